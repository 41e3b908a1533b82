import { Mapping, type Node, Pair, type Properties, Scalar, Sequence } from './node.ts'
import { readBlockScalar } from './read-block-scalar.ts'
import { type Cursor, findToken, finishLine } from './read-cursor.ts'
import { readFlow } from './read-flow.ts'
import { isProperty, readAlias, readProperties } from './read-properties.ts'
import { isPlainStart, readPlainLine, readPlainLines, readQuoted } from './read-scalar.ts'
import { afterBlanks, afterSpaces, codeAt, isBlankOrLineEnd, isLineEnd } from './scan.ts'
import * as char from './scan-char.ts'

/** How long a key may be with its anchor and tag. YAML says 1024. */
const maxKeyLength = 1000

/**
 * Reads the node that begins at the cursor, and the rest of its line.
 *
 * @param parent The column of the collection that it is in, -1 for the root.
 * @param isInline Whether it stands in the line of a key or of a `---`, where no block collection can begin.
 * @param outer The anchor and tag of the node, if they stand in a line above.
 */
export function readNode(cursor: Cursor, parent: number, isInline: boolean, outer?: Properties): Node {
  const { at: start, lineStart, column } = cursor
  let code = cursor.code()
  let own: Properties | undefined
  if (isProperty(code)) {
    own = readProperties(cursor)
    code = cursor.code()
    if (isAtLineEnd(cursor)) {
      if (outer) cursor.decline('anchors or tags in several lines')
      return readBelow(cursor, parent, isInline, own)
    }
  }
  if (code === char.dash && isDash(cursor)) {
    if (isInline || own) cursor.decline('list in the line of its key')
    return readSequence(cursor, outer)
  }
  const scalar = readScalarLine(cursor, code, parent)
  if (scalar && isAtColon(cursor)) {
    if (isInline) cursor.decline('mapping in the line of its key')
    checkKey(cursor, start, lineStart)
    return readMapping(cursor, column, outer, scalar, own)
  }
  if (own && outer) cursor.decline('anchors or tags in several lines')
  if (cursor.outermost <= parent) cursor.decline('scalar below a comment that is indented less')
  return scalar ? finishScalar(cursor, parent, scalar, own ?? outer) : readOther(cursor, parent, own ?? outer)
}

/** Whether `- ` stands at the cursor. */
export function isDash(cursor: Cursor): boolean {
  return cursor.code() === char.dash && isBlankOrLineEnd(cursor.code(1))
}

/** Whether nothing but a comment follows in the line. */
function isAtLineEnd(cursor: Cursor): boolean {
  const code = cursor.code()
  return code === char.hash || isLineEnd(code)
}

/** Goes to the colon that makes a key of what stands before the cursor. */
function isAtColon(cursor: Cursor): boolean {
  const code = cursor.code()
  if (code !== char.colon && code !== char.space) return false
  const next = afterSpaces(cursor.content, cursor.at)
  if (codeAt(cursor.content, next) !== char.colon) return false
  if (!isBlankOrLineEnd(codeAt(cursor.content, next + 1))) return false
  cursor.at = next
  return true
}

/** Reads the node in the lines below, given the end of the line before; there may be none. */
function readBelow(cursor: Cursor, parent: number, isBehindKey: boolean, properties?: Properties): Node {
  const empty = cursor.at
  finishLine(cursor)
  if (findToken(cursor)) {
    const { column } = cursor
    if (column > parent) return readNode(cursor, parent, false, properties)
    if (isBehindKey && column === parent && isDash(cursor)) return readSequence(cursor, properties)
  }
  // There, the `yaml` package takes the tabs for indentation of the next entry.
  if (cursor.passedTabs) cursor.decline('line of tabs where a value is left out')
  return cursor.begin(new Scalar(empty, empty, 'plain'), properties)
}

function readSequence(cursor: Cursor, properties: Properties | undefined): Sequence {
  cursor.enter()
  const { column, items } = cursor
  const outer = items.count
  const sequence = cursor.begin(new Sequence(cursor.at, false), properties)
  do {
    cursor.at = afterSpaces(cursor.content, cursor.at + 1)
    cursor.settle()
    if (cursor.code() === char.tab) cursor.decline('tab behind a dash')
    const item = isAtLineEnd(cursor) ? readBelow(cursor, column, false) : readNode(cursor, column, false)
    items.push(item)
    sequence.end = item.end
  } while (findToken(cursor) && cursor.column === column && isDash(cursor))
  sequence.items = items.takeFrom(outer)
  cursor.leave()
  return sequence
}

/** Reads a mapping whose entries begin at a column. The cursor is at the colon behind its first key. */
function readMapping(
  cursor: Cursor,
  column: number,
  properties: Properties | undefined,
  firstKey: Scalar,
  firstProperties: Properties | undefined,
): Mapping {
  cursor.enter()
  const { pairs } = cursor
  const outer = pairs.count
  const mapping = cursor.begin(new Mapping(firstKey.start, false), properties)
  let key = cursor.begin(firstKey, firstProperties)
  for (;;) {
    const colon = cursor.at
    cursor.at = afterBlanks(cursor.content, colon + 1)
    cursor.settle()
    const value = isAtLineEnd(cursor) ? readBelow(cursor, column, true) : readNode(cursor, column, true)
    pairs.push(new Pair(key, colon, value))
    mapping.end = value.end
    if (!findToken(cursor) || cursor.column < column) break
    if (cursor.column > column) cursor.decline('line indented more than its neighbours')
    key = readKey(cursor)
  }
  mapping.pairs = pairs.takeFrom(outer)
  cursor.leave()
  return mapping
}

/** Reads a key that is not the first. The cursor stops at its colon. */
function readKey(cursor: Cursor): Scalar {
  const { at: start, lineStart } = cursor
  let code = cursor.code()
  let properties: Properties | undefined
  if (isProperty(code)) {
    properties = readProperties(cursor)
    code = cursor.code()
  }
  const key = readScalarLine(cursor, code, -1)
  if (!key || !isAtColon(cursor)) cursor.decline('no key where one is expected')
  checkKey(cursor, start, lineStart)
  return cursor.begin(key, properties)
}

/** Takes the colon behind a key, and where the key and its line began. */
function checkKey(cursor: Cursor, start: number, lineStart: number): void {
  if (cursor.lineStart !== lineStart) cursor.decline('key of several lines')
  if (cursor.at - start > maxKeyLength) cursor.decline('long key')
}

/** Reads a quoted scalar, or the first line of a plain one. */
function readScalarLine(cursor: Cursor, code: number, parent: number): Scalar | undefined {
  if (code === char.doubleQuote || code === char.singleQuote) return readQuoted(cursor, parent)
  if (!isPlainStart(code, cursor.code(1), false)) return undefined
  const { at: start } = cursor
  return new Scalar(start, readPlainLine(cursor), 'plain')
}

/** Reads what is left of a scalar and of its last line. */
function finishScalar(cursor: Cursor, parent: number, first: Scalar, properties: Properties | undefined): Scalar {
  let scalar = first
  if (first.style === 'plain') {
    const end = readPlainLines(cursor, first.end, parent)
    if (end !== first.end) scalar = new Scalar(first.start, end, 'plain')
  }
  finishLine(cursor)
  return cursor.begin(scalar, properties)
}

/** Reads what is neither a block collection nor a scalar that could be a key. */
function readOther(cursor: Cursor, parent: number, properties: Properties | undefined): Node {
  switch (cursor.code()) {
    case char.openBrace:
    case char.openBracket: {
      const collection = readFlow(cursor, parent, properties)
      finishLine(cursor)
      return collection
    }
    case char.bar:
    case char.greaterThan:
      return cursor.begin(readBlockScalar(cursor, parent), properties)
    case char.asterisk: {
      if (properties) cursor.decline('anchor or tag of an alias')
      const alias = readAlias(cursor)
      finishLine(cursor)
      return alias
    }
    default:
      return cursor.decline('no value where one is expected')
  }
}
