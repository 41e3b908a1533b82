import type { ShellWord } from '../../../docker/script.ts'

/** An address with a scheme, as far as it can be known. */
export interface Address {
  /** In lower case: `https`. */
  readonly scheme: string
  /** In lower case, without port and user; `undefined` when a variable decides. */
  readonly host: string | undefined
  /** Where the scheme begins in what is written. */
  readonly start: number
}

/** The address that a text is, or holds behind a quote, a prefix such as `git+` or a name with `=`. */
export function addressIn(written: string): Address | undefined {
  const match = ADDRESS.exec(written)
  if (!match?.groups) return undefined
  const { before = '', scheme = '' } = match.groups
  const host = HOST.exec(written.slice(match[0].length))?.[1]?.toLowerCase()
  return { scheme: scheme.toLowerCase(), host: host === '' ? undefined : host, start: before.length }
}

const ADDRESS = /^(?<before>["']?(?:--?[\w-]{1,40}=["']?)?(?:git\+)?)(?<scheme>[A-Za-z][A-Za-z0-9]{1,9}):\/\//
/** Without a user; a variable in it makes it unknown. */
const HOST = /^(?:[^@/\s$`?#]*@)?(\[[0-9a-fA-F:.]+\]|[\w.-]*)(?=[:/?#"'\s]|$)/

/** Whether what is loaded from a host never leaves the machine, or a network that is the machine's own. */
export function isLocal(host: string): boolean {
  return LOCAL.test(host) || !/[.:]/.test(host)
}

const LOCAL = /^(?:127\.|169\.254\.|\[::1\]|0\.0\.0\.0$)|\.(?:local|localhost|internal|test|example|invalid)$/

/** The address that a word of a command is, or that an option in it has as its value. */
export function addressOf(word: ShellWord): Address | undefined {
  return addressIn(word.written)
}
