import type { Command, ShellWord } from '../../../docker/script.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'

/** A user that a command makes: `useradd --uid 10001 app`. */
export interface UserCreation {
  readonly command: Command
  readonly tool: 'adduser' | 'useradd'
  /** `undefined` when it cannot be known. */
  readonly name: string | undefined
  /** The words that say which number it gets, and what: in `--uid=7` it is part of one word. */
  readonly uid: { readonly word: ShellWord; readonly string: string | undefined } | undefined
  /** An option without a value: `--no-log-init`, `-l` also in `-ml`. */
  option(...names: readonly string[]): ShellWord | undefined
  /** The value of an option, and the word that it is, or is in. */
  value(...names: readonly string[]): { readonly word: ShellWord; readonly string: string | undefined } | undefined
  /** Whether no word can hide an option: none is put in at run time. */
  readonly isPlain: boolean
}

/** The users that a stage makes, in order; nothing of those that it is built from. */
export function userCreationsIn(stage: Stage): readonly UserCreation[] {
  return collect(stage.all('RUN'), ({ commands }) => collect(commands, creationOf))
}

/** What a command makes when it is one that makes users. */
export function creationOf(command: Command): UserCreation | undefined {
  const tool = command.name
  if (tool !== 'useradd' && tool !== 'adduser') return undefined
  const valued = VALUED[tool]
  const operands: ShellWord[] = []
  const values = new Map<string, { readonly word: ShellWord; readonly string: string | undefined }>()
  const flags = new Map<string, ShellWord>()
  const words = command.arguments
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) continue
    const text = word.string ?? word.written
    const equals = text.indexOf('=')
    if (!text.startsWith('-')) operands.push(word)
    else if (text.startsWith('--') && equals > 0) {
      values.set(text.slice(0, equals), { word, string: word.string?.slice(equals + 1) })
    } else {
      const last = text.startsWith('--') ? text : `-${text.at(-1)}`
      for (const letter of text.startsWith('--') ? [] : text.slice(1)) flags.set(`-${letter}`, word)
      flags.set(last, word)
      const next = words[at + 1]
      if (!valued.has(last) || !next) continue
      values.set(last, { word: next, string: next.string })
      at++
    }
  }
  const value = (...names: readonly string[]) => names.map((name) => values.get(name)).find((one) => one)
  const option = (...names: readonly string[]) => names.map((name) => flags.get(name)).find((one) => one)
  // `adduser app staff` puts a user that exists into a group.
  if (operands.length !== 1 || (tool === 'useradd' && option('-D', '--defaults'))) return undefined
  const valueWords = new Set([...values.values()].map(({ word }) => word))
  const isPlain = words.every(
    (word) => word.string !== undefined || valueWords.has(word) || /^["']?[\w./-]/.test(word.written),
  )
  return { command, tool, name: operands[0]?.string, uid: value('-u', '--uid'), option, value, isPlain }
}

/** The numbers that a stage gives to users, and those that it is built from. */
export function numbersIn({ chain }: Stage): Set<string> {
  return new Set(collect(chain, (stage) => collect(userCreationsIn(stage), ({ uid }) => uid?.string)))
}

/** A number that is not taken, and that no distribution gives away. */
export function freeNumber(taken: ReadonlySet<string>, from = 10_001): string {
  let number = from
  while (taken.has(String(number))) number++
  return String(number)
}

/** Has a command give its user a number, where it gives none and no word of it can hide one. */
export function giveNumber({ command, tool, uid, option, isPlain }: UserCreation, number: string): Change | undefined {
  // The option has two words, which a list of strings has apart.
  if (uid || !isPlain || command.instruction.form === 'exec') return undefined
  const isShort = tool === 'adduser' && option('-S', '-D', '-H') !== undefined
  return command.nameWord?.insertAfter(`${isShort ? '-u' : '--uid'} ${number}`)
}

/** The options that take the next word. */
const VALUED = {
  useradd: new Set(
    '-b --base-dir -c --comment -d --home --home-dir -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user'.split(
      ' ',
    ),
  ),
  adduser: new Set(
    '-h --home -g --gecos --comment -s --shell -G --ingroup -u --uid -k --skel --gid --firstuid --lastuid --conf -b -c -d -e -f -p'.split(
      ' ',
    ),
  ),
} as const
