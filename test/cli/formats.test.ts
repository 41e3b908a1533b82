import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { bundle, folderWith, run, runIn } from '../harness/cli.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        securityContext:
          privileged: true
`)
const check = ['check', '--rule', 'privileged-container']
const stdin = ['--stdin', '--stdin-filename']

/** A name that would steer a terminal, turn text around, and write commands for GitHub. */
const name = 'a%0A::error::x\u001b[31m\u202e\u2028'
const written = 'a%0A::error::x\\u001b[31m\\u202e\\u2028'
const hostile = pod.replaceAll(/web|app/g, `"${written}"`)
const shown = 'a%0A::error::x\\u{1b}[31m\\u{202e}\\u{2028}'

const outputs: readonly (readonly [format: string, tells: (out: string) => unknown, told: unknown])[] = [
  ['text', (out) => out.includes(`Container "${shown}" runs`), true],
  ['json', (out) => JSON.parse(out).findings[0].resource.name, name],
  ['sarif', (out) => JSON.parse(out).runs[0].results[0].message.text, `Container "${shown}" runs in privileged mode.`],
  [
    'github',
    (out) => out,
    '::error file=pod.yaml,line=9,endLine=9,col=21,endColumn=25,title=privileged-container::' +
      `Container "${shown.replace('%', '%25')}" runs in privileged mode.\n`,
  ],
]

for (const [format, tells, told] of outputs) {
  test(`what a file says can steer nobody who reads ${format}`, () => {
    const { out, error, status } = run([...check, '--format', format], { 'pod.yaml': hostile })
    expect(tells(out)).toEqual(told)
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    expect([error, status]).toEqual(['', 1])
  })
}

test('where nothing is found, GitHub is told nothing', () => {
  const fine = pod.replace('true', 'false')
  expect(run([...check, '--format', 'github'], { 'pod.yaml': fine })).toEqual({ out: '', error: '', status: 0 })
})

test('GitHub and SARIF name files as the repository does', () => {
  const files = { 'k8s/pod.yaml': pod }
  const folder = folderWith(files)
  for (const path of ['k8s', './k8s/pod.yaml', `${folder}/k8s/pod.yaml`, 'k8s/../k8s/pod.yaml']) {
    expect(runIn(folder, [...check, '--format', 'github', path]).out).toMatch(/^::error file=k8s\/pod\.yaml,line=9,/)
  }
  const outside = runIn(folderWith({}), [...check, '--format', 'github', `${folder}/k8s/pod.yaml`])
  expect(outside.out).not.toContain('file=k8s')
})

test('GitHub is told of a file that cannot be read', () => {
  expect(run([...check, '--format', 'github', 'no,where.yaml'])).toEqual({
    out: '::error file=no%2Cwhere.yaml,title=seaworthy::"no,where.yaml" cannot be read: there is no such file or folder.\n',
    error: '',
    status: 2,
  })
})

test('--quiet prints one line for each finding, and nothing where there is none', () => {
  const files = { 'a.yaml': pod, 'b.yaml': `# one more line\n${pod}` }
  expect(run([...check, '--quiet'], files)).toEqual({
    out: dedent(`
      a.yaml:9:21  error  Container "app" runs in privileged mode.  privileged-container
      b.yaml:10:21  error  Container "app" runs in privileged mode.  privileged-container
    `),
    error: '',
    status: 1,
  })
  const fine = { 'a.yaml': pod.replace('true', 'false') }
  expect(run([...check, '--quiet'], fine)).toEqual({ out: '', error: '', status: 0 })
})

test('standard input is checked by the name that it is given, and files are not', () => {
  const folder = folderWith({ 'other.yaml': pod, 'k8s/pod.yaml': 'a: 1\n' })
  const { out, error, status } = runIn(folder, [...check, '--quiet', ...stdin, 'k8s/pod.yaml'], pod)
  expect(out).toBe('k8s/pod.yaml:9:21  error  Container "app" runs in privileged mode.  privileged-container\n')
  expect([error, status]).toEqual(['', 1])
})

test('standard input that is longer than one piece is read to its end', () => {
  const long = `# ${'é'.repeat(200_000)}\n${pod}`
  const { out } = run([...check, '--format', 'json', ...stdin, 'pod.yaml'], {}, long)
  const [{ fixes }] = JSON.parse(out).findings
  const { start, end } = fixes[0].edits[0]
  expect(long.slice(start, end)).toBe('true')
})

test('a patch is known by the name that standard input is given', () => {
  const folder = folderWith({ 'kustomization.yaml': 'patches:\n  - path: pod.yaml\n' })
  const asked = ['check', '--profile', 'all', '--quiet', ...stdin]
  const whole = runIn(folder, [...asked, 'other.yaml'], pod).out.split('\n').length
  const patch = runIn(folder, [...asked, 'pod.yaml'], pod).out.split('\n').length
  expect(patch).toBeLessThan(whole)
})

test('nothing, and what is not text, can be standard input', () => {
  const asked = [...check, '--quiet', ...stdin, 'pod.yaml']
  expect(run(asked)).toEqual({ out: '', error: '', status: 0 })
  expect(run(asked, {}, 'a\0')).toEqual({ out: '', error: '"pod.yaml" cannot be read: it is not text.\n', status: 2 })
})

test.skipIf(process.platform === 'win32')('standard input may take its time', () => {
  const folder = folderWith({ 'pod.yaml': pod })
  const command = '(sleep 0.3; cat pod.yaml) | "$0" "$@"'
  const args = ['-c', command, process.execPath, bundle, ...check, '--quiet', ...stdin, 'pod.yaml']
  const { stdout, status } = spawnSync('sh', args, { cwd: folder, encoding: 'utf8' })
  expect([stdout.split('\n').length, status]).toEqual([2, 1])
})
