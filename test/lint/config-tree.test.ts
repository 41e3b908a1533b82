import { expect, test } from 'vitest'
import { readConfigLayer } from '../../server/src/lint/config.ts'
import { type Config, Linter } from '../../server/src/lint/linter.ts'
import { rules } from '../../server/src/rules/index.ts'
import { verdictOf } from '../harness/verdict.ts'

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostPID: true\n  hostAliases: [{ip: 10.0.0.1}]\n'
const off = 'rules: {host-pid: off}\n'

/** Configuration files, and for each other file what is found in it. */
const trees: readonly (readonly [
  what: string,
  configs: Readonly<Record<string, string>>,
  found: Readonly<Record<string, readonly string[]>>,
  config?: Config,
])[] = [
  ['no configuration', {}, { 'a.yaml': ['host-pid'] }],
  ['a configuration at the top', { '.seaworthy.yaml': off }, { 'a.yaml': [], 'x/y/a.yaml': [] }],
  [
    'a configuration in a folder',
    { 'x/.seaworthy.yaml': off },
    { 'a.yaml': ['host-pid'], 'x/a.yaml': [], 'x/y/a.yaml': [], 'xy/a.yaml': ['host-pid'] },
  ],
  [
    'two configurations, of which the nearer counts and the other does not',
    { '.seaworthy.yaml': off, 'x/.seaworthy.yaml': 'profile: strict\n' },
    { 'a.yaml': [], 'x/a.yaml': ['host-pid', 'host-aliases'] },
  ],
  ['the other ending of the name', { 'x/.seaworthy.yml': off }, { 'x/a.yaml': [] }],
  [
    'both endings',
    { 'x/.seaworthy.yml': off, 'x/.seaworthy.yaml': 'profile: recommended' },
    { 'x/a.yaml': ['host-pid'] },
  ],
  [
    'patterns from the folder of the configuration',
    { 'x/.seaworthy.yaml': 'ignore: [vendor]\noverrides: [{files: [dev], rules: {host-pid: off}}]\n' },
    { 'x/vendor/a.yaml': [], 'vendor/a.yaml': ['host-pid'], 'x/dev/a.yaml': [], 'x/a.yaml': ['host-pid'] },
  ],
  [
    'names with characters that URIs escape',
    { 'file:///shop/.seaworthy.yaml': "ignore: ['mit Umlaut ä/**']\n" },
    { 'file:///shop/mit%20Umlaut%20%C3%A4/a.yaml': [], 'file:///shop/%zz/a.yaml': ['host-pid'] },
  ],
  [
    'an editor that says less than a file',
    { 'x/.seaworthy.yaml': 'rules: {host-pid: on}\n' },
    { 'a.yaml': [], 'x/a.yaml': ['host-pid'] },
    { editor: readConfigLayer({ rules: { 'host-pid': 'off' } }, rules) },
  ],
  [
    'a command line that says more than a file',
    { '.seaworthy.yaml': 'profile: strict\n' },
    { 'a.yaml': ['host-pid'] },
    { profile: 'recommended' },
  ],
  ['no configuration wanted', { '.seaworthy.yaml': off }, { 'a.yaml': ['host-pid'] }, { configFiles: 'none' }],
  [
    'one configuration for all files',
    { 'ci/strict.yaml': 'ignore: [vendor]\nrules: {host-pid: off}\n', '.seaworthy.yaml': 'profile: strict\n' },
    { 'x/a.yaml': [], 'vendor/a.yaml': [], 'ci/vendor/a.yaml': [] },
    { configFiles: { uri: 'ci/strict.yaml', folder: '' } },
  ],
  [
    'a file that was asked for by its name',
    { '.seaworthy.yaml': 'ignore: [vendor]\n' },
    { 'vendor/a.yaml': ['host-pid'], 'vendor/b.yaml': [] },
    { asked: new Set(['vendor/a.yaml']) },
  ],
]

for (const [what, configs, found, config = {}] of trees) {
  test(`with ${what}`, () => {
    const linter = new Linter(config)
    for (const uri of Object.keys(found)) linter.update(uri, pod)
    for (const [uri, content] of Object.entries(configs)) linter.update(uri, content, 'config')
    const ids = Object.keys(found).map((uri) => [uri, idsIn(linter, uri)])
    expect(Object.fromEntries(ids)).toEqual(found)
  })
}

function idsIn(linter: Linter, uri: string): readonly string[] {
  return verdictOf(linter.lint(uri), pod)
    .shown.map((shown) => shown.split(' ')[0]!)
    .filter((id) => ['host-pid', 'host-aliases'].includes(id))
}

test('a configuration counts from when it changes, and not any more when it is gone', () => {
  const linter = new Linter()
  linter.update('x/a.yaml', pod)
  const steps = [() => linter.update('.seaworthy.yaml', off), () => linter.update('.seaworthy.yaml', '# all\n')]
  const found = [...steps, () => linter.update('.seaworthy.yaml', off), () => linter.remove('.seaworthy.yaml')].map(
    (step) => {
      step()
      return idsIn(linter, 'x/a.yaml').length
    },
  )
  expect(found).toEqual([0, 1, 0, 1])
})

test('a view has the configuration of its original, until it has another', () => {
  const linter = new Linter()
  linter.update('.seaworthy.yaml', off)
  linter.update('a.yaml', pod)
  expect(idsIn(linter.with(new Map([['a.yaml', `${pod}\n`]])), 'a.yaml')).toEqual([])
  const view = linter.with(new Map([['.seaworthy.yaml', 'profile: strict\n']]))
  expect(idsIn(view, 'a.yaml')).toEqual(['host-pid', 'host-aliases'])
  expect(idsIn(linter, 'a.yaml')).toEqual([])
})

test('configuring anew keeps the configuration files, and findings as severe as they say', () => {
  const linter = new Linter()
  linter.update('.seaworthy.yaml', 'rules: {host-pid: hint}\n')
  linter.update('a.yaml', pod)
  linter.configure({ profile: 'strict' })
  const findings = linter.lint('a.yaml').findings.map(({ finding }) => [finding.rule.id, finding.severity])
  expect(findings).toContainEqual(['host-pid', 'hint'])
  expect(findings).toContainEqual(['host-aliases', 'hint'])
})

test('what is wrong in a configuration is found in it, whatever the profile', () => {
  const linter = new Linter({ profile: 'pss-baseline' })
  linter.update('.seaworthy.yaml', 'profil: strict\nkubernetes: "1.30"\n')
  linter.update('a.yaml', pod)
  const { findings } = linter.lint('.seaworthy.yaml')
  expect(findings.map(({ finding }) => [finding.rule.id, finding.message])).toEqual([
    ['config-invalid', 'There is no key "profil".'],
  ])
  expect(linter.settingsFor('a.yaml').kubernetes.minor).toBe(30)
})
