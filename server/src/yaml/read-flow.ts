import { DOUBLE, type FlowStyle, MAP, PLAIN, SEQ, SINGLE, STYLES } from './flow-tape.ts'
import { Mapping, type Properties, Scalar, Sequence } from './node.ts'
import { type Cursor, readComment } from './read-cursor.ts'
import { isProperty, readAlias, readProperties } from './read-properties.ts'
import { passDoubleQuoted, passFlowPlain, passSingleQuoted } from './read-scalar.ts'
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

/**
 * Reads `[ … ]` or `{ … }` with all that is in it, in a block collection at column `parent`.
 *
 * @param level Of two collections, one in the other, the outer has level 1, the inner level 2.
 */
export function readFlow(
  cursor: Cursor,
  parent: number,
  properties: Properties | undefined,
  level = 1,
): Mapping | Sequence {
  const { at: start, flow } = cursor
  const first = flow.length
  if (cursor.code() === char.openBrace) {
    const mapping = cursor.begin(new Mapping(start, true), properties)
    const count = readPairs(cursor, parent, level)
    mapping.end = cursor.at
    mapping.pairs = () => flow.pairs(first, count)
    return mapping
  }
  const sequence = cursor.begin(new Sequence(start, true), properties)
  const count = readItems(cursor, parent, level)
  sequence.end = cursor.at
  sequence.items = () => flow.items(first, count)
  return sequence
}

function readCollection(cursor: Cursor, parent: number, level: number): void {
  const isMapping = cursor.code() === char.openBrace
  const collection = cursor.flow.open(isMapping ? MAP : SEQ, cursor.at)
  const count = isMapping ? readPairs(cursor, parent, level) : readItems(cursor, parent, level)
  cursor.flow.close(collection, cursor.at, count)
}

/** Takes the `{`, and goes behind the `}`. */
function readPairs(cursor: Cursor, parent: number, level: number): number {
  cursor.enter()
  cursor.at++
  let count = 0
  for (; findToken(cursor, parent, level) !== char.closeBrace; count++) {
    readPair(cursor, parent, level)
    readComma(cursor, parent, level, char.closeBrace)
  }
  cursor.at++
  cursor.leave()
  return count
}

/** Takes the `[`, and goes behind the `]`. */
function readItems(cursor: Cursor, parent: number, level: number): number {
  cursor.enter()
  cursor.at++
  let count = 0
  for (; findToken(cursor, parent, level) !== char.closeBracket; count++) {
    readValue(cursor, parent, level)
    readComma(cursor, parent, level, char.closeBracket)
  }
  cursor.at++
  cursor.leave()
  return count
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

function readPair(cursor: Cursor, parent: number, level: number): void {
  const { flow } = cursor
  const isPlain = readKey(cursor, parent, level)
  const { at: keyEnd } = cursor
  if (findToken(cursor, parent, level) !== char.colon) {
    flow.colon(-1)
    flow.scalar(PLAIN, keyEnd, keyEnd)
    return
  }
  const next = cursor.code(1)
  if (isPlain && !isBlankOrLineEnd(next) && !isFlowIndicator(next)) cursor.decline('no space behind a key')
  const colon = cursor.at
  flow.colon(colon)
  cursor.at++
  const code = findToken(cursor, parent, level)
  if (code !== char.comma && code !== char.closeBrace) {
    readValue(cursor, parent, level)
    return
  }
  const empty = afterBlanks(cursor.content, colon + 1)
  flow.scalar(PLAIN, empty, empty)
}

/** @returns Whether it is a plain scalar. */
function readKey(cursor: Cursor, parent: number, level: number): boolean {
  const properties = findProperties(cursor, parent, level)
  const code = cursor.code()
  readScalar(cursor, parent, properties)
  return code !== char.doubleQuote && code !== char.singleQuote
}

function readValue(cursor: Cursor, parent: number, level: number): void {
  const properties = findProperties(cursor, parent, level)
  switch (cursor.code()) {
    case char.openBrace:
    case char.openBracket:
      if (properties) makeInner(cursor, parent, level + 1, properties)
      else readCollection(cursor, parent, level + 1)
      return
    case char.asterisk:
      if (properties) cursor.decline('anchor or tag of an alias')
      cursor.flow.made(readAlias(cursor))
      return
    default:
      readScalar(cursor, parent, properties)
  }
}

function makeInner(cursor: Cursor, parent: number, level: number, properties: Properties): void {
  const { flow } = cursor
  const index = flow.openMade()
  flow.closeMade(index, readFlow(cursor, parent, properties, level))
}

function readScalar(cursor: Cursor, parent: number, properties: Properties | undefined): void {
  const { at: start } = cursor
  const style = passScalar(cursor, parent)
  if (!properties) cursor.flow.scalar(style, start, cursor.at)
  else cursor.flow.made(cursor.begin(new Scalar(start, cursor.at, STYLES[style]), properties))
}

function passScalar(cursor: Cursor, parent: number): FlowStyle {
  switch (cursor.code()) {
    case char.doubleQuote:
      passDoubleQuoted(cursor, parent)
      return DOUBLE
    case char.singleQuote:
      passSingleQuoted(cursor, parent)
      return SINGLE
    default:
      passFlowPlain(cursor, parent)
      return PLAIN
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
