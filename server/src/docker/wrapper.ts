import type { Span } from '../text/document.ts'

/** A word, as far as wrappers look at it. */
interface Readable {
  readonly span: Span
  readonly value: string | undefined
}

/** A command that runs another one: `sudo -u app`. */
export interface Wrapper<W> {
  readonly name: string
  readonly words: readonly W[]
}

export interface Unwrapped<W> {
  readonly wrappers: readonly Wrapper<W>[]
  /** The name of the command that does the work, without its path. */
  readonly name: string | undefined
  /** That command's words, its name first. */
  readonly rest: readonly W[]
}

/** Takes away what only runs another command. */
export function unwrapped<W extends Readable>(words: readonly W[], script: string): Unwrapped<W> {
  const writtenOf = ({ span, value }: Readable) => value ?? script.slice(span.start, span.end)
  const wrappers: Wrapper<W>[] = []
  const texts = words.map(writtenOf)
  let at = 0
  for (;;) {
    const first = words[at]
    const name = first && commandName(first, writtenOf(first))
    const wrap = name === undefined ? undefined : WRAPPERS.get(name)
    const end = wrap && endOfWrapper(texts, at, wrap)
    if (name === undefined || end === undefined) return { wrappers, name, rest: words.slice(at) }
    wrappers.push({ name, words: words.slice(at, end) })
    at = end
  }
}

/** The name of a command without its path: also of `$(which apt-get)`. */
function commandName({ value }: Readable, written: string): string | undefined {
  const [, found] = (value === undefined && WHICH.exec(written)) || []
  const name = found ?? value
  return name?.slice(name.lastIndexOf('/') + 1)
}

const WHICH = /^"?(?:\$\(|`)(?:which|command -v|type -p) +([\w./-]+)(?:\)|`)"?$/

interface Wrap {
  /** The options that take the next word. */
  readonly valued?: readonly string[]
  /** How many words that are no options stand before the command. */
  readonly operands?: number
  /** Whether `A=b` may stand before the command. */
  readonly assigns?: boolean
}

const WRAPPERS: ReadonlyMap<string, Wrap> = new Map<string, Wrap>([
  ['sudo', { valued: ['-u', '-g', '-h', '-p', '-C', '-T', '-U', '--user', '--group'], assigns: true }],
  ['doas', { valued: ['-u', '-C'] }],
  ['env', { valued: ['-u', '-C', '--unset', '--chdir'], assigns: true }],
  ['exec', { valued: ['-a'] }],
  ['command', {}],
  ['builtin', {}],
  ['nohup', {}],
  ['time', {}],
  ['eatmydata', {}],
  ['busybox', {}],
  ['nice', { valued: ['-n', '--adjustment'] }],
  ['ionice', { valued: ['-c', '-n'] }],
  ['timeout', { valued: ['-k', '-s', '--kill-after', '--signal'], operands: 1 }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  ['setpriv', {}],
  ['xargs', { valued: ['-n', '-I', '-P', '-L', '-d', '-a', '-s', '-E'] }],
])

/** Where the command begins that the wrapper at `start` runs; `undefined` when there is none. */
function endOfWrapper(
  words: readonly string[],
  start: number,
  { valued = [], operands = 0, assigns = false }: Wrap,
): number | undefined {
  let left = operands
  for (let at = start + 1; at < words.length; at++) {
    const text = words[at] ?? ''
    if (text === '--') return left === 0 && at + 1 < words.length ? at + 1 : undefined
    // `command -v x` asks, and runs nothing.
    if ((text === '-v' || text === '-V') && valued.length === 0) return undefined
    if (text.startsWith('-')) {
      if (valued.includes(text)) at++
    } else if (!(assigns && ASSIGNMENT.test(text))) {
      if (left === 0) return at
      left--
    }
  }
  return undefined
}

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/
