import type { Span } from '../text/document.ts'
import type { Escape } from './directives.ts'
import { replacedValue, trimmedValue } from './pattern.ts'

/**
 * What a variable is where it is used:
 * - `known`: by what stands in the file.
 * - `missing`: certainly not set, so it is replaced by nothing.
 * - `unset`: an ARG without a default: set by whoever builds, or not at all.
 * - `unknown`: the base image, the platform or who builds decides.
 */
export type Variable =
  | { readonly state: 'known'; readonly value: string; readonly origin: Span | undefined }
  | { readonly state: 'missing' | 'unknown' }
  | { readonly state: 'unset'; readonly origin: Span }

/** A variable that a word uses. */
export interface Reference {
  readonly name: string
  /** In the word: `$NAME`, or from `${` to its end. */
  readonly span: Span
  /** `:-`, `+`, `##`, `/` …; empty for `$NAME` and `${NAME}`. */
  readonly modifier: string
  readonly variable: Variable
}

/** A stretch of what a word becomes, and where in the word it comes from. */
export interface Stretch {
  readonly source: Span
  /** `undefined` when it cannot be known. */
  readonly value: string | undefined
  /** Whether each character of the source stands for itself. */
  readonly isLiteral: boolean
}

export interface Expansion {
  /** `undefined` when any of it cannot be known, or the word is malformed. */
  readonly value: string | undefined
  readonly stretches: readonly Stretch[]
  readonly references: readonly Reference[]
  /** Why BuildKit refuses the word: the first mistake of it. */
  readonly mistake: Mistake | undefined
}

/** What makes a word one that BuildKit refuses. */
export interface Mistake {
  /** A quote or a brace that is not closed, a variable without a name, or a modifier that does not exist. */
  readonly kind: 'quote' | 'brace' | 'name' | 'modifier'
  /** In the word: from the quote, or of the modifier. */
  readonly span: Span
}

export type LookUp = (name: string) => Variable

/**
 * Takes the quotes of a word away and replaces its variables, with all modifiers that BuildKit knows
 * (frontend/dockerfile/shell/lex.go). Never throws.
 */
export function expand(text: string, escapeCharacter: Escape, lookUp: LookUp): Expansion {
  if (!mayChange(text, escapeCharacter)) return literal(text)
  const expander = new Expander(text, escapeCharacter, lookUp)
  const stretches = expander.read(undefined, 0)
  return {
    value: expander.hasFailed ? undefined : textOf(stretches),
    stretches,
    references: expander.references,
    mistake: expander.mistake,
  }
}

/** Whether a word has anything that is taken away or replaced. */
export function mayChange(text: string, escapeCharacter: Escape): boolean {
  return SPECIAL.test(text) || text.includes(escapeCharacter)
}

/** A word in which nothing is replaced. */
export function literal(text: string): Expansion {
  const source = { start: 0, end: text.length }
  return { value: text, stretches: [{ source, value: text, isLiteral: true }], references: [], mistake: undefined }
}

const SPECIAL = /['"$]/
const DEEPEST = 20
/** What is longer is not followed: names that double one another would fill the memory. */
const LONGEST = 10_000

function textOf(stretches: readonly Stretch[]): string | undefined {
  let value = ''
  for (const stretch of stretches) {
    if (stretch.value === undefined) return undefined
    value += stretch.value
  }
  return value
}

class Expander {
  hasFailed = false
  mistake: Mistake | undefined
  readonly references: Reference[] = []
  readonly #text: string
  readonly #escape: Escape
  readonly #lookUp: LookUp
  #at = 0

  constructor(text: string, escapeCharacter: Escape, lookUp: LookUp) {
    this.#text = text
    this.#escape = escapeCharacter
    this.#lookUp = lookUp
  }

  /**
   * Reads up to `stop`, which is passed over. With `keepsEscapes` an escape stays before what it escapes.
   *
   * @param opened Where the brace stands that `stop` closes.
   */
  read(stop: string | undefined, depth: number, keepsEscapes = false, opened = 0): Stretch[] {
    const stretches: Stretch[] = []
    if (depth > DEEPEST) this.#fail()
    while (this.#at < this.#text.length) {
      const start = this.#at
      const character = this.#text[start]
      if (character === stop) {
        this.#at++
        return stretches
      }
      if (character === '$') stretches.push(...this.#dollar(depth))
      else if (character === "'") this.#single(stretches)
      else if (character === '"') this.#double(stretches, depth, keepsEscapes)
      else if (character === this.#escape) {
        this.#at += 2
        addLiteral(stretches, this.#text, keepsEscapes ? start : start + 1, Math.min(this.#at, this.#text.length))
      } else {
        this.#at = this.#plainEnd(start + 1, stop)
        addLiteral(stretches, this.#text, start, this.#at)
      }
    }
    if (stop !== undefined) this.#fail('brace', opened)
    return stretches
  }

  /** Where the characters end that stand for themselves, outside of quotes or between double ones. */
  #plainEnd(start: number, stop: string | undefined, isQuoted = false): number {
    let at = start
    while (at < this.#text.length) {
      const character = this.#text[at]
      if (character === stop || character === '$' || character === '"' || character === this.#escape) break
      if (character === "'" && !isQuoted) break
      at++
    }
    return at
  }

  #single(stretches: Stretch[]): void {
    const close = this.#text.indexOf("'", this.#at + 1)
    if (close === -1) {
      this.#fail('quote', this.#at)
      return
    }
    addLiteral(stretches, this.#text, this.#at + 1, close)
    this.#at = close + 1
  }

  #double(stretches: Stretch[], depth: number, keepsEscapes: boolean): void {
    const opened = this.#at
    this.#at++
    while (this.#at < this.#text.length) {
      const start = this.#at
      const character = this.#text[start]
      if (character === '"') {
        this.#at++
        return
      }
      if (character === '$') {
        stretches.push(...this.#dollar(depth))
        continue
      }
      const next = this.#text[start + 1]
      const isEscape = character === this.#escape && (next === '"' || next === '$' || next === this.#escape)
      this.#at = isEscape ? start + 2 : this.#plainEnd(start + 1, undefined, true)
      addLiteral(stretches, this.#text, isEscape && !keepsEscapes ? start + 1 : start, this.#at)
    }
    this.#fail('quote', opened)
  }

  #dollar(depth: number): readonly Stretch[] {
    const start = this.#at
    this.#at++
    const isBraced = this.#text[this.#at] === '{'
    if (isBraced) this.#at++
    const name = this.#name()
    if (!isBraced) {
      if (name === '') return [{ source: { start, end: this.#at }, value: '$', isLiteral: true }]
      return [this.#plain(name, start)]
    }
    if (name === '') this.#fail('name', start)
    const modifier = this.#modifier(start)
    if (modifier === '}') return [this.#plain(name, start)]
    const isPattern = /[#%/]/.test(modifier)
    const word = this.read(modifier.startsWith('/') ? '/' : '}', depth + 1, isPattern, start)
    const replacement = modifier.startsWith('/') ? textOf(this.read('}', depth + 1, true, start)) : undefined
    const variable = this.#refer(name, start, modifier)
    return this.#apply(variable, modifier, word, replacement, { start, end: this.#at })
  }

  /** What the modifier makes of the variable. */
  #apply(variable: Variable, modifier: string, word: Stretch[], replacement: string | undefined, source: Span) {
    const known = (result: string | undefined) => [{ source, value: result, isLiteral: false }]
    if (variable.state === 'unknown' || this.hasFailed) return known(undefined)
    const value = variable.state === 'known' ? variable.value : undefined
    const isSet = value !== undefined && !(modifier.startsWith(':') && value === '')
    const kind = modifier.at(-1)
    if (kind === '-') return isSet ? known(value) : word
    if (kind === '+') {
      if (variable.state === 'unset') return known(undefined)
      return isSet ? word : known('')
    }
    if (kind === '?' || variable.state === 'unset') return known(isSet ? value : undefined)
    const pattern = textOf(word)
    if (pattern === undefined) return known(undefined)
    if (kind === '/') {
      if (replacement === undefined) return known(undefined)
      return known(replacedValue(value ?? '', pattern, replacement, modifier === '//'))
    }
    return known(trimmedValue(value ?? '', pattern, modifier.replace(':', '')))
  }

  #plain(name: string, start: number): Stretch {
    const variable = this.#refer(name, start, '')
    const source = { start, end: this.#at }
    if (variable.state === 'missing') return { source, value: '', isLiteral: false }
    const value = variable.state === 'known' && variable.value.length <= LONGEST ? variable.value : undefined
    return { source, value, isLiteral: false }
  }

  #refer(name: string, start: number, modifier: string): Variable {
    const variable = this.#lookUp(name)
    this.references.push({ name, span: { start, end: this.#at }, modifier, variable })
    return variable
  }

  #name(): string {
    const start = this.#at
    this.#at = endOfMatch(NAME, this.#text, start)
    return this.#text.slice(start, this.#at)
  }

  /** The characters between the name and what they work on; `}` when there are none. */
  #modifier(start: number): string {
    const from = this.#at
    this.#at = endOfMatch(MODIFIER, this.#text, from)
    if (this.#at > from) return this.#text.slice(from, this.#at)
    this.#failAtModifier(start)
    return '}'
  }

  #failAtModifier(start: number): void {
    const length = this.#text[this.#at] === ':' ? 2 : 1
    const end = this.#at + length
    if (this.#text.indexOf('}', this.#at) === -1) this.#fail('brace', start)
    else this.#fail('modifier', this.#at, end)
  }

  /** Reads no further: of a word that is malformed nothing is known, nor of one that is too deep. */
  #fail(kind?: Mistake['kind'], start = 0, end = this.#text.length): void {
    if (kind && !this.hasFailed) this.mistake = { kind, span: { start, end } }
    this.hasFailed = true
    this.#at = this.#text.length
  }
}

const NAME = /[0-9]+|[\p{L}_][\p{L}\p{Nd}_]*|[@*#?\-$!]/uy
const MODIFIER = /\}|:?(?:[-+?]|##?|%%?)|\/\/?/y

/** Where what a pattern matches at an offset ends; the offset where it matches nothing. */
function endOfMatch(sticky: typeof NAME, text: string, start: number): number {
  sticky.lastIndex = start
  return sticky.test(text) ? sticky.lastIndex : start
}

function addLiteral(stretches: Stretch[], text: string, start: number, end: number): void {
  const last = stretches.at(-1)
  const value = text.slice(start, end)
  if (last?.isLiteral && last.source.end === start) {
    stretches[stretches.length - 1] = {
      source: { start: last.source.start, end },
      value: (last.value ?? '') + value,
      isLiteral: true,
    }
  } else stretches.push({ source: { start, end }, value, isLiteral: true })
}
