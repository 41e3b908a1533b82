import type { Located } from '../text/document.ts'
import type { Argument } from './argument.ts'
import type { Instruction, Pair } from './instruction.ts'
import type { Command, ShellWord } from './script.ts'

/** A place where a variable is put in. */
export interface VariableUse extends Located {
  readonly name: string
  readonly instruction: Instruction
  /** Whether a shell puts it in, when the command runs, and not the builder. */
  readonly isInShell: boolean
}

/** The variables that an instruction uses, in the order of the file; none of what ONBUILD keeps. */
export function variableUsesIn(instruction: Instruction): readonly VariableUse[] {
  const { flags, pairs } = instruction
  const words = [
    ...flags.map(({ value }) => value),
    ...instruction.arguments,
    ...pairs.flatMap(({ key, value }) => [key, value]),
  ]
  const uses = [...words.flatMap(usesInArgument), ...instruction.commands.flatMap(usesInCommand)]
  // A word of a command in an exec form is an argument, too.
  const byPlace = new Map(uses.map((use) => [use.location.span.start, use]))
  return [...byPlace.values()].sort((a, b) => a.location.span.start - b.location.span.start)
}

/**
 * The ARG or ENV that says what is put in; `undefined` where none of the file does, and where a script may set it itself.
 * What a container starts sees no ARG, and each ENV of its image.
 */
export function declarationOf({ name, instruction, isInShell }: VariableUse): Pair | undefined {
  const { stage, keyword, onbuild, dockerfile } = instruction
  if (onbuild || (isInShell && mayScriptSet(instruction, name))) return undefined
  if (!isInShell || !stage || keyword === 'RUN') return dockerfile.variables.declarationOf(name, instruction)
  const found = dockerfile.variables.declarationIn(name, stage, Number.POSITIVE_INFINITY)
  return found?.key.instruction.keyword === 'ENV' ? found : undefined
}

/** The ARG before the first FROM that `ARG NAME` in a stage takes its value from. */
export function globalOf({ key, value }: Pair): Pair | undefined {
  const { stage, keyword, dockerfile } = key.instruction
  if (!stage || keyword !== 'ARG' || !value.isMissing || key.string === undefined) return undefined
  return dockerfile.variables.declarationOf(key.string, stage.from)
}

function usesInArgument(argument: Argument): readonly VariableUse[] {
  return argument.references.map((reference) => ({
    name: reference.name,
    instruction: argument.instruction,
    isInShell: false,
    location: argument.placeOf(reference).location,
  }))
}

function usesInCommand(command: Command): readonly VariableUse[] {
  const values = command.assignments.map(({ value }) => value)
  const targets = command.redirects.map(({ target }) => target)
  return [...command.words, ...values, ...targets].flatMap((word) => usesInWord(command.instruction, word))
}

function usesInWord(instruction: Instruction, word: ShellWord | undefined): readonly VariableUse[] {
  if (!word) return []
  return word.expansions.flatMap((expansion) => {
    const { name } = expansion
    if (name === undefined) return []
    return { name, instruction, isInShell: true, location: word.placeOf(expansion).location }
  })
}

/** Whether the scripts of an instruction may set a variable. */
export function mayScriptSet({ commands, text, span }: Instruction, name: string): boolean {
  const isNamed = ({ string = '' }: ShellWord) => string === name || string.startsWith(`${name}=`)
  const isSet = commands.some(
    ({ name: command = '', assignments, arguments: words }) =>
      assignments.some((one) => one.name === name) || (SETTERS.has(command) && words.some(isNamed)),
  )
  return isSet || text.content.slice(span.start, span.end).includes(`for ${name} `)
}

/** The commands of a shell that set the variables which they are given. */
const SETTERS: ReadonlySet<string> = new Set(['declare', 'export', 'getopts', 'local', 'read', 'readonly', 'unset'])
