import { credentialsIn } from '../../../docker/credential.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Instruction, Pair } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'
import { isSecretName } from '../../../text/secret.ts'

/** An ENV or ARG of a stage that is there for a secret by its name, and by its value for nothing else. */
export interface SecretVariable {
  readonly instruction: Instruction
  readonly pair: Pair
  readonly name: string
  readonly hasValue: boolean
}

/** The variables for secrets that the stages of a Dockerfile set or take, those of triggers included, in order. */
export function secretVariablesOf({ stages }: Dockerfile): readonly SecretVariable[] {
  return collect(stages, ({ instructions }) => collect(instructions, secretVariablesIn))
}

function secretVariablesIn(instruction: Instruction): readonly SecretVariable[] | undefined {
  const written = instruction.trigger ?? instruction
  if (written.keyword !== 'ENV' && written.keyword !== 'ARG') return undefined
  return collect(written.pairs, (pair) => secretVariableOf(written, pair))
}

function secretVariableOf(instruction: Instruction, pair: Pair): SecretVariable | undefined {
  const { key, value } = pair
  const name = key.string
  if (name === undefined || !isSecretName(name) || OTHER_NAME.test(name)) return undefined
  if (value.isMissing) return { instruction, pair, name, hasValue: false }
  const { string } = value
  // A token of a known shape is found where it stands.
  if (string === undefined || OTHER_VALUE.test(string) || credentialsIn(string).length > 0) return undefined
  return { instruction, pair, name, hasValue: string !== '' }
}

/** What ends like a secret and is none: the working directory, ways to log in, and what is public or a switch. */
const OTHER_NAME =
  /^(?:OLD)?PWD$|AUTH$|PUBLIC|PUBLISHABLE|(?:^|_)(?:ALLOW|DISABLE|ENABLE|EMPTY|GENERATE|NO|RANDOM|USE)_/i
/** Switches, paths, addresses, and variables that are put in. */
const OTHER_VALUE = /^(?:[01]|true|false|yes|no|on|off|none|null|nil|undefined)$|^[./~]|:\/\/|\$/i

/**
 * The instructions in which each of these names stands as a word of its own, heredocs included, in order: of each name
 * only the first few: three tell whether it is used once.
 */
export function instructionsNaming(
  { instructions }: Dockerfile,
  names: ReadonlySet<string>,
  most = 3,
): ReadonlyMap<string, readonly Instruction[]> {
  const found = new Map<string, Instruction[]>([...names].map((name) => [name, []]))
  for (const instruction of instructions) {
    const { start, end } = instruction.span
    for (const word of new Set(instruction.text.content.slice(start, end).match(/[A-Za-z_]\w*/g))) {
      const list = found.get(word)
      if (list && list.length < most) list.push(instruction)
    }
  }
  return found
}
