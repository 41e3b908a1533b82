import { isDeepStrictEqual } from 'node:util'
import type { Argument } from '../../server/src/docker/argument.ts'
import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import { DockerText } from '../../server/src/docker/document.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'
import { dockerfileOf, summariesOf } from './docker.ts'
import { mutatedDockerfile } from './mutate-docker.ts'
import { randomOf } from './random.ts'

const COMPARED = 20
const KEPT = 3

/**
 * Damages Dockerfiles as many times as `rounds` says, the same on every run, and throws at the first that is not read
 * soundly, or in which a rule fails or points out of the file.
 */
export function checkMutations(contents: readonly string[], rounds: number): void {
  const random = randomOf(7)
  let previous = new DockerText('')
  for (let round = 0; round < rounds; round++) {
    const content = mutatedDockerfile(contents[random(contents.length)]!, random)
    const text = new DockerText(content, previous)
    const fault = faultIn(text, round % COMPARED === 0)
    if (fault) throw new Error(`${fault} in ${JSON.stringify(content)}`)
    if (round % KEPT === 0) previous = text
  }
}

function faultIn(text: DockerText, isCompared: boolean): string | undefined {
  const { dockerfile, content } = text
  if (!dockerfile.instructions.every(hasSoundPlaces)) return 'A place is wrong'
  if (!isInOrder(dockerfile.instructions)) return 'The order is wrong'
  if (isCompared && !isReadAsNew(dockerfile)) return 'What is kept of an older version is wrong'
  const { findings, failures } = checkText(text, rules, { kubernetes: newestVersion, showImplied: true })
  if (failures.length > 0) return `Rule ${failures[0]!.rule} fails with ${failures[0]!.error}`
  const outside = findings.find(({ location: { span } }) => span.start > span.end || span.end > content.length)
  return outside && `Rule ${outside.rule.id} points out of the file`
}

function isReadAsNew({ text: { content }, instructions }: Dockerfile): boolean {
  const syntaxOf = ({ source }: Instruction) => source.syntax
  const anew = dockerfileOf(content).instructions
  return (
    isDeepStrictEqual(instructions.map(syntaxOf), anew.map(syntaxOf)) && summariesOf(content).length === anew.length
  )
}

function hasSoundPlaces({ span, keyword, arguments: words, flags, pairs, commands }: Instruction): boolean {
  const places = [...words, ...flags.flatMap(({ whole, value }) => [whole, value]), ...pairs.map(({ value }) => value)]
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start <= end && start >= span.start && end <= span.end
  const isSound = ({ location, string, isUnknown, isMissing }: Argument) =>
    isInside(location.span) && [string !== undefined, isUnknown, isMissing].filter(Boolean).length === 1
  const shellWords = commands.flatMap((command) => [command, ...command.words])
  return (
    keyword !== '' &&
    span.start < span.end &&
    places.every(isSound) &&
    shellWords.every(({ location }) => isInside(location.span))
  )
}

function isInOrder(instructions: readonly Instruction[]): boolean {
  return instructions.every(({ span }, index) => span.start >= (instructions[index - 1]?.span.end ?? 0))
}
