import { expect, test } from 'vitest'
import { readConfig, readConfigLayer, textOfConfig } from '../../server/src/lint/config.ts'
import { type ConfigSources, FolderSettings } from '../../server/src/lint/settings.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { optional, rules } from '../harness/config-rules.ts'

const file = dedent(`
  profile: strict
  kubernetes: "1.34"
  ignore: [vendor, '!vendor/ours']
  rules:
    privileged-container: warning
    registry-not-trusted: {registries: [a.example, b.example]}
  suppressions: {checkov: false}
  overrides:
    - files: ['dev/**']
      profile: recommended
      rules: {privileged-container: off, registry-not-trusted: error}
    - files: ['dev/cluster']
      kubernetes: '1.30'
      rules: {privileged-container: on, registry-not-trusted: {least: 9}}
`)

/** For a path: profile, version, severities of the two rules. */
const precedence: readonly (readonly [
  what: string,
  path: string,
  sources: ConfigSources,
  expected: readonly string[],
])[] = [
  ['nothing is said', 'a.yaml', {}, ['recommended', '37', 'error', 'off']],
  [
    'an editor says something',
    'a.yaml',
    { editor: layer({ profile: 'all', kubernetes: '1.31' }) },
    ['all', '31', 'error', 'warning'],
  ],
  ['a file says something', 'a.yaml', { file: config(file) }, ['strict', '34', 'warning', 'warning']],
  [
    'a file says other than an editor',
    'a.yaml',
    { editor: layer({ profile: 'all', rules: { 'privileged-container': 'hint' } }), file: config(file) },
    ['strict', '34', 'warning', 'warning'],
  ],
  [
    'a file says nothing of a rule',
    'a.yaml',
    { editor: layer({ rules: { 'privileged-container': 'hint' } }), file: config('profile: strict') },
    ['strict', '37', 'hint', 'off'],
  ],
  ['an override is for the file', 'dev/a.yaml', { file: config(file) }, ['recommended', '34', 'off', 'error']],
  [
    'two overrides are for the file',
    'dev/cluster/a.yaml',
    { file: config(file) },
    ['recommended', '30', 'error', 'warning'],
  ],
  [
    'the command line says something',
    'dev/cluster/a.yaml',
    { file: config(file), flags: { profile: 'pss-baseline', kubernetes: { major: 1, minor: 28 } } },
    ['pss-baseline', '28', 'error', 'warning'],
  ],
  [
    'the command line asks for one rule',
    'a.yaml',
    { file: config(file), flags: { only: [optional] } },
    ['strict', '34', 'off', 'warning'],
  ],
]

for (const [what, path, sources, expected] of precedence) {
  test(`when ${what}, that is what counts for ${path}`, () => {
    const settings = new FolderSettings(sources).settingsFor(path)
    const severities = rules.map((rule) => settings.severityOf(rule))
    expect([settings.profile, String(settings.kubernetes.minor), ...severities]).toEqual(expected)
  })
}

test('options are those that were said last, and the defaults of the rule for the rest', () => {
  const settings = new FolderSettings({ file: config(file) })
  const options = { registries: ['a.example', 'b.example'], strictly: false, name: 'x' }
  expect(settings.settingsFor('a.yaml').optionsOf(optional)).toEqual({ ...options, least: 3 })
  expect(settings.settingsFor('dev/cluster/a.yaml').optionsOf(optional)).toEqual({ ...options, least: 9 })
  expect(settings.settingsFor('a.yaml').optionsOf(privilegedContainer)).toEqual({})
})

test('files with the same overrides have the same settings, and ignored files are told apart', () => {
  const settings = new FolderSettings({ file: config(file) })
  expect(settings.settingsFor('a.yaml')).toBe(settings.settingsFor('b/c.yaml'))
  expect(settings.settingsFor('a.yaml')).not.toBe(settings.settingsFor('dev/c.yaml'))
  const paths = ['vendor/a.yaml', 'vendor/ours/a.yaml', 'a.yaml']
  expect(paths.filter((path) => settings.isIgnored(path))).toEqual(['vendor/a.yaml'])
})

test('the comments of a tool count where nothing is said, and until they are switched off', () => {
  const tools = new FolderSettings({ file: config(file) }).settingsFor('a.yaml').tools
  expect([tools.has('checkov'), tools.has('trivy')]).toEqual([false, true])
})

test('what is wrong in a configuration does not take the rest with it', () => {
  const settings = new FolderSettings({
    file: config(
      'profile: stict\nkubernetes: "1.30"\nignore: ["{a", b]\nrules: {registry-not-trusted: {least: x, name: n}}',
    ),
  })
  expect(settings.settingsFor('a').profile).toBe('recommended')
  expect(settings.settingsFor('a').kubernetes.minor).toBe(30)
  expect(settings.isIgnored('b')).toBe(true)
  expect(settings.settingsFor('a').optionsOf(optional)).toMatchObject({ least: 3, name: 'n' })
})

function config(content: string) {
  return readConfig(textOfConfig(content), rules)
}

function layer(json: unknown) {
  return readConfigLayer(json, rules)
}
