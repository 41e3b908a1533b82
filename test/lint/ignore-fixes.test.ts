import { expect, test } from 'vitest'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { type IgnoreScope, ignoreReason } from '../../server/src/lint/ignore-fixes.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent, exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { AnyRule } from '../../server/src/rules/rule.ts'
import { applyEdits, spanInFile } from '../../server/src/text/document.ts'

type Contents = Readonly<Record<string, string>>

/** All files with each of the fixes that hide the first finding of a rule in one of them. */
function ignored(files: Contents, path: string, rule: string, folder?: string): Map<IgnoreScope, Contents> {
  const linter = linterOf(files)
  const placed = linter.lint(path).findings.find(({ finding }) => finding.rule.id === rule)
  if (!placed) throw new Error(`Nothing of ${rule} is found.`)
  const made = linter.ignoreFixes(path, placed, folder).map(({ scope, uri, changes }) => {
    const { changed, created, skipped } = editsOfFiles(changes, linter.lint(uri))
    expect(skipped).toEqual([])
    const edited = [...changed].map(([name, edits]) => [name, applyEdits(files[name]!, edits)] as const)
    return [scope, { ...files, ...Object.fromEntries([...edited, ...created]) }] as const
  })
  return new Map(made)
}

function linterOf(files: Contents): Linter {
  const linter = new Linter({ profile: 'all' })
  for (const [path, content] of Object.entries(files)) linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  return linter
}

/** What is shown in a file, in order: rules and what their findings stand at. */
function shownIn(files: Contents, path: string): string[] {
  const { findings } = linterOf(files).lint(path)
  return findings.map(({ document, finding: { rule, location, message } }) => {
    const { start, end } = spanInFile(document, location.span)
    return `${rule.id}: ${message} ${files[path]!.slice(start, end)}`
  })
}

/** Lines that stay as they are, and one that is new. */
const rows: readonly (readonly [what: string, path: string, rule: string, content: string, expected: Contents])[] = [
  [
    'a value of a map',
    'a.yaml',
    'host-network',
    dedent(`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostNetwork: true
    `),
    {
      line: '  # seaworthy-ignore host-network: TODO',
      resource: '  annotations:\n    seaworthy.dev/ignore: "host-network: TODO"',
      file: '# seaworthy-ignore-file host-network: TODO',
    },
  ],
  [
    'an item of a list, CR LF and a byte order mark',
    'a.yaml',
    'privileged-container',
    '\uFEFFapiVersion: v1\r\nkind: Pod\r\nmetadata: {name: web}\r\nspec:\r\n  containers:\r\n  - securityContext: {privileged: true}\r\n    name: a\r\n',
    {
      line: '  # seaworthy-ignore privileged-container: TODO\r',
      file: '\uFEFF# seaworthy-ignore-file privileged-container: TODO\r\napiVersion: v1\r',
    },
  ],
  [
    'a comment for another tool above',
    'a.yaml',
    'privileged-container',
    dedent(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
          - name: a
            securityContext:
              # why
              # trivy:ignore:KSV-0001
              privileged: true
    `),
    { line: '        # seaworthy-ignore privileged-container: TODO' },
  ],
  [
    'an annotation that is there',
    'a.yaml',
    'host-network',
    dedent(`
      apiVersion: v1
      kind: Pod
      metadata:
        annotations:
          seaworthy.dev/ignore: "host-pid: why"
      spec:
        hostNetwork: true
    `),
    { resource: '    seaworthy.dev/ignore: "host-pid: why\\nhost-network: TODO"' },
  ],
  [
    'JSON',
    'a.json',
    'host-network',
    '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostNetwork": true}}\n',
    {
      resource:
        '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"seaworthy.dev/ignore": "host-network: TODO"}}, "spec": {"hostNetwork": true}}',
    },
  ],
  [
    'a template that begins with an action',
    'a.yaml',
    'host-network',
    '{{- if .Values.a -}}\napiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: true\n  hostPID: {{ .Values.pid }}\n{{- end }}\n',
    { line: '  # seaworthy-ignore host-network: TODO' },
  ],
  [
    'a Dockerfile with directives',
    'Dockerfile',
    'base-image-latest',
    '# syntax=docker/dockerfile:1\n# check=error=true\nARG A\n# hadolint ignore=DL3006\nFROM alpine:latest\nRUN a \\\n  b\n',
    {
      line: '# seaworthy-ignore base-image-latest: TODO',
      stage: '# seaworthy-ignore-stage base-image-latest: TODO',
      file: '# seaworthy-ignore-file base-image-latest: TODO',
    },
  ],
  [
    'an instruction of several lines',
    'Dockerfile',
    'add-instead-of-copy',
    'FROM alpine:3.22\nADD a \\\n  # comment\n  b \\\n  /c/\n',
    {
      line: '# seaworthy-ignore add-instead-of-copy: TODO',
      stage: '# seaworthy-ignore-stage add-instead-of-copy: TODO',
      file: '# seaworthy-ignore-file add-instead-of-copy: TODO',
    },
  ],
]

for (const [what, path, rule, content, expected] of rows) {
  test(`what hides a finding leaves the rest as it is: ${what}`, () => {
    const fixes = ignored({ [path]: content }, path, rule)
    const added = [...fixes].map(([scope, files]) => [scope, addedLines(content, files[path]!)] as const)
    expect(Object.fromEntries(added)).toMatchObject(expected)
    expect([...fixes.keys()].includes('line')).toBe('line' in expected || what === 'an annotation that is there')
    for (const [, files] of fixes)
      expect(shownIn(files, path).filter((shown) => shown.startsWith(`${rule}: `))).toEqual([])
  })
}

/** The lines of a content that are not those of another. */
function addedLines(before: string, after: string): string {
  const old = before.split('\n')
  return after
    .split('\n')
    .filter((line) => !old.includes(line))
    .join('\n')
}

test('a comment goes above those of other tools, and below directives', () => {
  const docker = '# check=skip=A\n\n# hadolint ignore=DL3020\n# trivy:ignore:DS-0026\nFROM a:latest\n'
  const fixes = ignored({ Dockerfile: docker }, 'Dockerfile', 'base-image-latest')
  expect(fixes.get('line')).toEqual({
    Dockerfile: docker.replace('# hadolint', '# seaworthy-ignore base-image-latest: TODO\n# hadolint'),
  })
  expect(fixes.get('file')).toEqual({
    Dockerfile: docker.replace('\n\n', '\n# seaworthy-ignore-file base-image-latest: TODO\n\n'),
  })
})

const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: true\n'

test('a rule is turned off in the configuration that counts, or in one that is made', () => {
  const off = (config: Contents, folder?: string) => {
    const path = Object.keys(config)[0] ?? 'w/.seaworthy.yaml'
    return ignored({ 'w/x/a.yaml': pod, ...config }, 'w/x/a.yaml', 'host-network', folder).get('folder')?.[path]
  }
  expect(off({}, 'w')).toBe(`rules:\n  host-network: off # ${ignoreReason}\n`)
  expect(off({})).toBe(undefined)
  expect(off({ 'w/.seaworthy.yaml': 'profile: strict # all\n' }, 'w')).toBe(
    'profile: strict # all\nrules:\n  host-network: "off"\n',
  )
  expect(off({ 'w/x/.seaworthy.yaml': 'rules:\n  host-pid: off\n' })).toBe(
    'rules:\n  host-pid: off\n  host-network: "off"\n',
  )
  expect(off({ 'w/.seaworthy.yaml': 'rules: {host-network: {severity: hint}}\n' })).toBe(
    'rules: {host-network: {severity: "off"}}\n',
  )
  expect(off({ 'w/.seaworthy.yaml': 'rules: [\n' })).toBe(undefined)
})

/** A finding may be the reason for which others are not shown. */
for (const rule of rules) {
  test(`${rule.id}: each fix hides what it says, and adds no finding but that a reason is missing`, () => {
    for (const [path, files] of examplesOf(rule)) {
      const before = shownIn(files, path)
      if (!before.some((shown) => shown.startsWith(`${rule.id}: `))) continue
      for (const [scope, after] of ignored(files, path, rule.id)) {
        const left = shownIn(after, path)
        const first = before.find((shown) => shown.startsWith(`${rule.id}: `))
        const count = (all: string[]) => all.filter((shown) => shown === first).length
        expect(count(left), `${scope}: ${after[path]}`).toBeLessThan(count(before))
        const news = left.filter((shown) => !before.includes(shown) && !shown.startsWith('ignore-without-reason'))
        expect(news, `${scope}: ${after[path]}`).toEqual([])
      }
    }
  })
}

function examplesOf(rule: AnyRule): (readonly [path: string, files: Contents])[] {
  return rule.examples.flatMap(({ bad }) => {
    const files = exampleFiles(bad, examplePaths[rule.on])
    const contents = Object.fromEntries(files.map(({ path, content }) => [path, content]))
    return files.filter(({ marks }) => marks.length > 0).map(({ path }) => [path, contents] as const)
  })
}
