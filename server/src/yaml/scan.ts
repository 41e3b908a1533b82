import * as char from './scan-char.ts'

/** The code of the character at an offset, `endOfContent` when there is none. */
export function codeAt(content: string, offset: number): number {
  return offset < content.length ? content.charCodeAt(offset) : char.endOfContent
}

export function isBlank(code: number): boolean {
  return code === char.space || code === char.tab
}

export function isLineEnd(code: number): boolean {
  return code === char.lineFeed || code === char.carriageReturn || code === char.endOfContent
}

/** What has to follow `-`, `:` and `?` so that they are more than letters. */
export function isBlankOrLineEnd(code: number): boolean {
  return code <= char.space && (isBlank(code) || isLineEnd(code))
}

/** A letter of ASCII. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= char.a && lower <= char.z
}

export function isFlowIndicator(code: number): boolean {
  return (
    code === char.comma ||
    code === char.openBracket ||
    code === char.closeBracket ||
    code === char.openBrace ||
    code === char.closeBrace
  )
}

/** Whether `---` or `...` stands at an offset. */
export function isMarker(content: string, offset: number): boolean {
  const code = codeAt(content, offset)
  if (code !== char.dash && code !== char.dot) return false
  if (codeAt(content, offset + 1) !== code || codeAt(content, offset + 2) !== code) return false
  return isBlankOrLineEnd(codeAt(content, offset + 3))
}

export function afterBlanks(content: string, offset: number): number {
  const { length } = content
  let next = offset
  while (next < length && isBlank(content.charCodeAt(next))) next++
  return next
}

export function afterSpaces(content: string, offset: number): number {
  const { length } = content
  let next = offset
  while (next < length && content.charCodeAt(next) === char.space) next++
  return next
}

/** The end of a text without the blanks before it. */
export function beforeBlanks(content: string, start: number, end: number): number {
  let last = end
  while (last > start && isBlank(content.charCodeAt(last - 1))) last--
  return last
}

/** The end of the line, before its line break. */
export function endOfLine(content: string, offset: number): number {
  const feed = content.indexOf('\n', offset)
  if (feed === -1) return content.length
  return feed > offset && codeAt(content, feed - 1) === char.carriageReturn ? feed - 1 : feed
}

/** The start of the next line, given the end of a line. At the end of the content that is where it is. */
export function afterLineBreak(content: string, lineEnd: number): number {
  const code = codeAt(content, lineEnd)
  if (code === char.lineFeed) return lineEnd + 1
  return code === char.carriageReturn ? lineEnd + 2 : lineEnd
}

/**
 * The first character of the next line that is not empty, if that line can continue a scalar which belongs to a
 * collection at column `parent`; else -1. Takes the end of a line.
 */
export function continuation(content: string, lineEnd: number, parent: number): number {
  let end = lineEnd
  for (;;) {
    const lineStart = afterLineBreak(content, end)
    const first = afterSpaces(content, lineStart)
    const code = codeAt(content, first)
    if (code === char.endOfContent) return -1
    if (code === char.lineFeed || code === char.carriageReturn) {
      end = first
      continue
    }
    if (first - lineStart <= parent) return -1
    return first === lineStart && isMarker(content, first) ? -1 : first
  }
}
