import type { Span } from '../text/document.ts'

/**
 * What an action does. `silent` prints nothing: an assignment, a comment, `break`, `continue`, `fail`. All that is not
 * known to be something else prints: `output`.
 */
export type Word = 'if' | 'else' | 'end' | 'range' | 'with' | 'block' | 'define' | 'silent' | 'output'

/** One `{{ … }}`, its braces included. */
export interface Action extends Span {
  readonly word: Word
  /** Written `{{- `: the white space before it is not printed. */
  readonly trimsBefore: boolean
  /** Written ` -}}`: the white space after it is not printed. */
  readonly trimsAfter: boolean
  /** Only of an output that calls `indent` or `nindent`. */
  readonly indentation: Indentation | undefined
}

/** How an action indents the lines that it prints. */
export interface Indentation {
  /** By `nindent`: a line break comes first. */
  readonly breaks: boolean
  /** How many columns; the least of several. `undefined` when that is computed, or when more is done with the lines. */
  readonly columns: number | undefined
  /** Trimmed afterwards: the first line begins where the action stands. */
  readonly trimmed: boolean
}

/**
 * The template actions of a file, in order. They are read as Go does it, but for what is not Go (`{{inputs.x}}`,
 * `{{=a ? b : c}}`, `{{ a.\"b\" }}` inside YAML quotes): it is an output. `{{` that is not closed before the next `{{` is
 * text. Never throws; linear in the length of the content.
 */
export function actionsOf(content: string): Action[] {
  const commentEnd = finder(content, '*/')
  const rawEnd = finder(content, '`')
  const reader: Reader = { content, commentEnd, rawEnd, unclosedBefore: 0 }
  const actions: Action[] = []
  let start = content.indexOf('{{')
  while (start !== -1) {
    const read = readAction(reader, start)
    if (typeof read !== 'number') actions.push(read)
    start = content.indexOf('{{', typeof read === 'number' ? read : read.end)
  }
  return actions
}

/** The content and what was found out about it, so that nothing is searched twice. The reader only moves forward. */
interface Reader {
  readonly content: string
  readonly commentEnd: (from: number) => number
  readonly rawEnd: (from: number) => number
  /** Up to here no `"` closes a string. */
  unclosedBefore: number
}

/** Finds the next occurrence of a needle, -1 if there is none. Linear over all calls when `from` never goes back. */
function finder(content: string, needle: string): (from: number) => number {
  let found = content.indexOf(needle)
  return (from) => {
    if (found !== -1 && found < from) found = content.indexOf(needle, from)
    return found
  }
}

/** The action that begins there; if none does, the offset from which on the next one may. */
function readAction(reader: Reader, start: number): Action | number {
  const { content } = reader
  const trimsBefore = content.charCodeAt(start + 2) === MINUS && isSpace(content.charCodeAt(start + 3))
  const body = afterSpace(content, trimsBefore ? start + 3 : start + 2)
  if (content.startsWith('/*', body)) return readComment(reader, start, body, trimsBefore)

  let indentCalls: number[] | undefined
  let at = body
  while (at < content.length && !isPair(content, at, CLOSE)) {
    if (isPair(content, at, OPEN)) return at
    const next = afterToken(reader, at)
    if (isIndent(content, at, next)) {
      indentCalls ??= []
      indentCalls.push(at)
    }
    at = next
  }
  if (at >= content.length) return content.length

  const trimsAfter = at - 2 >= body && content.charCodeAt(at - 1) === MINUS && isSpace(content.charCodeAt(at - 2))
  const word = wordOf(content, body, at)
  const indentation = word === 'output' && indentCalls ? indentationOf(content, indentCalls, at) : undefined
  return { start, end: at + 2, word, trimsBefore, trimsAfter, indentation }
}

function readComment(reader: Reader, start: number, body: number, trimsBefore: boolean): Action | number {
  const { content } = reader
  const commentEnd = reader.commentEnd(body + 2)
  if (commentEnd === -1) return body
  const space = afterSpace(content, commentEnd + 2)
  const trimsAfter = space > commentEnd + 2 && content.charCodeAt(space) === MINUS
  const close = trimsAfter ? space + 1 : space
  if (!isPair(content, close, CLOSE)) return commentEnd + 2
  return { start, end: close + 2, word: 'silent', trimsBefore, trimsAfter, indentation: undefined }
}

/** The offset after the word, the string, the character literal, the escape or the single character at `at`. */
function afterToken(reader: Reader, at: number): number {
  const { content } = reader
  const code = content.charCodeAt(at)
  if (isWordPart(code)) return afterWord(content, at)
  switch (code) {
    case DOUBLE_QUOTE:
      return afterString(reader, at)
    case BACKTICK:
      return Math.max(reader.rawEnd(at + 1), at) + 1
    case BACKSLASH:
      return at + 2
    case SINGLE_QUOTE:
      return afterCharacter(content, at)
    default:
      return at + 1
  }
}

/** A string ends on its line. A `"` that opens none is a character like any other. */
function afterString(reader: Reader, start: number): number {
  const { content } = reader
  if (start < reader.unclosedBefore) return start + 1
  let at = start + 1
  while (at < content.length) {
    const code = content.charCodeAt(at)
    if (code === DOUBLE_QUOTE) return at + 1
    if (code === LF) break
    at += code === BACKSLASH ? 2 : 1
  }
  reader.unclosedBefore = at
  return start + 1
}

/** Longer ones (`'\u0041'`) hold nothing that could be mistaken. */
function afterCharacter(content: string, start: number): number {
  const first = content.charCodeAt(start + 1)
  if (first === BACKSLASH) return content.charCodeAt(start + 3) === SINGLE_QUOTE ? start + 4 : start + 1
  return first !== SINGLE_QUOTE && content.charCodeAt(start + 2) === SINGLE_QUOTE ? start + 3 : start + 1
}

/** `$x := …`, `$x = …`, `$i, $x := …` at the start of an action. */
const ASSIGNMENT = /^\$\w*\s*(?:,\s*\$\w*\s*)?:?=(?!=)/
/** The first word of an action and what may follow it; `.x` may follow only what takes a pipeline. */
const KEYWORD = /^(?:(if|with|range|define|block)(?=[\s.(]|$)|(else|end|break|continue)(?=\s|$)|(fail)(?=\s))/
/** More than any keyword or assignment takes. */
const HEAD_LENGTH = 200

function wordOf(content: string, body: number, close: number): Word {
  const code = content.charCodeAt(body)
  if (code !== DOLLAR && !isLetter(code)) return 'output'
  const head = content.slice(body, Math.min(close, body + HEAD_LENGTH))
  if (code === DOLLAR) return ASSIGNMENT.test(head) ? 'silent' : 'output'
  const word = KEYWORD.exec(head)?.[0]
  switch (word) {
    case undefined:
      return 'output'
    case 'if':
    case 'with':
    case 'range':
    case 'define':
    case 'block':
    case 'else':
    case 'end':
      return word
    default:
      return 'silent'
  }
}

function isIndent(content: string, start: number, end: number): boolean {
  if (end - start === 6) return content.startsWith('indent', start)
  return end - start === 7 && content.startsWith('nindent', start)
}

/** A call with its argument, where that is a plain number. */
const CALL = /^n?indent\s+(\d{1,4})(?![\w.])/
/** More than the longest call takes. */
const CALL_LENGTH = 40
/** What follows the last call: `| trim` and nothing more. */
const TRIM = /^[^|]*\|\s*trim[^|]*$/

function indentationOf(content: string, calls: readonly number[], close: number): Indentation {
  const columns = calls.map((at) => Number(CALL.exec(content.slice(at, at + CALL_LENGTH))?.[1]))
  const rest = content.slice(calls.at(-1), close)
  const trimmed = TRIM.test(rest)
  const isKnown = trimmed || !rest.includes('|')
  const least = columns.reduce((a, b) => Math.min(a, b))
  return {
    breaks: calls.some((at) => content.startsWith('nindent', at)),
    columns: isKnown && Number.isInteger(least) ? least : undefined,
    trimmed,
  }
}

const OPEN = 0x7b
const CLOSE = 0x7d
const LF = 0x0a
const MINUS = 0x2d
const DOLLAR = 0x24
const DOT = 0x2e
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const BACKTICK = 0x60
const BACKSLASH = 0x5c

function isPair(content: string, at: number, code: number): boolean {
  return content.charCodeAt(at) === code && content.charCodeAt(at + 1) === code
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function afterSpace(content: string, from: number): number {
  let at = from
  while (isSpace(content.charCodeAt(at))) at++
  return at
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
}

/** Letters, digits and `_`, and `$` and `.`, so that a field `.indent` is not taken for the function. */
function isWordPart(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === DOLLAR || code === DOT
}

function afterWord(content: string, from: number): number {
  let at = from
  while (isWordPart(content.charCodeAt(at))) at++
  return at
}
