import type { BlockScalar, Scalar } from './node.ts'

/** The text that a scalar stands for: unfolded, unescaped, chomped. A value that is left out is `''`. Never throws. */
export function scalarText(content: string, scalar: Scalar): string {
  if (scalar.block) return blockText(content.slice(scalar.block.body, scalar.end), scalar.style, scalar.block)
  if (scalar.style === 'plain') return unfolded(content.slice(scalar.start, scalar.end))
  if (scalar.style === 'double') return unescaped(content.slice(scalar.start + 1, scalar.end))
  return unfolded(content.slice(scalar.start + 1, scalar.end - 1)).replaceAll("''", "'")
}

/** A line break is a space, several are one fewer, and the blanks around them do not count. */
function unfolded(text: string): string {
  let feed = text.indexOf('\n')
  if (feed === -1) return text
  let result = text.slice(0, trimmedEnd(text, 0, feed))
  let separator = ' '
  let at = feed + 1
  for (feed = text.indexOf('\n', at); feed !== -1; feed = text.indexOf('\n', at)) {
    const start = afterBlanks(text, at)
    const end = trimmedEnd(text, start, feed)
    if (start < end) {
      result += separator + text.slice(start, end)
      separator = ' '
    } else if (separator === '\n') {
      result += separator
    } else {
      separator = '\n'
    }
    at = feed + 1
  }
  return result + separator + text.slice(afterBlanks(text, at))
}

function afterBlanks(text: string, at: number): number {
  let next = at
  while (text[next] === ' ' || text[next] === '\t') next++
  return next
}

/** The end of a line without its line break and the blanks before that. */
function trimmedEnd(text: string, start: number, feed: number): number {
  let end = feed
  if (end > start && text[end - 1] === '\r') end--
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return end
}

/** What a backslash and a letter stand for in double quotes. */
export const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
}

/** How many hexadecimal digits follow a backslash and one of these letters. */
export const digitsBehind: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** Takes what stands behind the first quote, the last quote included. */
function unescaped(text: string): string {
  const end = text.length - 1
  let result = ''
  let at = 0
  while (at < end) {
    const special = specialIn(text, at, end)
    const isLineBreak = text[special] === '\n' && special < end
    result += text.slice(at, isLineBreak ? trimmedEnd(text, at, special) : special)
    if (special === end) break
    const [character, next] = isLineBreak ? folded(text, special) : escaped(text, special)
    result += character
    at = next
  }
  return result
}

/** The next line break or backslash, or the end. */
function specialIn(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text[at] !== '\\' && text[at] !== '\n') at++
  return at
}

/** What the line breaks from `feed` on fold to, and where the text goes on. */
function folded(text: string, feed: number): readonly [fold: string, next: number] {
  let breaks = 0
  let at = feed + 1
  for (;;) {
    at = afterBlanks(text, at)
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    if (text[at] !== '\n') break
    breaks++
    at++
  }
  return [breaks === 0 ? ' ' : '\n'.repeat(breaks), at]
}

/** What the escape at `backslash` stands for, and where the text goes on. An escape that is none stays as it is. */
function escaped(text: string, backslash: number): readonly [character: string, next: number] {
  const letter = text[backslash + 1]
  if (letter === undefined) return ['\\', backslash + 1]
  const character = escapes[letter]
  if (character !== undefined) return [character, backslash + 2]
  if (letter === '\n') return ['', afterBlanks(text, backslash + 2)]
  if (letter === '\r' && text[backslash + 2] === '\n') return ['', afterBlanks(text, backslash + 3)]
  const length = digitsBehind[letter]
  if (length === undefined) return [`\\${letter}`, backslash + 2]
  const end = backslash + 2 + length
  const digits = text.slice(backslash + 2, end)
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1
  if (code < 0 || code > 0x10ffff) return [text.slice(backslash, end), end]
  return [String.fromCodePoint(code), end]
}

function blockText(source: string, style: string, { indent, chomp }: BlockScalar): string {
  if (source === '') return ''
  const lines = source.split('\n')
  const contentEnd = contentLines(lines, indent)
  if (contentEnd === 0) return chomp === 'keep' ? '\n'.repeat(Math.max(1, lines.length - 1)) : ''
  const text = style === 'literal' ? literalText(lines, contentEnd, indent) : foldedText(lines, contentEnd, indent)
  if (chomp === 'strip') return text
  if (chomp === 'clip') return `${text}\n`
  let kept = text
  for (let i = contentEnd; i < lines.length; i++) kept += `\n${withoutIndent(lines[i]!, indent)}`
  return kept.endsWith('\n') ? kept : `${kept}\n`
}

/** How many lines are left when the empty ones at the end are dropped. One that is indented more than the content stays. */
function contentLines(lines: readonly string[], indent: number): number {
  let end = lines.length
  while (end > 0 && isBlank(lines[end - 1]!)) end--
  if (end === 0) return 0
  for (let i = lines.length; i > end; i--) {
    if (leadingSpaces(lines[i - 1]!) > indent) return i
  }
  return end
}

function literalText(lines: readonly string[], end: number, indent: number): string {
  let result = withoutIndent(lines[0]!, indent)
  for (let i = 1; i < end; i++) result += `\n${withoutIndent(lines[i]!, indent)}`
  return result
}

/** Like `unfolded`, but line breaks around lines that begin with a blank stay. */
function foldedText(lines: readonly string[], end: number, indent: number): string {
  let result = ''
  let first = 0
  for (; first < end && isBlank(lines[first]!); first++) result += `${withoutIndent(lines[first]!, indent)}\n`
  let separator = ''
  let previousIndented = false
  for (let i = first; i < end; i++) {
    const line = withoutIndent(lines[i]!, indent)
    if (line === '') {
      if (separator === '\n') result += '\n'
      else separator = '\n'
    } else if (line[0] === ' ' || line[0] === '\t') {
      if (separator === ' ') separator = '\n'
      else if (separator === '\n' && !previousIndented) separator = '\n\n'
      result += separator + line
      separator = '\n'
      previousIndented = true
    } else {
      result += separator + line
      separator = ' '
      previousIndented = false
    }
  }
  return result
}

function withoutIndent(line: string, indent: number): string {
  const end = line.endsWith('\r') ? line.length - 1 : line.length
  return line.slice(Math.min(indent, leadingSpaces(line)), end)
}

function isBlank(line: string): boolean {
  const spaces = leadingSpaces(line)
  return spaces === line.length || (spaces === line.length - 1 && line[spaces] === '\r')
}

function leadingSpaces(line: string): number {
  let count = 0
  while (line[count] === ' ') count++
  return count
}
