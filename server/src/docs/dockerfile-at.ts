import type { Instruction } from '../docker/instruction.ts'
import { exposedPortsOf } from '../rules/dockerfile/instructions/exposed-port.ts'
import type { Located, Span } from '../text/document.ts'
import { dockerSubjectAt } from './dockerfile-subject.ts'
import type { ShownDockerfile } from './dockerfile-text.ts'
import { wordsOfPorts } from './port-words.ts'
import { wordsOfStage } from './stage-words.ts'
import { wordsOfUser } from './user-words.ts'
import { wordsOfDeclaration, wordsOfUse } from './variable-words.ts'
import type { WordsAt } from './words.ts'

/**
 * What is to be said of a place of a Dockerfile: what a variable is and who says so, what a stage is built from and runs,
 * what runs as a user, and what usually listens on a port.
 */
export function dockerfileAt(shown: ShownDockerfile, offset: number): WordsAt | undefined {
  const subject = dockerSubjectAt(shown.dockerfile, offset)
  if (!subject) return undefined
  const { span } = subject.at
  switch (subject.kind) {
    case 'stage':
      return { span, words: wordsOfStage(subject.stage, shown) }
    case 'use':
      return { span, words: wordsOfUse(subject.use, shown) }
    case 'declaration':
      return { span, words: wordsOfDeclaration(subject.pair, shown) }
    case 'instruction':
      return atInstruction(subject.instruction, shown, offset)
  }
}

function atInstruction(instruction: Instruction, shown: ShownDockerfile, offset: number): WordsAt | undefined {
  const { keyword, stage, arguments: words } = instruction
  const isHere = ({ location: { span } }: Located) => isIn(span, offset)
  const here = [instruction, ...words].find(isHere)
  if (!here || !stage) return undefined
  const { span } = here.location
  if (keyword === 'FROM') return { span, words: wordsOfStage(stage, shown) }
  if (keyword === 'USER') return { span, words: wordsOfUser(instruction, stage, shown) }
  const ports = exposedPortsOf(instruction).filter(({ argument }) => here === instruction || isHere(argument))
  return ports.length > 0 ? { span, words: wordsOfPorts(ports, shown) } : undefined
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
