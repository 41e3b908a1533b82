import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DockerfileParser } from 'dockerfile-ast'
import { expect, test } from 'vitest'
import { LineIndex } from '../../server/src/text/document.ts'
import { checkMutations } from '../harness/check-docker-mutations.ts'
import { dockerfileOf } from '../harness/docker.ts'

const mutations = Number(process.env.SEAWORTHY_MUTATIONS ?? 2000)
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

test('whatever is done to a Dockerfile, it is read, its places are in the file, and no rule fails', () => {
  checkMutations(contents, mutations)
})
