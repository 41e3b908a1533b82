import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { fixFile } from '../../server/src/lint/fix.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { checkFixesOf, inTwoOrders } from '../harness/check-fixes.ts'
import { randomOf } from '../harness/random.ts'

const real = process.env.SEAWORTHY_CORPUS
const examples = rules
  .filter((rule) => examplePaths[rule.on] !== 'Dockerfile')
  .flatMap(({ examples: all }) =>
    all.flatMap(({ bad }) => exampleFiles(bad, 'example.yaml').map(({ content }) => content)),
  )

/** The files that the promises are checked on. */
const sources: readonly (readonly [title: string, contents: () => readonly string[]])[] = [
  ['examples of the rules', () => examples],
  ['our own manifests', () => contentsBelow('examples')],
  ...(real ? [['real manifests', () => contentsBelow(real)] as const] : []),
]

for (const [title, contentsOf] of sources) {
  test(`each fix in ${title} does what it says and nothing else`, () => {
    const outcomes = contentsOf().map(checkFixesOf)
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    const sum = (pick: (outcome: (typeof outcomes)[number]) => number) =>
      outcomes.reduce((total, outcome) => total + pick(outcome), 0)
    const reasons = outcomes.flatMap((outcome) => [...outcome.reasons])
    const [findings, fixable] = [sum((outcome) => outcome.findings), sum((outcome) => outcome.fixable)]
    expect(findings).toBeGreaterThan(20)
    expect(fixable / findings, `refused: ${JSON.stringify(reasons)}`).toBeGreaterThanOrEqual(0.95)
  })

  test(`fixes in ${title} give the same text in any order`, () => {
    const random = randomOf(1)
    let changed = 0
    for (const content of contentsOf()) {
      for (const { text } of readYaml('file:///test.yaml', content, 'kubernetes')) {
        for (let round = 0; round < 2; round++) {
          const [one, other] = inTwoOrders(text, random)
          if (one !== text.content) changed++
          if (one !== '' && other !== '') expect(other).toBe(one)
        }
      }
    }
    expect(changed).toBeGreaterThan(10)
  })

  test(`fixing ${title} a second time changes nothing`, () => {
    const config = { profile: 'pedantic', kubernetes: newestVersion } as const
    for (const content of contentsOf()) {
      const { content: once } = fixFile(content, config, { allowed: ['safe', 'unsafe'] })
      expect(fixFile(once, config, { allowed: ['safe', 'unsafe'] }).content).toBe(once)
    }
  })
}

function contentsBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))
}
