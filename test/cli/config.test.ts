import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { folderWith, run, runIn } from '../harness/cli.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    hostPID: true
    hostAliases: [{ip: 10.0.0.1}]
    # seaworthy-ignore privileged-container: the driver needs it
    containers: [{name: app, securityContext: {privileged: true}}]
`)
const off = 'rules: {host-pid: off}\n'
const quiet = ['check', '--quiet', '--fail-on', 'never']

/** Files, arguments, and the rules and files that are printed of two rules. */
const rows: readonly (readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  shown: readonly string[],
])[] = [
  ['no configuration', { 'a.yaml': pod }, [], ['a.yaml host-pid']],
  ['a configuration beside', { 'a.yaml': pod, '.seaworthy.yaml': off }, [], []],
  ['a configuration above what is asked for', { 'x/a.yaml': pod, '.seaworthy.yaml': off }, ['x'], []],
  ['a configuration above a file that is asked for', { 'x/a.yaml': pod, '.seaworthy.yaml': off }, ['x/a.yaml'], []],
  [
    'a nearer configuration',
    { 'x/a.yaml': pod, '.seaworthy.yaml': off, 'x/.seaworthy.yaml': 'profile: strict\n' },
    [],
    ['x/a.yaml host-pid', 'x/a.yaml host-aliases'],
  ],
  ['--no-config', { 'a.yaml': pod, '.seaworthy.yaml': off }, ['--no-config'], ['a.yaml host-pid']],
  [
    '--config',
    { 'a.yaml': pod, 'ci/x.yaml': off, '.seaworthy.yaml': 'profile: strict\n' },
    ['--config', 'ci/x.yaml'],
    [],
  ],
  [
    'a profile on the command line',
    { 'a.yaml': pod, '.seaworthy.yaml': 'profile: strict\n' },
    ['--profile', 'recommended'],
    ['a.yaml host-pid'],
  ],
  [
    'a profile in the configuration',
    { 'a.yaml': pod, '.seaworthy.yaml': 'profile: strict\n' },
    [],
    ['a.yaml host-pid', 'a.yaml host-aliases'],
  ],
  ['files that are left out', { 'v/a.yaml': pod, '.seaworthy.yaml': 'ignore: [v]\n' }, [], []],
  [
    'one of them by its name',
    { 'v/a.yaml': pod, '.seaworthy.yaml': 'ignore: [v]\n' },
    ['v/a.yaml'],
    ['v/a.yaml host-pid'],
  ],
  [
    'a rule that is off and asked for',
    { 'a.yaml': pod, '.seaworthy.yaml': off },
    ['--rule', 'host-pid'],
    ['a.yaml host-pid'],
  ],
  [
    'a mistake in a configuration',
    { 'x/a.yaml': pod, '.seaworthy.yaml': 'profil: strict\n' },
    ['x'],
    ['x/a.yaml host-pid', '.seaworthy.yaml config-invalid'],
  ],
]

for (const [what, files, args, shown] of rows) {
  test(`with ${what}`, () => {
    const { out, error, status } = run([...quiet, ...args], files)
    const lines = out.split('\n').filter((line) => /host-pid|host-aliases|config-invalid/.test(line))
    expect(lines.map((line) => line.replace(/:\d+:\d+ .* /, ' '))).toEqual(shown)
    expect([error, status]).toEqual(['', 0])
  })
}

test('standard input has the configuration of where it would be', () => {
  const folder = folderWith({ 'x/.seaworthy.yaml': off })
  const { out } = runIn(folder, [...quiet, '--stdin', '--stdin-filename', 'x/new.yaml'], pod)
  expect(out).not.toContain('host-pid')
})

test.each([
  [['--config', 'none.yaml'], '"none.yaml" cannot be read: there is no such file or folder.'],
  [['--config', 'a', '--no-config'], '--config and --no-config contradict each other.'],
  [['--no-suppress', '--show-suppressed'], 'With --no-suppress nothing is left for --show-suppressed.'],
])('%j is wrong', (args, message) => {
  const { error, status } = run([...quiet, ...args], { 'a.yaml': pod })
  expect(error).toContain(message)
  expect(status).toBe(2)
})

const one = ['check', '--rule', 'privileged-container']

test('what is ignored is counted, and listed for those who ask', () => {
  const files = { 'a.yaml': pod }
  const usual = run(one, files)
  expect([usual.out, usual.status]).toEqual(['No findings in 1 file.\n1 finding ignored (--show-suppressed).\n', 0])
  const listed = run([...one, '--show-suppressed'], files)
  expect(listed.out).toContain('ignored  Container "app" runs in privileged mode.  privileged-container')
  expect(listed.out).toContain('╰ seaworthy-ignore: the driver needs it')
  expect(listed.status).toBe(0)
  const unsuppressed = run([...one, '--no-suppress'], files)
  expect(unsuppressed.out).toContain('error  Container "app" runs in privileged mode.')
  expect(unsuppressed.status).toBe(1)
  expect(run([...one, '--format', 'github'], files).out).toBe('')
})

test('JSON counts what is ignored, and has it with its reason for those who ask', () => {
  const json = (...args: string[]) => JSON.parse(run([...one, '--format', 'json', ...args], { 'a.yaml': pod }).out)
  expect([json().summary.suppressed, json().findings]).toEqual([1, []])
  const { summary, findings } = json('--show-suppressed')
  expect([summary.suppressed, summary.findings.error]).toEqual([1, 0])
  expect(findings.map(({ suppressed }: { suppressed: object }) => suppressed)).toEqual([
    { by: 'seaworthy-ignore', reason: 'the driver needs it' },
  ])
})

test('SARIF has what is ignored as suppressed, and names the rules that ran', () => {
  const files = { 'a.yaml': pod, '.seaworthy.yaml': off }
  const [log] = JSON.parse(run(['check', '--format', 'sarif'], files).out).runs
  const suppressions = log.results
    .filter(({ ruleId }: { ruleId: string }) => ruleId === 'privileged-container')
    .map((result: { suppressions: object }) => result.suppressions)
  expect(suppressions).toEqual([
    [{ kind: 'inSource', status: 'accepted', justification: 'the driver needs it (seaworthy-ignore)' }],
  ])
  const ids = log.tool.driver.rules.map(({ id }: { id: string }) => id)
  expect([ids.includes('privileged-container'), ids.includes('host-pid'), ids.includes('host-aliases')]).toEqual([
    true,
    false,
    false,
  ])
})

test('a fix changes no configuration that was not asked for, and nothing that is ignored', () => {
  const config = 'profil: strict\n'
  const folder = folderWith({ 'x/a.yaml': pod, '.seaworthy.yaml': config })
  const { out } = runIn(folder, ['fix', '--unsafe', '--diff', 'x'])
  expect(out).toContain('hostPID: true')
  expect(out).not.toContain('-    containers')
  expect(out).not.toContain('seaworthy.yaml')
})

test('the whole configuration is read: options, overrides and switches of other tools', () => {
  const checked = pod.replace('spec:', '  annotations: {kube-linter.io/ignore-all: why}\nspec:')
  const config = (more: string) => ({ 'dev/a.yaml': checked, '.seaworthy.yaml': `profile: strict\n${more}` })
  const outOf = (more: string) => run(quiet, config(more)).out
  expect(outOf('')).not.toContain('host-pid')
  expect(outOf('suppressions: {kube-linter: false}\n')).toContain('error  Pod "web" shares the processes')
  expect(outOf('suppressions: {kube-linter: false}\noverrides: [{files: [dev], rules: {host-pid: hint}}]\n')).toContain(
    'hint  Pod "web" shares the processes',
  )
})
