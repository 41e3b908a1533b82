import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readYaml } from '../../server/src/yaml/document.ts'
import { equalJson, type Json } from '../../server/src/yaml/json.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { checkWishes } from '../harness/check-changes.ts'
import { randomOf } from '../harness/random.ts'
import { pathsOf, randomWish, type Wish } from '../harness/random-changes.ts'
import { reprints, restyles } from '../harness/styles.ts'

/** A document as it is written, and in all other styles. */
const layouts: Readonly<Record<string, (content: string, json: Json) => string>> = {
  'as it is': (content) => content,
  ...restyles,
  ...Object.fromEntries(
    Object.entries(reprints).map(([style, print]) => [style, (_: string, json: Json) => print([json]) ?? '']),
  ),
}
const LARGEST = 20_000
const own = ['test/corpus/yaml', 'examples']
const real = process.env.SEAWORTHY_CORPUS

/** Random changes of every document below some folders, one and several at a time, in every layout. */
function run(folders: readonly string[], rounds: number, seed: number) {
  const random = randomOf(seed)
  const faults: string[] = []
  const refusals = new Map<string, number>()
  let changes = 0
  let single = 0
  let refused = 0
  for (const file of folders.flatMap(yamlFiles)) {
    for (const { text } of readYaml(file, readFileSync(file, 'utf8'), 'kubernetes')) {
      const json = rootOf(text).json
      if (typeof json !== 'object' || json === null || text.content.length > LARGEST) continue
      if (text.mask.holes.length > 0 || text.tree.hasAliases) continue
      const paths = pathsOf(json, 2000)
      if (paths.length === 0) continue
      for (let round = 0; round < rounds; round++) {
        const names = Object.keys(layouts)
        const layout = names[random(names.length)]!
        const content = layouts[layout]!(text.content, json)
        if (!equalJson(rootOf(readYaml(file, content, 'kubernetes')[0]!.text).json ?? null, json)) continue
        const count = random(3) === 0 ? 2 + random(5) : 1
        const wishes = unlikeAppends(Array.from({ length: count }, () => randomWish(random, json, paths)))
        const outcome = checkWishes(content, json, wishes)
        changes += wishes.length
        if (count === 1) single++
        if (count === 1 && outcome.refusals.length > 0) refused++
        for (const reason of outcome.refusals) refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
        if (outcome.fault) faults.push(`${file} ${layout}: ${JSON.stringify(wishes)}\n${outcome.fault.slice(0, 200)}`)
      }
    }
  }
  return { faults, changes, single, refused, refusals: Object.fromEntries(refusals) }
}

function yamlFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name))
}

/** Items that several changes append to one list are sorted, which plain JSON does not know. */
function unlikeAppends(wishes: readonly Wish[]): readonly Wish[] {
  const isSame = (a: Wish, b: Wish) => a.kind === 'append' && b.kind === 'append' && `${a.path}` === `${b.path}`
  return wishes.filter((wish, index) => !wishes.slice(0, index).some((other) => isSame(other, wish)))
}

test('random changes of own documents mean what they say and leave the rest alone', () => {
  const { faults, changes, single, refused } = run(own, 40, Number(process.env.SEAWORTHY_SEED ?? 1))
  expect(faults).toEqual([])
  expect(changes).toBeGreaterThan(1000)
  expect(refused / single).toBeLessThan(0.02)
})

test.skipIf(!real)('random changes of real documents mean what they say and leave the rest alone', () => {
  const { faults, changes, single, refused, refusals } = run([real!], 8, Number(process.env.SEAWORTHY_SEED ?? 1))
  console.log(
    `${changes} changes, ${refused} of ${single} single ones refused, by reason of all: ${JSON.stringify(refusals)}`,
  )
  expect(faults).toEqual([])
  expect(refused / single).toBeLessThan(0.02)
})
