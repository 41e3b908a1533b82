import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { dedent } from '../../server/src/rules/example.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { run } from '../harness/cli.ts'

const hostile = 'a%0A::error::x\\u001b[31m\\u202e'
const pod = dedent(`
  # shop
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: "app"
        securityContext:
          privileged: true
`)
const files = {
  'pod.yaml': pod,
  'hostile.yaml': pod.replace('app', hostile),
  'fine.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
}

/** Runs the built command line in a folder with these files. */
function seaworthy(...args: string[]) {
  const { status, out, error } = run(args, files)
  return { status, stdout: out, stderr: error }
}

const only = ['--rule', 'privileged-container']

test('findings are shown with their line and a caret, and end with status 1', () => {
  const { status, stdout } = seaworthy('check', ...only, 'pod.yaml')
  expect(stdout).toBe(
    dedent(`
      pod.yaml
        10:21  error  Container "app" runs in privileged mode.  privileged-container
           10 │         privileged: true
              │                     ^^^^
              + Set privileged to false (unsafe)

      1 finding in 1 of 1 file: 1 error.
      seaworthy fix --unsafe mends 1 and changes what runs; --diff shows how.
      seaworthy explain privileged-container says why that matters.
    `),
  )
  expect(status).toBe(1)
})

test('JSON has places from 1, edits by offset, and nothing else on standard output', () => {
  const { stdout } = seaworthy('check', ...only, '--format', 'json', 'pod.yaml')
  const { version, summary, findings, errors } = JSON.parse(stdout)
  expect([version, summary.files, summary.documents, summary.findings.error, errors]).toEqual([1, 1, 1, 1, []])
  expect(findings).toHaveLength(1)
  const [{ fixes, ...finding }] = findings
  expect(finding).toEqual({
    rule: 'privileged-container',
    severity: 'error',
    message: 'Container "app" runs in privileged mode.',
    file: 'pod.yaml',
    line: 10,
    column: 21,
    endLine: 10,
    endColumn: 25,
    resource: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
    related: [],
  })
  const [{ edits }] = fixes
  const asEdits = edits.map(({ start, end, text }: { start: number; end: number; text: string }) => ({
    span: { start, end },
    text,
  }))
  expect(applyEdits(pod, asEdits)).toBe(pod.replace('true', 'false'))
})

test('what a file says cannot steer the terminal', () => {
  const { stdout } = seaworthy('check', ...only, 'hostile.yaml')
  expect(stdout).toContain('Container "a%0A::error::x\\u{1b}[31m\\u{202e}" runs in privileged mode.')
  expect(stdout).not.toMatch(/[\u001b\u202e]/)
})

test('a folder is looked through, and --fail-on decides about the status', () => {
  expect(seaworthy('check', ...only).status).toBe(1)
  expect(seaworthy('check', ...only, '--fail-on', 'never').status).toBe(0)
  expect(seaworthy('check', ...only, 'fine.yaml')).toEqual({
    status: 0,
    stdout: 'No findings in 1 file.\n',
    stderr: '',
  })
})

const mistakes: readonly (readonly [args: readonly string[], message: string])[] = [
  [[], 'There is no command.'],
  [['chekc'], 'There is no command "chekc".'],
  [['read'], 'There is no command "read".'],
  [['\u001b[2J'], 'There is no command "\\u{1b}[2J".'],
  [['check', '--loud'], "Unknown option '--loud'."],
  [
    ['check', '--profile', 'nsa'],
    '--profile is one of recommended, strict, pedantic, all, pss-baseline, pss-restricted, not "nsa".',
  ],
  [['check', '--kubernetes', 'new'], '"new" is not a version of Kubernetes, such as 1.34.'],
  [['check', '--rule', 'no-such'], 'There is no rule "no-such".'],
  [['check', '--format', 'xml'], '--format is one of text, json, sarif, github, not "xml".'],
  [['rules', '--format', 'sarif'], '--format of rules is one of text, json, not "sarif".'],
  [['fix', '--format', 'github'], '--format of fix is one of text, not "github".'],
  [['check', '--quiet', '--format', 'json'], '--quiet is about text, not about --format json.'],
  [['fix', '--quiet'], '--quiet is only for check.'],
  [['check', '--stdin'], '--stdin needs --stdin-filename NAME.'],
  [['check', '--stdin', '--stdin-filename', ''], '--stdin needs --stdin-filename NAME.'],
  [['check', '--stdin-filename', 'a.yaml'], '--stdin-filename needs --stdin.'],
  [['check', '--stdin', '--stdin-filename', 'a.yaml', 'b.yaml'], '--stdin takes the place of paths, such as "b.yaml".'],
  [['fix', '--stdin', '--stdin-filename', 'a.yaml'], '--stdin is only for check.'],
  [['check', '--fail-on', 'bad'], '--fail-on is one of error, warning, info, hint, never, not "bad".'],
]

for (const [args, message] of mistakes) {
  test(`"${['seaworthy', ...args].join(' ')}" is answered with a sentence and status 2`, () => {
    expect(seaworthy(...args)).toEqual({ status: 2, stdout: '', stderr: `${message} Try "seaworthy --help".\n` })
  })
}

test('help and version are printed', () => {
  expect(seaworthy('--help')).toMatchObject({
    stdout: expect.stringContaining('Usage: seaworthy check'),
    stderr: '',
    status: 0,
  })
  expect(seaworthy('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('a file that is not there is named, and the others are checked', () => {
  const { status, stdout, stderr } = seaworthy('check', ...only, 'nowhere.yaml', 'pod.yaml')
  expect(status).toBe(2)
  expect(stderr).toBe('"nowhere.yaml" cannot be read: there is no such file or folder.\n')
  expect(stdout).toContain('1 finding in 1 of 1 file')
})

test('rules are listed for people and for machines', () => {
  expect(seaworthy('rules').stdout).toMatch(
    /^kubernetes\/host\n {2}container-runtime-socket +A volume holds the socket /m,
  )
  const listed: readonly { id: string; equivalents: object }[] = JSON.parse(
    seaworthy('rules', '--format', 'json').stdout,
  )
  const { equivalents, ...rest } = listed.find(({ id }) => id === 'privileged-container') ?? { equivalents: {} }
  expect(equivalents).toHaveProperty('trivy', ['KSV-0017'])
  expect(rest).toEqual({
    id: 'privileged-container',
    title: 'A container runs in privileged mode',
    scope: 'kubernetes',
    group: 'pod-security',
    severity: 'error',
    profile: 'recommended',
    podSecurity: { level: 'baseline' },
    fixable: 'unsafe',
    url: 'https://github.com/seaworthy-dev/seaworthy/blob/main/docs/rules/privileged-container.md',
  })
})
