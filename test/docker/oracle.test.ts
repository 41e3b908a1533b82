import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DockerfileParser } from 'dockerfile-ast'
import { expect, test } from 'vitest'
import type { Argument } from '../../server/src/docker/argument.ts'
import { DockerText } from '../../server/src/docker/document.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { LineIndex } from '../../server/src/text/document.ts'
import { dockerfileOf, summariesOf } from '../harness/docker.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { randomOf } from '../harness/random.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = [
  'test/corpus/docker',
  'examples/docker/orders',
  'examples/docker/payments',
  'examples/docker/storefront',
]
const files = folders.flatMap((folder) =>
  readdirSync(root + folder)
    .filter((name) => name.includes('Dockerfile'))
    .map((name) => `${folder}/${name}`),
)
const contents = files.map((file) => readFileSync(root + file, 'utf8'))

/** The instructions that another parser sees: their places and their flags. */
function seenByOracle(content: string): readonly string[] {
  const lines = new LineIndex(content)
  return DockerfileParser.parse(content)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange()
      const flags = 'getFlags' in instruction ? (instruction.getFlags as () => { toString(): string }[])() : []
      return `${instruction.getKeyword()} ${lines.offsetAt(start)}-${lines.offsetAt(end)} ${flags.length}`
    })
}

function seenByUs(content: string): readonly string[] {
  return dockerfileOf(content).instructions.map(
    ({ keyword, span, flags }) => `${keyword} ${span.start}-${span.end} ${flags.length}`,
  )
}

for (const [index, file] of files.entries()) {
  test(`${file} has the instructions that another parser sees`, () => {
    expect(seenByUs(contents[index]!)).toEqual(seenByOracle(contents[index]!))
  })
}

test('whatever is done to a Dockerfile, it is read, its places are in the file, and what is kept of it is the same', () => {
  const random = randomOf(7)
  let previous = new DockerText('')
  for (let round = 0; round < 20_000; round++) {
    const content = mutatedDockerfile(contents[random(contents.length)]!, random)
    const text = new DockerText(content, previous)
    const { dockerfile } = text
    if (!dockerfile.instructions.every(hasSoundPlaces))
      throw new Error(`A place is wrong in ${JSON.stringify(content)}`)
    if (!isInOrder(dockerfile.instructions)) throw new Error(`The order is wrong in ${JSON.stringify(content)}`)
    for (const stage of dockerfile.stages) void [stage.user, stage.command, stage.isNeeded, stage.reference]
    if (round % 20 === 0) {
      expect(dockerfile.instructions.map(({ source }) => source.syntax)).toEqual(
        dockerfileOf(content).instructions.map(({ source }) => source.syntax),
      )
      expect(summariesOf(content)).toHaveLength(dockerfile.instructions.length)
    }
    if (round % 3 === 0) previous = text
  }
})

function hasSoundPlaces({ span, keyword, arguments: words, flags, pairs }: Instruction): boolean {
  const places = [...words, ...flags.flatMap(({ whole, value }) => [whole, value]), ...pairs.map(({ value }) => value)]
  const isSound = ({ location, string, isUnknown, isMissing }: Argument) =>
    location.span.start >= span.start &&
    location.span.end <= span.end &&
    [string !== undefined, isUnknown, isMissing].filter(Boolean).length === 1
  return keyword !== '' && span.start < span.end && places.every(isSound)
}

function isInOrder(instructions: readonly Instruction[]): boolean {
  return instructions.every(({ span }, index) => span.start >= (instructions[index - 1]?.span.end ?? 0))
}
