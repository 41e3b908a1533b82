import { type BlockScalar, Scalar } from './node.ts'
import { type Cursor, finishLine } from './read-cursor.ts'
import { afterSpaces, codeAt, isMarker } from './scan.ts'
import * as char from './scan-char.ts'

/** Reads a literal or folded scalar in a collection at column `parent`. The cursor stops at the start of a line. */
export function readBlockScalar(cursor: Cursor, parent: number): Scalar {
  const { content, at: start } = cursor
  const style = cursor.code() === char.bar ? 'literal' : 'folded'
  const { digit, chomp } = readHeader(cursor)
  const body = cursor.at
  const { feed: leadingFeed, first, longest } = leadingLines(content, body)
  const firstIndent = first - leadingFeed - 1
  const indent = digit === 0 ? firstIndent : Math.max(parent, 0) + digit
  let feed = firstIndent > parent ? lastLineFeed(content, leadingFeed, indent) : leadingFeed
  if (codeAt(content, afterSpaces(content, feed + 1)) === char.tab) cursor.decline('tab behind a block scalar')
  if (chomp !== 'keep') feed = withoutEmptyLines(content, body, feed, firstIndent)
  const hasContent = feed > leadingFeed && first < content.length
  if (hasContent && digit === 0 && longest > indent) cursor.decline('first line indented less than an empty one')
  cursor.at = Math.min(feed + 1, content.length)
  cursor.lineStart = cursor.at
  const block: BlockScalar = { body, indent: hasContent ? indent : 0, chomp }
  return new Scalar(start, cursor.at, style, block)
}

interface Header {
  /** How many columns the content is indented more than its parent; 0 when its first line says so. */
  readonly digit: number
  readonly chomp: BlockScalar['chomp']
}

/** Reads the header and goes to the next line. */
function readHeader(cursor: Cursor): Header {
  let digit = 0
  let chomp: BlockScalar['chomp'] = 'clip'
  for (;;) {
    cursor.at++
    const code = cursor.code()
    if (code >= char.one && code <= char.nine && digit === 0) digit = code - char.zero
    else if (code === char.dash && chomp === 'clip') chomp = 'strip'
    else if (code === char.plus && chomp === 'clip') chomp = 'keep'
    else break
  }
  finishLine(cursor)
  return { digit, chomp }
}

interface LeadingLines {
  /** The line break of the last of the empty lines. */
  readonly feed: number
  /** The first character after them that is no space. */
  readonly first: number
  /** The most spaces that one of them has. */
  readonly longest: number
}

function leadingLines(content: string, body: number): LeadingLines {
  let feed = body - 1
  let longest = 0
  for (;;) {
    const first = afterSpaces(content, feed + 1)
    const code = codeAt(content, first)
    if (code !== char.lineFeed && code !== char.carriageReturn) return { feed, first, longest }
    longest = Math.max(longest, first - feed - 1)
    feed = code === char.lineFeed ? first : first + 1
  }
}

/** The line break of the last line after `feed` that is empty or has the indent; the length where there is none. */
function lastLineFeed(content: string, feed: number, indent: number): number {
  let last = feed
  for (;;) {
    const line = last + 1
    const first = indent === 0 ? line : afterSpaces(content, line)
    const code = codeAt(content, first)
    const isEmpty = code === char.lineFeed || code === char.carriageReturn
    if (indent === 0 ? isMarker(content, line) : !isEmpty && first - line < indent) return last
    last = content.indexOf('\n', first)
    if (last === -1) return content.length
  }
}

/** The line break `feed`, or an earlier one where the lines before it are empty and not indented more than the first. */
function withoutEmptyLines(content: string, body: number, feed: number, indent: number): number {
  let last = feed
  for (;;) {
    const end = codeAt(content, last - 1) === char.carriageReturn ? last - 2 : last - 1
    let before = end
    while (codeAt(content, before) === char.space) before--
    if (codeAt(content, before) !== char.lineFeed || before < body || end - before > indent) return last
    last = before
  }
}
