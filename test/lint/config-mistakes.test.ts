import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../../server/src/docs/schema.ts'
import { textOfConfig } from '../../server/src/lint/config.ts'
import { configMistakes } from '../../server/src/lint/config-mistakes.ts'
import { configShape } from '../../server/src/lint/config-shape.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import { rules } from '../harness/config-rules.ts'

const shape = configShape(rules)

/** What a configuration says, and what is wrong with it: the text, and the sentence about it. */
const rows: readonly (readonly [yaml: string, ...mistakes: readonly (readonly [at: string, message: string])[]])[] = [
  ['profile: strict'],
  ['profile: pss-baseline\nkubernetes: "1.34"'],
  ["kubernetes: 'v1.34'"],
  ['ignore: [vendor/**, "!vendor/ours"]'],
  ['ignore:\n  # - vendor\nrules:\noverrides:\nsuppressions:'],
  ['rules:\n  privileged-container: off'],
  ['rules:\n  privileged-container: "off"\n  registry-not-trusted: on'],
  ['rules: {privileged-container: false, registry-not-trusted: true}'],
  ['rules: {registry-not-trusted: {severity: error, registries: [a, b], least: 0, strictly: true, name: y}}'],
  ['rules: {registry-not-trusted: {}}'],
  ['overrides: [{files: [dev], profile: recommended, kubernetes: "1.30", rules: {privileged-container: hint}}]'],
  ['suppressions: {checkov: false, kube-linter: true}'],
  ['{}'],
  ['profil: strict', ['profil', 'There is no key "profil".']],
  [
    'profile: stict',
    [
      'stict',
      '"profile" is "stict", which is none of recommended, strict, pedantic, all, pss-baseline, pss-restricted.',
    ],
  ],
  [
    'profile: opt-in',
    [
      'opt-in',
      '"profile" is "opt-in", which is none of recommended, strict, pedantic, all, pss-baseline, pss-restricted.',
    ],
  ],
  [
    'profile: [strict]',
    [
      '[strict]',
      '"profile" is a list, which is none of recommended, strict, pedantic, all, pss-baseline, pss-restricted.',
    ],
  ],
  [
    'profile:',
    [
      'profile',
      '"profile" is empty, which is none of recommended, strict, pedantic, all, pss-baseline, pss-restricted.',
    ],
  ],
  ['kubernetes: 1.30', ['1.30', '"kubernetes" is 1.3, and not text in quotes.']],
  ['kubernetes: new', ['new', '"kubernetes" is "new", which is no version of Kubernetes, such as "1.34".']],
  ['kubernetes: {a: b}', ['{a: b}', '"kubernetes" is a map, and not text.']],
  ['ignore: vendor', ['vendor', '"ignore" is "vendor", and not a list.']],
  ['ignore: [1]', ['1', 'An item of "ignore" is 1, and not text.']],
  ['ignore: [""]', ['""', 'The pattern is empty.']],
  [`ignore: [${'a'.repeat(1001)}]`, ['a'.repeat(1001), 'The pattern is longer than 1000 characters.']],
  ['rules: [privileged-container]', ['[privileged-container]', '"rules" is a list, and not a map.']],
  ['rules: {privileged-contaner: off}', ['privileged-contaner', 'There is no rule "privileged-contaner".']],
  [
    'rules: {privileged-container: warn}',
    ['warn', '"privileged-container" is "warn", which is none of error, warning, info, hint, off, on.'],
  ],
  [
    'rules: {privileged-container: 2}',
    ['2', '"privileged-container" is 2, which is none of error, warning, info, hint, off, on.'],
  ],
  [
    'rules: {privileged-container: }',
    ['privileged-container', '"privileged-container" is empty, which is none of error, warning, info, hint, off, on.'],
  ],
  [
    'rules: {privileged-container: {severity: none}}',
    ['none', '"severity" is "none", which is none of error, warning, info, hint, off, on.'],
  ],
  ['rules: {privileged-container: {registries: []}}', ['registries', 'There is no option "registries".']],
  [
    'rules: {registry-not-trusted: {registries: docker.io}}',
    ['docker.io', '"registries" is "docker.io", and not a list.'],
  ],
  ['rules: {registry-not-trusted: {registries: [1]}}', ['1', 'An item of "registries" is 1, and not text.']],
  ['rules: {registry-not-trusted: {least: -1}}', ['-1', '"least" is -1, and not a whole number from 0 on.']],
  ['rules: {registry-not-trusted: {least: 1.5}}', ['1.5', '"least" is 1.5, and not a whole number from 0 on.']],
  ['rules: {registry-not-trusted: {strictly: 1}}', ['1', '"strictly" is 1, which is none of true, false.']],
  ['rules: {registry-not-trusted: {name: 1}}', ['1', '"name" is 1, and not text.']],
  ['overrides: {files: [a]}', ['{files: [a]}', '"overrides" is a map, and not a list.']],
  ['overrides: [{profile: strict}]', ['profile', 'An item of "overrides" has no "files".']],
  ['overrides: [{files: , profile: strict}]', ['files', 'An item of "overrides" has no "files".']],
  ['overrides: [{files: [a], ignore: [b]}]', ['ignore', 'There is no key of an override "ignore".']],
  ['suppressions: {chekov: false}', ['chekov', 'There is no tool "chekov".']],
  ['suppressions: {checkov: off}', ['off', '"checkov" is "off", which is none of true, false.']],
  ['- a', ['- a', 'The configuration is a list, and not a map.']],
  ['strict', ['strict', 'The configuration is "strict", and not a map.']],
]

const validate = new Ajv({ schemaId: 'auto' }).compile(configSchema(rules))

for (const [yaml, ...mistakes] of rows) {
  test(`"${yaml.slice(0, 80).replaceAll('\n', ' ')}" has ${mistakes.length === 0 ? 'no mistake' : 'a mistake'}, and the schema agrees`, () => {
    expect(mistakesIn(yaml)).toEqual(mistakes)
    expect(validate(parse(yaml))).toBe(mistakes.length === 0)
  })
}

/** What no schema can say. */
const beyond: typeof rows = [
  ['ignore: ["{a"]', ['"{a"', 'A "{" is not closed.']],
  ['ignore: [../a]', ['../a', '"../a" leads out of the folder: patterns have no "." and ".." in them.']],
  ['profile: strict\nprofile: all', ['profile', '"profile" stands here again: the last one counts.']],
  [
    'profile: &a strict\nrules: {<<: {privileged-container: offf}}',
    ['offf', '"privileged-container" is "offf", which is none of error, warning, info, hint, off, on.'],
  ],
  [
    'profile: {{ x }}',
    [
      '{{ x }}',
      '"profile" is a map, which is none of recommended, strict, pedantic, all, pss-baseline, pss-restricted.',
    ],
  ],
]

for (const [yaml, ...mistakes] of beyond) {
  test(`"${yaml.replaceAll('\n', ' ')}" has a mistake`, () => expect(mistakesIn(yaml)).toEqual(mistakes))
}

test('a file that is not YAML has its errors and nothing else, and a file of comments has none', () => {
  expect(mistakesIn('profile: [\nrulez: x').length).toBeGreaterThan(0)
  expect(mistakesIn('# nothing yet\n')).toEqual([])
  expect(mistakesIn('')).toEqual([])
})

const fixes: readonly (readonly [before: string, title: string, after: string])[] = [
  ['profil: strict # all\n', 'Rename "profil" to "profile"', 'profile: strict # all\n'],
  ['profile: stict\n', 'Set "profile" to strict', 'profile: strict\n'],
  ['kubernetes: 1.30\n', 'Set "1.30" in quotes', 'kubernetes: "1.30"\n'],
  [
    'rules:\n  privileged-contaner: off\n',
    'Rename "privileged-contaner" to "privileged-container"',
    'rules:\n  privileged-container: off\n',
  ],
  [
    'rules:\n  privileged-container: warnin\n',
    'Set "privileged-container" to warning',
    'rules:\n  privileged-container: warning\n',
  ],
  ['suppressions: {chekov: false}\n', 'Rename "chekov" to "checkov"', 'suppressions: {checkov: false}\n'],
]

for (const [before, title, after] of fixes) {
  test(`the fix of "${before.trim()}" is to ${title}`, () => {
    const text = textOfConfig(before)
    const [mistake] = configMistakes(text, shape)
    expect(mistake?.fixes.map((fix) => fix.title)).toEqual([title])
    const { edits } = printChanges(mistake!.fixes[0]!.changes)
    expect(applyEdits(before, edits.get(text) ?? [])).toBe(after)
  })
}

test('a hostile configuration takes no longer than a long one', () => {
  expect(mistakesIn(`ignore: ["${'{'.repeat(100_000)}"]`).length).toBe(1)
  expect(mistakesIn(`a${'b'.repeat(100_000)}: 1`).length).toBe(1)
  expect(mistakesIn(`${'a: {'.repeat(5000)}${'}'.repeat(5000)}`).length).toBe(1)
  const many = Array.from({ length: 5000 }, (_, index) => `privileged-contain${index}: off`)
  expect(mistakesIn(`rules:\n  ${many.join('\n  ')}\n`).length).toBe(100)
})

function mistakesIn(yaml: string): (readonly [at: string, message: string])[] {
  return configMistakes(textOfConfig(yaml), shape).map(({ location: { text, span }, message }) => [
    text.content.slice(span.start, span.end),
    message,
  ])
}
