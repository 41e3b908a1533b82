import type { Node, Tree } from './node.ts'
import { isDash, readNode } from './read-block.ts'
import { Cursor, Declined, findToken, finishLine } from './read-cursor.ts'
import { afterBlanks, afterSpaces, codeAt, isLineEnd } from './scan.ts'
import * as char from './scan-char.ts'

/**
 * Reads one document: what stands between two `---`, the first of them included. It takes the YAML that people write in
 * manifests, and declines whatever it does not know for certain. There is no error in what it takes. It never throws,
 * and its time is linear in the length of the content.
 */
export function readDocument(content: string): Tree | Declined {
  const cursor = new Cursor(content, startsWithMark(content) ? 1 : 0)
  try {
    refuseLoneReturns(content)
    const root = readRoot(cursor)
    finishDocument(cursor)
    cursor.finish()
    return { root, comments: cursor.comments, errors: NONE, hasAliases: cursor.hasAliases }
  } catch (error) {
    if (error instanceof Declined) return error
    throw error
  }
}

const NONE: readonly never[] = []

function startsWithMark(content: string): boolean {
  return codeAt(content, 0) === char.byteOrderMark
}

/** From here on, a carriage return is always the first half of a line break. */
function refuseLoneReturns(content: string): void {
  for (let at = content.indexOf('\r'); at !== -1; at = content.indexOf('\r', at + 1)) {
    if (codeAt(content, at + 1) !== char.lineFeed) throw new Declined('carriage return without a line feed', at)
  }
}

function readRoot(cursor: Cursor): Node | undefined {
  const { content } = cursor
  if (findToken(cursor)) {
    if (cursor.code() === char.byteOrderMark) cursor.decline('second byte order mark')
    const isBehindMark = startsWithMark(content) && cursor.lineStart === 1
    if (isBehindMark && (cursor.column > 0 || isDash(cursor))) cursor.decline('indentation behind a byte order mark')
    return readNode(cursor, -1, false)
  }
  if (cursor.code() === char.dot) cursor.decline('end of a document that has not begun')
  if (cursor.code() !== char.dash) return undefined
  const afterMarker = cursor.at + 3
  cursor.at = afterBlanks(content, afterMarker)
  if (isLineEnd(cursor.code()) || cursor.code() === char.hash) {
    finishLine(cursor)
    return findToken(cursor) ? readNode(cursor, -1, false) : undefined
  }
  if (cursor.at !== afterSpaces(content, afterMarker)) cursor.decline('tab behind a document marker')
  return readNode(cursor, -1, true)
}

function finishDocument(cursor: Cursor): void {
  if (findToken(cursor)) cursor.decline('text behind the document')
  if (cursor.code() === char.dash) cursor.decline('second document')
  if (cursor.code() !== char.dot) return
  cursor.at += 3
  finishLine(cursor)
  if (findToken(cursor) || cursor.at < cursor.content.length) cursor.decline('text behind the end of the document')
}
