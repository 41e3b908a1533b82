import { digitsBehind, escapes } from './decode.ts'
import { Scalar } from './node.ts'
import type { Cursor } from './read-cursor.ts'
import {
  afterSpaces,
  beforeBlanks,
  codeAt,
  continuation,
  isBlank,
  isBlankOrLineEnd,
  isFlowIndicator,
  isLetter,
  isLineEnd,
  isMarker,
} from './scan.ts'
import * as char from './scan-char.ts'

/** Whether a plain scalar can begin with a character, given the one behind it. */
export function isPlainStart(code: number, next: number, inFlow: boolean): boolean {
  if (isLetter(code)) return true
  switch (code) {
    case char.dash:
    case char.questionMark:
    case char.colon:
      return !isBlankOrLineEnd(next) && !(inFlow && isFlowIndicator(next))
    case char.endOfContent:
    case char.tab:
    case char.lineFeed:
    case char.carriageReturn:
    case char.space:
    case char.exclamation:
    case char.doubleQuote:
    case char.hash:
    case char.percent:
    case char.ampersand:
    case char.singleQuote:
    case char.asterisk:
    case char.comma:
    case char.greaterThan:
    case char.at:
    case char.openBracket:
    case char.closeBracket:
    case char.backtick:
    case char.openBrace:
    case char.bar:
    case char.closeBrace:
      return false
    default:
      return true
  }
}

/**
 * Reads what one line has of a plain scalar outside flow collections. The cursor stops at the `:` behind a key, at a
 * comment, or at the end of the line.
 *
 * @returns The end of the text.
 */
export function readPlainLine(cursor: Cursor): number {
  const { content, at: start } = cursor
  const { length } = content
  let offset = start
  for (; offset < length; offset++) {
    const code = content.charCodeAt(offset)
    if (code > char.colon) continue
    if (code === char.colon) {
      if (isBlankOrLineEnd(codeAt(content, offset + 1))) break
    } else if (code === char.hash) {
      if (isBlank(content.charCodeAt(offset - 1))) break
    } else if (code === char.lineFeed || code === char.carriageReturn) break
  }
  cursor.at = offset
  return beforeBlanks(content, start, offset)
}

/**
 * Reads the further lines of a plain scalar in a collection at column `parent`, given the end of its first line's text.
 * The cursor stops as it does there.
 */
export function readPlainLines(cursor: Cursor, firstEnd: number, parent: number): number {
  let end = firstEnd
  while (isLineEnd(cursor.code())) {
    const next = continuation(cursor.content, cursor.at, parent)
    if (next === -1) break
    const code = codeAt(cursor.content, next)
    if (code === char.hash) break
    if (code === char.tab) cursor.decline('tab that begins a line of a scalar')
    cursor.at = next
    end = readPlainLine(cursor)
  }
  return end
}

/** Goes behind a plain scalar inside a flow collection which belongs to a block collection at column `parent`. */
export function passFlowPlain(cursor: Cursor, parent: number): void {
  const code = cursor.code()
  if (code === char.colon || !isPlainStart(code, cursor.code(1), true)) cursor.decline('no value where one is expected')
  const { content } = cursor
  let end = readFlowPlainLine(cursor)
  while (isLineEnd(cursor.code())) {
    const next = continuation(content, cursor.at, parent)
    if (next === -1) break
    const code = codeAt(content, next)
    if (code === char.hash || endsFlowPlain(content, next, code)) break
    if (code === char.tab) cursor.decline('tab that begins a line of a scalar')
    cursor.at = next
    end = readFlowPlainLine(cursor)
  }
  cursor.at = end
}

function readFlowPlainLine(cursor: Cursor): number {
  const { content, at: start } = cursor
  const { length } = content
  let offset = start
  for (; offset < length; offset++) {
    const code = content.charCodeAt(offset)
    if (code > char.colon) {
      if (isFlowIndicator(code)) break
    } else if (code === char.colon) {
      if (endsFlowPlain(content, offset, code)) break
    } else if (code === char.hash) {
      if (isBlank(content.charCodeAt(offset - 1))) break
    } else if (code === char.comma || code === char.lineFeed || code === char.carriageReturn) break
  }
  cursor.at = offset
  return beforeBlanks(content, start, offset)
}

function endsFlowPlain(content: string, offset: number, code: number): boolean {
  if (code !== char.colon) return isFlowIndicator(code)
  const next = codeAt(content, offset + 1)
  return isBlankOrLineEnd(next) || isFlowIndicator(next)
}

/** Reads a quoted scalar in a collection at column `parent`. */
export function readQuoted(cursor: Cursor, parent: number): Scalar {
  const { at: start } = cursor
  const style = cursor.code() === char.singleQuote ? 'single' : 'double'
  if (style === 'single') passSingleQuoted(cursor, parent)
  else passDoubleQuoted(cursor, parent)
  return new Scalar(start, cursor.at, style)
}

/** Goes behind a scalar in single quotes in a collection at column `parent`. */
export function passSingleQuoted(cursor: Cursor, parent: number): void {
  const { content, at: start } = cursor
  for (let offset = start + 1; ; offset++) {
    const code = codeAt(content, offset)
    if (code > char.singleQuote) continue
    cursor.at = offset
    if (code === char.singleQuote) {
      offset++
      if (codeAt(content, offset) === char.singleQuote) continue
      cursor.at = offset
      return
    }
    if (code === char.lineFeed) checkQuotedLine(cursor, parent)
    else if (code === char.endOfContent) cursor.decline('quote without an end')
  }
}

/** Goes behind a scalar in double quotes in a collection at column `parent`. */
export function passDoubleQuoted(cursor: Cursor, parent: number): void {
  const { content, at: start } = cursor
  for (let offset = start + 1; ; offset++) {
    const code = codeAt(content, offset)
    if (code > char.doubleQuote && code !== char.backslash) continue
    cursor.at = offset
    if (code === char.doubleQuote) {
      cursor.at++
      return
    }
    if (code === char.backslash) offset += escapeLength(cursor)
    else if (code === char.lineFeed) checkQuotedLine(cursor, parent)
    else if (code === char.endOfContent) cursor.decline('quote without an end')
  }
}

/** Takes a line feed in a quoted scalar and checks how the next line begins. */
function checkQuotedLine(cursor: Cursor, parent: number): void {
  const { content } = cursor
  const line = cursor.at + 1
  const first = afterSpaces(content, line)
  cursor.lineStart = line
  if (!isLineEnd(codeAt(content, first)) && first - line <= parent) cursor.decline('line indented too little')
  if (first === line && isMarker(content, line)) cursor.decline('document marker in a scalar')
}

/** How many characters behind a backslash belong to it. A line break does not count, for it begins a line all the same. */
function escapeLength(cursor: Cursor): number {
  const { content, at: backslash } = cursor
  const letter = content[backslash + 1]
  if (letter === undefined || letter === '\n' || letter === '\r') return 0
  if (escapes[letter] !== undefined) return 1
  const count = digitsBehind[letter] ?? 0
  const digits = content.slice(backslash + 2, backslash + 2 + count)
  const isNumber = digits.length === count && /^[0-9a-fA-F]+$/.test(digits)
  if (!isNumber || Number.parseInt(digits, 16) > 0x10ffff) cursor.decline('unknown escape')
  return 1 + count
}
