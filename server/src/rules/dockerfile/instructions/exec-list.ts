import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'

/**
 * The words of a command in shell form as an array that starts the same program without a shell between: through a shell
 * that hands over to it, where variables are to be replaced. `undefined` when it is not one simple command.
 */
export function execListOf(instruction: Instruction): readonly string[] | undefined {
  const { commands, heredocs, rest } = instruction
  const [command] = commands
  if (commands.length !== 1 || heredocs.length > 0 || !instruction.isFullyRead || OTHER_SIGNS.test(rest))
    return undefined
  if (!command?.name || !command.isCertain || command.blocks.length > 0 || command.nextOperator) return undefined
  if (command.assignments.length + command.redirects.length > 0 || BUILTINS.has(command.name)) return undefined
  const words = collect(command.words, ({ string }) => string)
  const [first] = command.wrappers
  const isExec = first?.name === 'exec' && first.words.length === 1
  if (words.length === command.words.length && !EXPANDED.test(rest)) return words.slice(isExec ? 1 : 0)
  return ['/bin/sh', '-c', isExec ? rest : `exec ${rest}`]
}

/** What no single command has. */
const OTHER_SIGNS = /[|&;()<>\n]/
/** What a shell replaces where it is not quoted. */
const EXPANDED = /[$`*?~]|\[|\{/
const BUILTINS: ReadonlySet<string> = new Set([
  '.',
  ':',
  'cd',
  'eval',
  'exit',
  'export',
  'read',
  'set',
  'source',
  'trap',
  'ulimit',
  'umask',
  'wait',
])
