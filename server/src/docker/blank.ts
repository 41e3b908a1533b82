import type { Span } from '../text/document.ts'

/** Whether Go's `unicode.IsSpace`, by which BuildKit trims, says so. */
export function isBlank(character: string | undefined): boolean {
  return character !== undefined && BLANK.test(character)
}

/** Whether it stands between the words of a line. */
export function isDelimiter(character: string | undefined): boolean {
  return character !== undefined && DELIMITER.test(character)
}

/** The span without the blanks at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && isBlank(text[start])) start++
  while (end > start && isBlank(text[end - 1])) end--
  return { start, end }
}

const BLANK = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const DELIMITER = /^[\t\v\f\r ]/
