import { expect, test } from 'vitest'
import type { Config } from '../../server/src/lint/linter.ts'
import { hostNetwork } from '../../server/src/rules/kubernetes/host/host-network.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { writableRootFilesystem } from '../../server/src/rules/kubernetes/pod-security/writable-root-filesystem.ts'
import { verdictOn } from '../harness/verdict.ts'

const config: Config = { only: [privilegedContainer, hostNetwork] }
const P = 'privileged-container'
const N = 'host-network'

/** A pod with lines for the places where comments stand. */
function pod(comments: Readonly<Record<string, string>>): string {
  const line = (name: string, indent: string) => (comments[name] === undefined ? '' : `${indent}${comments[name]}\n`)
  const behind = (name: string) => (comments[name] === undefined ? '' : ` ${comments[name]}`)
  return [
    line('top', ''),
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n',
    comments.annotation === undefined ? '' : `  annotations:\n    ${comments.annotation}\n`,
    `spec:${behind('behind spec')}\n`,
    line('above network', '  '),
    `  hostNetwork: true${behind('behind network')}\n`,
    line('above containers', '  '),
    '  containers:\n',
    line('above item', '    '),
    `    - name: app${behind('behind name')}\n      image: nginx:1.29\n`,
    line('above context', '      '),
    `      securityContext:${behind('behind context')}\n`,
    line('above value', '        '),
    `        privileged: true${behind('behind value')}\n`,
    line('end', ''),
  ].join('')
}

const why = ': it has to'

/** Where a comment stands, what it says, and which of the two findings of the pod it hides. */
const places: readonly (readonly [where: string, says: string, hidden: readonly string[]])[] = [
  ['behind value', `# seaworthy-ignore ${P}`, [P]],
  ['above value', `# seaworthy-ignore ${P}${why}`, [P]],
  ['above value', `#seaworthy-ignore ${P}`, [P]],
  ['above value', `## seaworthy-ignore   ${P} :  it has to`, [P]],
  ['above value', `# seaworthy-ignore ${N},${P}`, [P]],
  ['above value', `# seaworthy-ignore ${N}, ${P} until=2027-01-31: it has to`, [P]],
  ['above value', `# seaworthy-ignore ${N} ${P}: it has to until=2027-01-31`, [P]],
  ['above value', `# seaworthy-ignore ${N}`, []],
  ['above value', '# seaworthy-ignore', []],
  ['above value', `# seaworthy-ignored ${P}`, []],
  ['above value', `# see seaworthy-ignore ${P}`, []],
  ['above value', `# seaworthy-ignore-line ${P}`, []],
  ['above value', `# SEAWORTHY-IGNORE ${P}`, []],
  ['above value', `# seaworthy-ignore ${P}\n        # another comment`, [P]],
  ['above value', `# seaworthy-ignore ${P}\n        # seaworthy-ignore ${N}`, [P]],
  ['above value', `# seaworthy-ignore ${P}\n`, []],
  ['above context', `# seaworthy-ignore ${P}`, [P]],
  ['behind context', `# seaworthy-ignore ${P}`, [P]],
  ['above item', `# seaworthy-ignore ${P}`, [P]],
  ['above containers', `# seaworthy-ignore ${P}`, [P]],
  ['behind name', `# seaworthy-ignore ${P}`, []],
  ['above network', `# seaworthy-ignore ${P}`, []],
  ['above network', `# seaworthy-ignore ${P},${N}`, [N]],
  ['behind network', `# seaworthy-ignore ${N}`, [N]],
  ['behind spec', `# seaworthy-ignore ${P}, ${N}`, [N, P]],
  ['top', `# seaworthy-ignore ${P}, ${N}`, [N, P]],
  ['top', `# seaworthy-ignore-file ${P}`, [P]],
  ['end', `# seaworthy-ignore-file ${N}`, [N]],
  ['behind name', `# seaworthy-ignore-file ${N}`, [N]],
  ['annotation', `seaworthy.dev/ignore: ${P}`, [P]],
  ['annotation', `seaworthy.dev/ignore: "${P}, ${N}: it has to"`, [N, P]],
  ['annotation', `seaworthy.dev/ignore: |\n      ${P}: it has to\n      ${N}: as well`, [N, P]],
  ['annotation', `seaworthy.dev/ignored: ${P}`, []],
  ['annotation', `note: "# seaworthy-ignore ${P}"`, []],
  // Those of other tools.
  ['annotation', 'ignore-check.kube-linter.io/privileged-container: it has to', [P]],
  ['annotation', 'ignore-check.kube-linter.io/host-network: ""', [N]],
  ['annotation', 'ignore-check.kube-linter.io/no-such-check: it has to', []],
  ['annotation', 'kube-linter.io/ignore-all: it has to', [N, P]],
  ['annotation', 'checkov.io/skip1: CKV_K8S_16=it has to', [P]],
  ['annotation', 'bridgecrew.io/skip22: CKV_K8S_19', [N]],
  ['annotation', 'checkov.io/skips: CKV_K8S_16', []],
  ['above value', '# checkov:skip=CKV_K8S_16:it has to', [P]],
  ['end', '# checkov:skip=CKV_K8S_19, and more', [N]],
  ['behind value', '# checkov:skip=CKV_K8S_19,CKV_K8S_16', [N, P]],
  ['top', '# checkov:skip=', [N, P]],
  ['behind value', '# trivy:ignore:KSV-0017', [P]],
  ['above value', '# trivy:ignore:AVD-KSV-0017', [P]],
  ['above value', '#trivy:ignore:KSV017:exp:2027-01-31', [P]],
  ['above value', '# trivy:ignore:KSV-0009 trivy:ignore:KSV-0017', [P]],
  ['above value', '# trivy:ignore:*', [P]],
  ['above context', '# trivy:ignore:KSV-0017', []],
  ['top', '# kics-scan ignore', [N, P]],
  ['above network', '# kics-scan ignore', []],
  ['top', '# kics-scan disable=dd29336b-fe57-445b-a26e-e6aa867ae609', [P]],
  ['above value', '# kics-scan ignore-line', [P]],
  ['above context', '# kics-scan ignore-line', []],
  ['above context', '# kics-scan ignore-block', [P]],
  ['above value', '# kics-scan ignored', []],
]

for (const [where, says, hidden] of places) {
  test(`${says.replaceAll('\n', '\\n')} ${where} hides ${hidden.join(' and ') || 'nothing'}`, () => {
    const verdict = verdictOn(pod({ [where]: says }), config)
    const word = (entry: string) => entry.split(' ')[0]
    expect([...new Set(verdict.hidden.map(word))].sort()).toEqual([...hidden].sort())
    expect([...verdict.shown, ...verdict.hidden].map(word).sort()).toEqual([N, P])
  })
}

const all = { top: `# seaworthy-ignore-file ${P}: it has to`, annotation: 'kube-linter.io/ignore-all: as well' }

test('what is hidden says by what, and why', () => {
  expect(verdictOn(pod(all), config).hidden).toEqual([
    `${N} 9, kube-linter.io/ignore-all: as well`,
    `${P} 14, seaworthy-ignore-file: it has to`,
  ])
})

test('comments of tools that are switched off do not count, and without suppression none does', () => {
  const off: Config = { ...config, suppressions: new Map([['kube-linter', false]]) }
  expect(verdictOn(pod(all), off).shown).toEqual([`${N} 9`])
  expect(verdictOn(pod(all), { ...config, suppresses: false })).toEqual({ shown: [`${N} 9`, `${P} 14`], hidden: [] })
})

test.each([
  ['2027-01-30', true],
  ['2027-01-31', true],
  ['2027-02-01', false],
])('on %s a comment that counts until 2027-01-31 hides something: %s', (today, hides) => {
  for (const says of [`# seaworthy-ignore ${P} until=2027-01-31`, '# trivy:ignore:KSV-0017:exp:2027-01-31']) {
    const { hidden } = verdictOn(pod({ 'above value': says }), { ...config, today })
    expect(hidden.length).toBe(Number(hides))
  }
})

const second = pod({}).replace('name: web', 'name: second')

/** For files of two pods, of which the second one has nothing of its own: which findings are hidden, by their lines. */
test.each([
  ['a comment for the file', { top: `# seaworthy-ignore-file ${P}` }, [12, 24]],
  ['a comment at the top', { top: `# seaworthy-ignore ${P}` }, [12]],
  ['one of KICS at the top', { top: '# kics-scan disable=dd29336b-fe57-445b-a26e-e6aa867ae609' }, [12, 24]],
  ['one of Checkov', { top: '# checkov:skip=CKV_K8S_16' }, [12]],
  ['an annotation', { annotation: `seaworthy.dev/ignore: ${P}` }, [13]],
])('%s hides what is meant by it in a file of two documents', (_what, comments, lines) => {
  const { hidden } = verdictOn(`${pod(comments)}---\n${second}`, config)
  expect(hidden.map((entry) => Number(/\d+/.exec(entry)?.[0]))).toEqual(lines)
})

test('an annotation of a pod template is for that template, and one of a workload for all of it', () => {
  const job = (where: string) => `
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: web
      annotations: {${where === 'job' ? `seaworthy.dev/ignore: ${P}` : ''}}
    spec:
      template:
        metadata:
          annotations: {${where === 'pod' ? `seaworthy.dev/ignore: ${P}` : ''}}
        spec:
          containers: [{name: app, securityContext: {privileged: true}}]
  `
  expect(['job', 'pod', 'none'].map((where) => verdictOn(job(where), config).hidden.length)).toEqual([1, 1, 0])
})

test('JSON has no comments, and is ignored by its annotations', () => {
  const json = (name: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', annotations: { [name]: `${P}: it has to` } },
      spec: { containers: [{ name: 'app', securityContext: { privileged: true } }] },
    })
  const hidden = ['seaworthy.dev/ignore', 'other'].map((name) => verdictOn(json(name), config, 'pod.json').hidden)
  expect(hidden).toEqual([[`${P} 1, seaworthy.dev/ignore: it has to`], []])
})

test('an item of a list is ignored with all that is in it, and nothing of the next', () => {
  const list = `
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - {name: one, securityContext: {privileged: true}}
        # seaworthy-ignore privileged-container
        - name: two
          securityContext: {privileged: true}
        - name: three # seaworthy-ignore privileged-container
          securityContext:
            privileged: true
        - # seaworthy-ignore privileged-container
          name: four
          securityContext:
            privileged: true
  `
  expect(verdictOn(list, config).shown).toEqual([`${P} 5`, `${P} 11`])
})

test('what looks like a comment in a string or a block of text is none', () => {
  const text = `
    apiVersion: v1
    kind: Pod
    metadata:
      annotations:
        script: |
          # seaworthy-ignore-file privileged-container
        quoted: "a # seaworthy-ignore-file privileged-container"
        plain: a# seaworthy-ignore-file privileged-container
    spec:
      containers: [{name: app, securityContext: {privileged: true}}]
  `
  expect(verdictOn(text, config).hidden).toEqual([])
})

test('comments with CR LF are read as others', () => {
  const windows = pod({
    'above value': `# seaworthy-ignore ${P}: it has to`,
    'behind network': `# seaworthy-ignore ${N}`,
  })
  expect(verdictOn(windows.replaceAll('\n', '\r\n'), config).hidden).toEqual([
    `${N} 6, seaworthy-ignore: ?`,
    `${P} 12, seaworthy-ignore: it has to`,
  ])
})

test('a finding without a line of its own is ignored above the container', () => {
  const bare = pod({ 'above item': '# seaworthy-ignore writable-root-filesystem' })
  const only: Config = { only: [writableRootFilesystem] }
  expect(verdictOn(bare, only).hidden.length).toBe(1)
})
