import type { Instruction } from '../../../docker/instruction.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'
import type { Located } from '../../../text/document.ts'
import type { Change } from '../../../yaml/change.ts'

/** A place that sets the permissions of files: of chmod, install, mkdir, and of the flag `--chmod`. */
export interface ModePlace {
  readonly at: Located
  /** As it is given: `0755`, `u+x,g-w`. */
  readonly mode: string
  /** Puts another mode in its place. */
  replace(mode: string): Change
}

/** The modes that an instruction gives to files and that are certain, in order. */
export function modesIn(instruction: Instruction): readonly ModePlace[] {
  const { keyword, commands } = instruction
  if (keyword === 'COPY' || keyword === 'ADD') {
    const flag = instruction.flag('chmod')
    return flag.string === undefined ? [] : [{ at: flag, mode: flag.string, replace: (mode) => flag.replace(mode) }]
  }
  return keyword === 'RUN' ? collect(commands, (command) => modeOf(command)) : []
}

/** A mode in octal: `07` of `0007` is what others may do. */
export function octalOf(mode: string): number | undefined {
  return /^[0-7]{1,5}$/.test(mode) ? Number.parseInt(mode, 8) : undefined
}

/** An octal mode with other bits, as long as the old one. */
export function octalLike(mode: string, bits: number): string {
  return bits.toString(8).padStart(mode.length, '0')
}

/** A clause of a symbolic mode: `go+rw`. Without anybody it is about all, as far as the umask lets it. */
export interface Clause {
  readonly who: string
  readonly operator: string
  readonly permissions: string
}

/** The clauses of a symbolic mode; `undefined` when it is none, or has one of the rarer forms. */
export function clausesOf(mode: string): readonly Clause[] | undefined {
  const clauses = mode.split(',').map((clause) => /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause))
  return clauses.every((clause) => clause !== null)
    ? clauses.map(([, who = '', operator = '', permissions = '']) => ({ who, operator, permissions }))
    : undefined
}

function modeOf({ name, arguments: words }: Command): ModePlace | undefined {
  if (name === 'chmod') return placeOf(words.find((word) => !isOption(word)))
  if (name !== 'install' && name !== 'mkdir') return undefined
  const flag = words.findIndex(({ string }) => string !== undefined && /^(?:-[a-zA-Z]*m|--mode)$/.test(string))
  if (flag !== -1) return placeOf(words[flag + 1])
  return placeOf(
    words.find(({ string }) => string?.startsWith('--mode=')),
    '--mode=',
  )
}

/** Whether a word is an option: `-x` takes a permission away. */
function isOption({ string, written }: ShellWord): boolean {
  return /^-(?:-|[cfvR]+$)/.test(string ?? written)
}

function placeOf(word: ShellWord | undefined, prefix = ''): ModePlace | undefined {
  const mode = word?.string?.slice(prefix.length)
  return word && mode ? { at: word, mode, replace: (other) => word.replace(prefix + other) } : undefined
}
