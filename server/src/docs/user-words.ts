import type { Instruction } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import { isRoot, numberOfUser } from '../rules/dockerfile/users/user.ts'
import { userCreationsIn } from '../rules/dockerfile/users/user-creation.ts'
import { collect } from '../text/collect.ts'
import { imageOf, type ShownDockerfile } from './dockerfile-text.ts'
import { startOf } from './stage-words.ts'
import { whyUnknown } from './variable-words.ts'
import { limited, type Words } from './words.ts'

/** Who the user of a USER is, and what runs as that user. */
export function wordsOfUser(instruction: Instruction, stage: Stage, shown: ShownDockerfile): Words {
  const { show, lineOf } = shown
  const next = stage.all('USER').find(({ index }) => index > instruction.index)
  const runs = stage
    .all('RUN')
    .filter(({ index }) => index > instruction.index && index < (next?.index ?? Number.POSITIVE_INFINITY))
    .map((run) => `line ${lineOf(run.location)}: ${show(run.rest)}`)
  const copies = 'What COPY and ADD put there belongs to root all the same, unless --chown says otherwise.'
  return [
    { sentence: personOf(instruction, stage, shown) },
    runs.length === 0
      ? { sentence: 'No RUN of this stage runs as this user.' }
      : { sentence: 'This runs as this user:', items: limited(runs) },
    { sentence: afterwards(stage, next, shown) },
    ...(stage.isWindows || isRoot(instruction.argument(0).string, false) ? [] : [{ sentence: copies }]),
  ]
}

function personOf(instruction: Instruction, stage: Stage, shown: ShownDockerfile): string {
  const { show, lineOf } = shown
  const argument = instruction.argument(0)
  const user = argument.string
  if (user === undefined) {
    return [`Who user "${show(argument.written)}" is, is not known.`, whyUnknown(argument, shown) ?? '']
      .join(' ')
      .trim()
  }
  const [name = ''] = user.split(':')
  const shownName = `"${show(name)}"`
  if (isRoot(user, stage.isWindows)) return `User ${shownName} has all rights in the container.`
  const made = collect(stage.chain, userCreationsIn).find((one) => one.name === name)
  if (made) {
    const { name: tool = '', location } = made.command
    const number = made.uid?.string === undefined ? '' : `, with number ${show(made.uid.string)}`
    return `User ${shownName} is made by ${tool} on line ${lineOf(location)}${number}.`
  }
  const image = imageOf(stage, shown)
  const number = numberOfUser(stage, name)
  if (number !== undefined) return `User ${shownName} is a user of ${image}, with number ${number}.`
  if (/^\d+$/.test(name)) return `User ${shownName} is a number, which needs no entry in the files of the image.`
  const others = stage.root.isScratch ? '' : `${image} or `
  return `Nothing in the file makes user ${shownName}: ${others}an /etc/passwd that is copied has to have it.`
}

function afterwards(stage: Stage, next: Instruction | undefined, shown: ShownDockerfile): string {
  if (next) return `USER on line ${shown.lineOf(next.location)} takes over.`
  if (stage.isFinal) return `A container of the image runs as this user: it ${startOf(stage, shown)}.`
  return 'What is built from this stage begins as this user.'
}
