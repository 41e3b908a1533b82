import type { Located } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import type { Argument } from './argument.ts'
import type { Reference } from './expand.ts'
import type { Instruction, Pair } from './instruction.ts'
import type { ShellWord } from './script.ts'

/** A place where a variable is put in. */
export interface VariableUse extends Located {
  readonly name: string
  readonly instruction: Instruction
  /** Whether a shell puts it in, when the command runs, and not the builder. */
  readonly isInShell: boolean
  /** Whether it stands in what is put in for another variable: `$B` of `${A:-$B}`. Not known of what a shell puts in. */
  readonly isInner: boolean
  /** Puts other text in its place, as it is. */
  replace(text: string): EditText
}

/**
 * The variables that an instruction uses, in the order of the file; none of what ONBUILD keeps.
 *
 * @param isWanted Which of them are wanted, by their names.
 */
export function variableUsesIn(
  instruction: Instruction,
  isWanted: (name: string) => boolean = () => true,
): readonly VariableUse[] {
  const uses: VariableUse[] = []
  if (!instruction.source.hasDollar) return uses
  const add = (argument: Argument) => addUsesInArgument(argument, isWanted, uses)
  for (const { value } of instruction.flags) add(value)
  for (const argument of instruction.arguments) add(argument)
  for (const { key, value } of instruction.pairs) {
    add(key)
    add(value)
  }
  for (const { words, assignments, redirects } of instruction.commands) {
    for (const word of words) addUsesInWord(instruction, word, isWanted, uses)
    for (const { value } of assignments) addUsesInWord(instruction, value, isWanted, uses)
    for (const { target } of redirects) addUsesInWord(instruction, target, isWanted, uses)
  }
  if (uses.length < 2) return uses
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

type IsWanted = (name: string) => boolean

function addUsesInArgument(argument: Argument, isWanted: IsWanted, uses: VariableUse[]): void {
  const { references, instruction } = argument
  let inner: ReadonlySet<Reference> | undefined
  for (const reference of references) {
    const { name } = reference
    if (!isWanted(name)) continue
    inner ??= innerOf(references)
    uses.push({
      name,
      instruction,
      isInShell: false,
      isInner: inner.has(reference),
      location: argument.placeOf(reference).location,
      replace: (text) => argument.placeOf(reference).replace(text),
    })
  }
}

/** Those that stand in another one, which comes behind them. */
function innerOf(references: readonly Reference[]): ReadonlySet<Reference> {
  let outermost = Number.POSITIVE_INFINITY
  const inner = references.toReversed().filter(({ span }) => {
    const isInner = span.start > outermost
    outermost = Math.min(outermost, span.start)
    return isInner
  })
  return new Set(inner)
}

function addUsesInWord(
  instruction: Instruction,
  word: ShellWord | undefined,
  isWanted: IsWanted,
  uses: VariableUse[],
): void {
  for (const expansion of word?.expansions ?? []) {
    const { name } = expansion
    if (!word || name === undefined || !isWanted(name)) continue
    const { start, end } = expansion.span
    const offset = word.span.start
    uses.push({
      name,
      instruction,
      isInShell: true,
      isInner: false,
      location: word.placeOf(expansion).location,
      replace: (text) => word.replacePart(start - offset, end - offset, text),
    })
  }
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
