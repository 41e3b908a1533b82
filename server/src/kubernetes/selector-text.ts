import { isValid, type LabelSelector, type Operator, type Requirement } from './selector.ts'

/**
 * Reads a selector that is written as one text, `a=b,c!=d,e in (x,y),!f,g`, as `labels.Parse` of k8s.io/apimachinery 0.37
 * does; `undefined` when that refuses it. An empty text selects all. Never throws.
 */
export function parseSelectorText(text: string): LabelSelector | undefined {
  const cursor: Cursor = { tokens: tokensOf(text), at: 0 }
  const requirements: Requirement[] = []
  if (peek(cursor) === END) return requirements
  for (;;) {
    const requirement = readRequirement(cursor)
    if (!requirement || !isValid(requirement)) return undefined
    requirements.push(requirement)
    const separator = next(cursor)
    if (separator === END) return requirements
    if (separator !== ',') return undefined
  }
}

/** A token is its text: one of the symbols, or a word. */
interface Cursor {
  readonly tokens: readonly string[]
  at: number
}

const END = ''
const SYMBOLS = '=!(),<>'
const BLANKS = ' \t\r\n'
/** Upstream reads bytes, and has this one for their end. */
const NUL = '\0'

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['=', 'In'],
  ['==', 'In'],
  ['!=', 'NotIn'],
  ['in', 'In'],
  ['notin', 'NotIn'],
  ['>', 'Gt'],
  ['<', 'Lt'],
])

function readRequirement(cursor: Cursor): Requirement | undefined {
  const negated = peek(cursor) === '!'
  if (negated) next(cursor)
  const key = next(cursor)
  if (!isWord(key)) return undefined
  if (negated) return { key, operator: 'DoesNotExist', values: [] }
  if (endsRequirement(peek(cursor))) return { key, operator: 'Exists', values: [] }

  const written = next(cursor)
  const operator = OPERATORS.get(written)
  const values = isWord(written) ? readList(cursor) : readValue(cursor)
  return operator && values && { key, operator, values }
}

/** A value that is left out is empty. */
function readValue(cursor: Cursor): readonly string[] | undefined {
  if (endsRequirement(peek(cursor))) return ['']
  const value = next(cursor)
  return isWord(value) ? [value] : undefined
}

/** The values between parentheses. Where there is none before or after a comma, there is an empty one. */
function readList(cursor: Cursor): readonly string[] | undefined {
  if (next(cursor) !== '(') return undefined
  const values: string[] = []
  for (;;) {
    values.push(isWord(peek(cursor)) ? next(cursor) : '')
    const separator = next(cursor)
    if (separator === ')') return values
    if (separator !== ',') return undefined
  }
}

function peek({ tokens, at }: Cursor): string {
  return tokens[at] ?? END
}

function next(cursor: Cursor): string {
  const token = peek(cursor)
  cursor.at++
  return token
}

function isWord(token: string): boolean {
  return token !== END && !SYMBOLS.includes(token.charAt(0))
}

function endsRequirement(token: string): boolean {
  return token === END || token === ','
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  let at = skip(text, 0, isBlank)
  while (at < text.length && text.charAt(at) !== NUL) {
    const end = tokenEnd(text, at)
    tokens.push(text.slice(at, end))
    // A NUL after a token is skipped; only before one it ends the text.
    at = skip(text, text.charAt(end) === NUL ? end + 1 : end, isBlank)
  }
  return tokens
}

function tokenEnd(text: string, at: number): number {
  const character = text.charAt(at)
  if (!SYMBOLS.includes(character)) return skip(text, at, isWordCharacter)
  const doubled = (character === '=' || character === '!') && text.charAt(at + 1) === '='
  return at + (doubled ? 2 : 1)
}

function skip(text: string, start: number, isSkipped: (character: string) => boolean): number {
  let at = start
  while (at < text.length && isSkipped(text.charAt(at))) at++
  return at
}

function isBlank(character: string): boolean {
  return BLANKS.includes(character)
}

function isWordCharacter(character: string): boolean {
  return character !== NUL && !isBlank(character) && !SYMBOLS.includes(character)
}
