/**
 * A pattern of a `.dockerignore`, as BuildKit takes it (github.com/moby/patternmatcher): one of Go's `path/filepath`, in
 * which `**` stands for any number of folders.
 */
export class IgnorePattern {
  readonly #tokens: readonly Token[]

  private constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** @param pattern A clean path: no `.`, `..` or empty parts. `undefined` when the builder refuses it. */
  static of(pattern: string): IgnorePattern | undefined {
    const tokens = pattern.length > LONGEST ? undefined : tokensOf(pattern)
    return tokens && new IgnorePattern(tokens)
  }

  /** Whether it matches a path, or a folder that the path is in. Takes time by the two lengths multiplied. */
  matches(path: string): boolean {
    const { length } = this.#tokens
    let places = new Uint8Array(length + 1)
    places[0] = 1
    this.#skip(places)
    for (const character of path) {
      if (character === '/' && places[length]) return true
      const next = new Uint8Array(length + 1)
      for (const [at, token] of this.#tokens.entries()) {
        if (!places[at]) continue
        if (token.repeats?.(character)) next[at] = 1
        if (token.ends?.(character)) next[at + 1] = 1
      }
      this.#skip(next)
      places = next
    }
    return places[length] === 1
  }

  /** Goes on to what can be reached without a character. */
  #skip(places: Uint8Array): void {
    for (const [at, { skips = 0 }] of this.#tokens.entries()) {
      for (let step = 1; places[at] && step <= skips; step++) places[at + step] = 1
    }
  }
}

/** Longer than any path. */
const LONGEST = 4096

/** A part of a pattern: an automaton with a place before and one behind it. */
interface Token {
  /** How many places can be gone on without a character. */
  readonly skips?: number
  /** Which characters lead to the same place. */
  readonly repeats?: (character: string) => boolean
  /** Which characters lead to the next place. */
  readonly ends?: (character: string) => boolean
}

const anything = () => true
const noSlash = (character: string) => character !== '/'
const slash = (character: string) => character === '/'

const ONE: Token = { ends: noSlash }
const SOME: Token = { skips: 1, repeats: noSlash }
const ALL: Token = { skips: 1, repeats: anything }
/** Any number of folders with the slash behind the last, or nothing. */
const FOLDERS: readonly Token[] = [{ skips: 2 }, { repeats: anything, ends: slash }]

function tokensOf(pattern: string): readonly Token[] | undefined {
  const characters = [...pattern]
  const tokens: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    if (character === '?') tokens.push(ONE)
    else if (character === '*' && characters[at + 1] !== '*') tokens.push(SOME)
    else if (character === '*') {
      const hasSlash = characters[at + 2] === '/'
      tokens.push(...starsOf(characters, at, hasSlash))
      at += hasSlash ? 2 : 1
    } else if (character === '[') {
      const read = readClass(characters, at)
      if (!read) return undefined
      tokens.push(read.token)
      at = read.end - 1
    } else if (character === '\\') {
      const escaped = characters[++at]
      // An escaped letter goes to a regular expression, where it is a class or an anchor.
      if (escaped === undefined || /[A-Za-z0-9]/.test(escaped)) return undefined
      tokens.push(literal(escaped))
    } else tokens.push(literal(character))
  }
  return tokens
}

/** `**`: at the start of what is plain otherwise, the end of the path is compared as text, so that `**a` matches `ba`. */
function starsOf(characters: readonly string[], at: number, hasSlash: boolean): readonly Token[] {
  const rest = characters.slice(at + (hasSlash ? 3 : 2))
  if (rest.length === 0) return [ALL]
  const isSuffix = at === 0 && !hasSlash && !rest.some((character) => SPECIAL.has(character))
  return isSuffix ? [ALL] : FOLDERS
}

const SPECIAL: ReadonlySet<string> = new Set(['*', '?', '[', ']', '\\'])

function literal(expected: string): Token {
  return { ends: (character) => character === expected }
}

/** `[a-z]` and `[^a-z]`; `undefined` when it is malformed. `end` is behind it. */
function readClass(
  characters: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | undefined {
  const isNegated = characters[start + 1] === '^'
  const ranges: (readonly [from: number, to: number])[] = []
  let at = start + (isNegated ? 2 : 1)
  while (characters[at] !== ']' || ranges.length === 0) {
    const from = readCharacter(characters, at)
    if (!from) return undefined
    const to = characters[from.end] === '-' ? readCharacter(characters, from.end + 1) : from
    if (!to || to.code < from.code) return undefined
    ranges.push([from.code, to.code])
    at = to.end
  }
  const holds = (character: string) => {
    const code = character.codePointAt(0) ?? 0
    return ranges.some(([from, to]) => code >= from && code <= to) !== isNegated
  }
  return { token: { ends: holds }, end: at + 1 }
}

/** A character inside of brackets, which may be escaped. */
function readCharacter(characters: readonly string[], at: number) {
  const isEscaped = characters[at] === '\\'
  const character = characters[isEscaped ? at + 1 : at]
  if (character === undefined || (!isEscaped && (character === '-' || character === ']'))) return undefined
  return { code: character.codePointAt(0) ?? 0, end: at + (isEscaped ? 2 : 1) }
}
