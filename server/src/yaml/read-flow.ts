import { Mapping, type Node, Pair, type Properties, Scalar, Sequence } from './node.ts'
import { type Cursor, readComment } from './read-cursor.ts'
import { isProperty, readAlias, readProperties } from './read-properties.ts'
import { readFlowPlain, readQuoted } from './read-scalar.ts'
import {
  afterBlanks,
  afterLineBreak,
  afterSpaces,
  codeAt,
  isBlank,
  isBlankOrLineEnd,
  isFlowIndicator,
  isMarker,
} from './scan.ts'
import * as char from './scan-char.ts'

/** Reads `[ … ]` or `{ … }` with all that is in it, in a block collection at column `parent`. */
export function readFlow(cursor: Cursor, parent: number, properties: Properties | undefined): Mapping | Sequence {
  return readCollection(cursor, parent, 1, properties)
}

/** Of two collections, one in the other, the outer has level 1, the inner level 2. */
function readCollection(
  cursor: Cursor,
  parent: number,
  level: number,
  properties: Properties | undefined,
): Mapping | Sequence {
  cursor.enter()
  const isMapping = cursor.code() === char.openBrace
  const collection = isMapping
    ? readMapping(cursor, parent, level, properties)
    : readSequence(cursor, parent, level, properties)
  collection.end = cursor.at
  cursor.leave()
  return collection
}

function readMapping(cursor: Cursor, parent: number, level: number, properties: Properties | undefined): Mapping {
  const { pairs } = cursor
  const outer = pairs.count
  const mapping = cursor.begin(new Mapping(cursor.at, true), properties)
  cursor.at++
  while (findToken(cursor, parent, level) !== char.closeBrace) {
    pairs.push(readPair(cursor, parent, level))
    readComma(cursor, parent, level, char.closeBrace)
  }
  mapping.pairs = pairs.takeFrom(outer)
  cursor.at++
  return mapping
}

function readSequence(cursor: Cursor, parent: number, level: number, properties: Properties | undefined): Sequence {
  const { items } = cursor
  const outer = items.count
  const sequence = cursor.begin(new Sequence(cursor.at, true), properties)
  cursor.at++
  while (findToken(cursor, parent, level) !== char.closeBracket) {
    items.push(readValue(cursor, parent, level))
    readComma(cursor, parent, level, char.closeBracket)
  }
  sequence.items = items.takeFrom(outer)
  cursor.at++
  return sequence
}

/** Reads the comma behind an entry. The last may do without. */
function readComma(cursor: Cursor, parent: number, level: number, closing: number): void {
  const { comments, content } = cursor
  const firstComment = comments.length
  const code = findToken(cursor, parent, level)
  for (let i = firstComment; i < comments.length; i += 2) {
    // Here, the `yaml` package forgets the line break before the comment.
    if (!isBlank(codeAt(content, comments[i]! - 1))) cursor.decline('comment at column 0 behind an entry')
  }
  if (code === char.comma) cursor.at++
  else if (code !== closing) cursor.decline('no comma where one is expected')
}

function readPair(cursor: Cursor, parent: number, level: number): Pair {
  const key = readKey(cursor, parent, level)
  if (findToken(cursor, parent, level) !== char.colon) {
    return new Pair(key, -1, new Scalar(key.end, key.end, 'plain'))
  }
  const next = cursor.code(1)
  if (key.style === 'plain' && !isBlankOrLineEnd(next) && !isFlowIndicator(next))
    cursor.decline('no space behind a key')
  const colon = cursor.at
  cursor.at++
  const code = findToken(cursor, parent, level)
  if (code !== char.comma && code !== char.closeBrace) {
    return new Pair(key, colon, readValue(cursor, parent, level))
  }
  const empty = afterBlanks(cursor.content, colon + 1)
  return new Pair(key, colon, new Scalar(empty, empty, 'plain'))
}

function readKey(cursor: Cursor, parent: number, level: number): Scalar {
  const properties = findProperties(cursor, parent, level)
  const code = cursor.code()
  const isQuoted = code === char.doubleQuote || code === char.singleQuote
  return cursor.begin(isQuoted ? readQuoted(cursor, parent) : readFlowPlain(cursor, parent), properties)
}

function readValue(cursor: Cursor, parent: number, level: number): Node {
  const properties = findProperties(cursor, parent, level)
  switch (cursor.code()) {
    case char.openBrace:
    case char.openBracket:
      return readCollection(cursor, parent, level + 1, properties)
    case char.doubleQuote:
    case char.singleQuote:
      return cursor.begin(readQuoted(cursor, parent), properties)
    case char.asterisk:
      if (properties) cursor.decline('anchor or tag of an alias')
      return readAlias(cursor)
    default:
      return cursor.begin(readFlowPlain(cursor, parent), properties)
  }
}

function findProperties(cursor: Cursor, parent: number, level: number): Properties | undefined {
  if (!isProperty(cursor.code())) return undefined
  const properties = readProperties(cursor)
  findToken(cursor, parent, level)
  return properties
}

/** Goes over blanks, line breaks and comments. Returns the code of the character there. */
function findToken(cursor: Cursor, parent: number, level: number): number {
  for (;;) {
    cursor.at = afterBlanks(cursor.content, cursor.at)
    const code = cursor.code()
    if (code > char.hash) return code
    if (code === char.lineFeed || code === char.carriageReturn) {
      findLine(cursor, parent, level)
    } else if (code === char.hash) {
      if (!isBlankOrLineEnd(cursor.code(-1))) cursor.decline('comment without a blank before it')
      readComment(cursor)
    } else if (code === char.endOfContent) {
      cursor.decline('collection without an end')
    } else {
      return code
    }
  }
}

/** Takes the end of a line and goes to the first token of the next, which has to be indented more than the parent. */
function findLine(cursor: Cursor, parent: number, level: number): void {
  const { content, at: lineEnd } = cursor
  const line = afterLineBreak(content, lineEnd)
  const afterIndent = afterSpaces(content, line)
  cursor.at = afterBlanks(content, afterIndent)
  const code = cursor.code()
  if (code === char.lineFeed || code === char.carriageReturn || code === char.hash) return
  const column = afterIndent - line
  if (column === 0 && isMarker(content, cursor.at)) cursor.decline('document marker in a collection')
  if (column > parent) return
  const isClosing = code === char.closeBrace || code === char.closeBracket
  if (column < parent || level > 1 || !isClosing) cursor.decline('line indented too little')
}
