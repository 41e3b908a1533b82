import { createRequire } from 'node:module'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import type { JsonFinding } from '../../server/src/output/json.ts'
import { sarifLog, sarifResults } from '../../server/src/output/sarif.ts'
import { hashOf } from '../../server/src/output/sarif-hash.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { run } from '../harness/cli.ts'

const require = createRequire(import.meta.url)
const ajv = new Ajv({ schemaId: 'id', meta: require('ajv/lib/refs/json-schema-draft-04.json'), logger: false })
const isSarif = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))

/** What the schema of SARIF 2.1.0 has against it. */
function complaintsAbout(log: unknown): unknown {
  return isSarif(log) ? [] : isSarif.errors
}

// The parts of a log that these tests look at.
interface Result {
  readonly ruleId: string
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Place[]
  readonly relatedLocations?: readonly Place[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly fixes?: readonly { readonly artifactChanges: readonly Change[] }[]
}
interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region }
}
interface Change {
  readonly artifactLocation: { readonly uri: string }
  readonly replacements: readonly {
    readonly deletedRegion: Region
    readonly insertedContent: { readonly text: string }
  }[]
}
interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

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
      - name: app
        securityContext:
          privileged: true
`)

function check(files: Readonly<Record<string, string>>, ...more: string[]) {
  const { out, error, status } = run(['check', '--format', 'sarif', ...more], files)
  const log = JSON.parse(out)
  const [sarif] = log.runs
  const results: readonly Result[] = sarif.results
  return { log, run: sarif, results, error, status }
}

const only = ['--rule', 'privileged-container']

test('a log is what the schema of SARIF says, with every rule that ran', () => {
  const { log, run: one, results, error, status } = check({ 'k8s/a pod.yaml': pod }, '--profile', 'all')
  expect(complaintsAbout(log)).toEqual([])
  expect([error, status]).toEqual(['', 1])
  const ran: readonly string[] = one.tool.driver.rules.map(({ id }: { id: string }) => id)
  const found = new Set(results.map(({ ruleId }) => ruleId))
  expect([...found].filter((id) => !ran.includes(id))).toEqual([])
  expect(found.size).toBeGreaterThan(1)
  expect(ran.length).toBeGreaterThan(found.size)
  expect(complaintsAbout({ ...log, version: '2.0.0' })).not.toEqual([])
})

test('a log has of a rule what GitHub shows', () => {
  const { run: one } = check({ 'pod.yaml': pod }, ...only)
  expect(one.tool.driver.rules).toHaveLength(1)
  const [{ id, shortDescription, fullDescription, defaultConfiguration, properties, ...rest }] = one.tool.driver.rules
  expect([id, shortDescription, defaultConfiguration]).toEqual([
    'privileged-container',
    { text: 'A container runs in privileged mode.' },
    { level: 'error' },
  ])
  expect(fullDescription.text).toMatch(/^A privileged container has every capability, .*\.$/)
  expect(properties).toEqual({
    'security-severity': '8.0',
    tags: ['security', 'pod-security-baseline'],
    profile: 'recommended',
  })
  expect(Object.keys(rest)).toEqual(['help'])
})

test('a result has its place, its resource, and a fix by lines and columns', () => {
  const { results } = check({ 'k8s/a pod#1.yaml': pod }, ...only)
  const region = { startLine: 9, startColumn: 21, endLine: 9, endColumn: 25 }
  const artifactLocation = { uri: 'k8s/a%20pod%231.yaml' }
  const { partialFingerprints: _, ...result } = results[0]!
  expect(result).toEqual({
    ruleId: 'privileged-container',
    level: 'error',
    suppressions: [],
    message: { text: 'Container "app" runs in privileged mode.' },
    locations: [
      {
        physicalLocation: { artifactLocation, region },
        logicalLocations: [{ name: 'web', fullyQualifiedName: 'Pod/web', kind: 'resource' }],
      },
    ],
    fixes: [
      {
        description: { text: 'Set privileged to false' },
        artifactChanges: [
          { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'false' } }] },
        ],
        properties: { applicability: 'unsafe' },
      },
    ],
  })
})

test('fingerprints stay when lines are added, and no two are the same', () => {
  const prints = (content: string) => check({ 'pod.yaml': content }, ...only).results.map(fingerprint)
  const before = prints(pod)
  expect(before).toHaveLength(2)
  expect(new Set(before).size).toBe(2)
  expect(prints(`# one\n# two\n---\n${pod}`)).toEqual(before)
  expect(prints(pod.replace('web', 'shop'))).not.toEqual(before)
})

function fingerprint({ partialFingerprints }: Result): string | undefined {
  return partialFingerprints['seaworthy/v1']
}

test('a file that cannot be read is in the log, and the log stays valid', () => {
  const { log, run: one, error, status } = check({}, 'no where.yaml')
  expect(complaintsAbout(log)).toEqual([])
  expect(one.invocations[0].executionSuccessful).toBe(false)
  expect(one.invocations[0].toolExecutionNotifications[0].message.text).toContain('there is no such file or folder')
  expect([error, status]).toEqual(['', 2])
})

const finding: JsonFinding = {
  rule: 'a-rule',
  severity: 'error',
  message: 'It is so.',
  file: 'a.yaml',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  related: [],
  fixes: [],
}

/** The only result of this finding, in a log that the schema allows. */
function resultOf(change: Partial<JsonFinding>, content = 'a: 1\r\nb: 2\rc: 3\n'): Result {
  const results = sarifResults(content, [{ ...finding, ...change }])
  expect(complaintsAbout(sarifLog(results, { version: '0.0.1', rules: [], errors: [] }))).toEqual([])
  return results[0] as Result // One finding in, one result out; the schema has been asked.
}

const uris: readonly (readonly [file: string, uri: string])[] = [
  ['a:b/c.yaml', 'a%3Ab/c.yaml'],
  ['ä/%41?.yaml', '%C3%A4/%2541%3F.yaml'],
  ['/abs/a b.yaml', 'file:///abs/a%20b.yaml'],
  ['C:/abs/a.yaml', 'file:///C:/abs/a.yaml'],
  ['\ud800.yaml', '%EF%BF%BD.yaml'],
  ['a\u202e\n.yaml', 'a%E2%80%AE%0A.yaml'],
]

for (const [file, uri] of uris) {
  test(`a path becomes the URI ${uri}`, () => {
    expect(resultOf({ file }).locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri)
  })
}

const levels: readonly (readonly [JsonFinding['severity'], level: string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
  ['hint', 'note'],
]

for (const [severity, level] of levels) {
  test(`the level of ${severity} is ${level}`, () => {
    expect(resultOf({ severity }).level).toBe(level)
  })
}

test('related places have their message', () => {
  const { relatedLocations } = resultOf({ related: [{ ...finding, file: 'b.yaml', line: 2, message: 'Here.' }] })
  expect(relatedLocations).toMatchObject([{ id: 1, message: { text: 'Here.' } }])
})

test('a message is no link', () => {
  expect(resultOf({ message: 'See [here](https://example.org).' }).message.text).toBe(
    'See [here]\\(https://example.org).',
  )
})

test('a fix may span lines with all line breaks, and make a file', () => {
  const edits = [
    { file: 'a.yaml', start: 3, end: 14, text: 'x' },
    { create: 'new file.yaml', text: 'y: 1\n' },
  ]
  const [fix] = resultOf({ fixes: [{ title: 'Do it', applicability: 'manual', edits }] }).fixes ?? []
  expect(fix?.artifactChanges).toEqual([
    {
      artifactLocation: { uri: 'a.yaml' },
      replacements: [
        {
          deletedRegion: { startLine: 1, startColumn: 4, endLine: 3, endColumn: 4 },
          insertedContent: { text: 'x' },
        },
      ],
    },
    {
      artifactLocation: { uri: 'new%20file.yaml' },
      replacements: [
        {
          deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
          insertedContent: { text: 'y: 1\n' },
        },
      ],
    },
  ])
})

test('a fix that changes another file, whose lines are not known, is left out', () => {
  const edits = [{ file: 'b.yaml', start: 0, end: 1, text: '' }]
  expect(resultOf({ fixes: [{ title: 'Do it', applicability: 'safe', edits }] }).fixes).toBeUndefined()
})

test('a hash never changes, and tells parts apart', () => {
  expect(hashOf([])).toBe('811c9dc52f0b4c47')
  expect(new Set([['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['abc', undefined]].map(hashOf)).size).toBe(5)
})
