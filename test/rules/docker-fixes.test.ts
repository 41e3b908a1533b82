import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { fixFile } from '../../server/src/lint/fix.ts'
import { isDockerfile } from '../../server/src/lint/language.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { checkDockerFixesOf } from '../harness/check-docker-fixes.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { randomOf } from '../harness/random.ts'

const real = process.env.SEAWORTHY_CORPUS
const examples = rules.flatMap((rule) =>
  examplePaths[rule.on] === 'Dockerfile'
    ? rule.examples.flatMap(({ bad }) =>
        exampleFiles(bad, 'Dockerfile').flatMap(({ path, content }) => (isDockerfile(path) ? content : [])),
      )
    : [],
)

/** The files that the promises are checked on. */
const sources: readonly (readonly [title: string, contents: () => readonly string[]])[] = [
  ['examples of the rules', () => examples],
  ['damaged examples of the rules', () => damaged(4)],
  ['our own Dockerfiles', () => contentsBelow('examples')],
  ...(real ? [['real Dockerfiles', () => contentsBelow(real)] as const] : []),
]

for (const [title, contentsOf] of sources) {
  test(`each fix in ${title} does what it says and nothing else`, () => {
    const outcomes = contentsOf().map(checkDockerFixesOf)
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    expect(outcomes.reduce((sum, { findings }) => sum + findings, 0)).toBeGreaterThan(0)
  })

  test(`fixing ${title} a second time changes nothing`, () => {
    const config = { profile: 'pedantic', kubernetes: newestVersion, language: 'dockerfile' } as const
    for (const content of contentsOf()) {
      const { content: once } = fixFile(content, config, { allowed: ['safe', 'unsafe'] })
      expect(fixFile(once, config, { allowed: ['safe', 'unsafe'] }).content).toBe(once)
    }
  })
}

/** Some for each example, which stay the same when there are more examples. */
function damaged(count: number): readonly string[] {
  return examples.flatMap((example) => {
    const random = randomOf(seedOf(example))
    return Array.from({ length: count }, () => mutatedDockerfile(example, random))
  })
}

function seedOf(text: string): number {
  let seed = 7
  for (const character of text) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return seed
}

function contentsBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const own = names.filter((name) => isDockerfile(name.slice(name.replaceAll('\\', '/').lastIndexOf('/') + 1)))
  return own.map((name) => readFileSync(join(folder, name), 'utf8'))
}
