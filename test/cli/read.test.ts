import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { dedent } from '../../server/src/rules/example.ts'
import { run } from '../harness/cli.ts'

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n'

test('all YAML files below the current folder are shown with their documents', () => {
  const deployment = dedent(`
    # The web.
    kind: Deployment
    metadata:
      name: {{ .Release.Name }}
    spec:
      replicas: 2 # two
      template: &pod {}
      other: *pod
  `)
  const files = { 'k8s/web.yaml': `${SERVICE}---\n${deployment}`, 'values.yml': 'a: [1, 2]\n', 'notes.txt': 'a: "' }
  expect(run(['read'], files)).toEqual({
    out: dedent(`
      k8s/web.yaml
        lines 1–4   Service web                     3 values
        lines 7–13  Deployment {{ .Release.Name }}  5 values (1 unknown), 2 comments, 1 anchor, 1 alias

      values.yml
        line 1  map of 1 key  2 values

      2 files, 3 documents, 10 values (1 unknown because of templates), … ms.
    `),
    error: '',
    status: 0,
  })
})

test('a syntax error is shown with its line and column, and the status is 1', () => {
  const { out, error, status } = run(['read', 'k8s'], { 'k8s/a.yaml': SERVICE, 'k8s/b.yaml': `${SERVICE}spec: a: b\n` })
  expect(out).toContain('\n  k8s/b.yaml:5:7  A mapping begins in the line of its key.\n')
  expect(out).toMatch(/^2 files, 2 documents, \d+ values, 1 error, … ms\.$/m)
  expect([error, status]).toEqual(['', 1])
})

test('a path that cannot be read is named, the others are read, and the status is 2', () => {
  const { out, error, status } = run(['read', 'none.yaml', 'a.yaml'], { 'a.yaml': 'a: b: c\n' })
  expect(out).toContain('  a.yaml:1:4  A mapping begins in the line of its key.')
  expect(error).toBe('"none.yaml" cannot be read: there is no such file or folder.\n')
  expect(status).toBe(2)
})

test('where there is no YAML file it says so', () => {
  expect(run(['read'], { 'notes.md': '' })).toEqual({ out: 'There is no YAML file.\n', error: '', status: 0 })
})

test('what is too large or not text is counted', () => {
  const { out, status } = run(['read'], { 'a.yaml': 'a: 1\n', 'b.yaml': 'a\0' })
  expect(out).toContain('1 file, 1 document, 1 value, 1 file passed over, too large or not text, … ms.\n')
  expect(status).toBe(0)
})

test('text of the files cannot write on the terminal', () => {
  const { out } = run(['read'], { 'a.yaml': 'kind: "\\e[31mPod\\u202e"\nmetadata: {name: "a\\nb"}\n' })
  expect(out).toContain('\\u{1b}[31mPod\\u{202e} a\\u{a}b')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test.skipIf(process.platform === 'win32')('names of files cannot write on the terminal', () => {
  const { out } = run(['read'], { '\u001b[2J.yaml': 'a: b: c\n' })
  expect(out).toContain('\\u{1b}[2J.yaml:1:4')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test('a file of Compose is read as Compose does', () => {
  const { out } = run(['read'], { 'compose.yaml': 'kind: no\n', 'pod.yaml': 'kind: no\n' })
  expect(out).toMatch(/compose\.yaml\n {2}line 1 {2}no {2}1 value/)
})

const misuses: readonly (readonly [args: readonly string[], sentence: string])[] = [
  [[], 'There is no command.'],
  [['scan'], 'There is no command "scan".'],
  [['\u001b[2J'], 'There is no command "\\u{1b}[2J".'],
  [['read', '--loud'], "Unknown option '--loud'."],
]

for (const [args, sentence] of misuses) {
  test(`"${args.join(' ').replace('\u001b', 'ESC')}" is wrong usage`, () => {
    expect(run(args)).toEqual({ out: '', error: `${sentence} Try "seaworthy --help".\n`, status: 2 })
  })
}

test('help and version are printed', () => {
  expect(run(['--help'])).toMatchObject({
    out: expect.stringContaining('Usage: seaworthy check'),
    error: '',
    status: 0,
  })
  expect(run(['--version'])).toEqual({ out: `${version}\n`, error: '', status: 0 })
})
