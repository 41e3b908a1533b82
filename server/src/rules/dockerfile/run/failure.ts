import type { Instruction } from '../../../docker/instruction.ts'
import type { Command } from '../../../docker/script.ts'

/** Whether SHELL makes all scripts stop at a failure, or it is not known. */
export function stopsAtFailures({ shell }: Instruction): boolean {
  return shell?.some((word, index) => index > 0 && (hasFlagE(word) || word === 'errexit')) ?? true
}

/** Whether a script itself says what happens at a failure. */
export function setsErrexit({ name, arguments: words }: Command): boolean {
  return name === 'set' && words.some(({ string = '' }) => hasFlagE(string) || string === 'errexit')
}

/** `-e`, alone or among other letters. */
function hasFlagE(word: string): boolean {
  return /^-[a-z]+$/.test(word) && word.includes('e')
}

/** Whether the script goes on with the next command when this one fails. */
export function isIgnored({ name, nextOperator, blocks, wrappers }: Command): boolean {
  if (name === undefined || nextOperator !== ';' || blocks.length > 0) return false
  return wrappers.length > 0 || !HARMLESS.has(name)
}

/** What cannot fail, or stops by itself. */
const HARMLESS: ReadonlySet<string> = new Set(['echo', 'printf', 'export', 'set', 'exit', 'true', ':', 'unset', 'trap'])
