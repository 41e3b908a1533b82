import { FlowTape } from './flow-tape.ts'
import type { Alias, Node, Pair, Properties } from './node.ts'
import {
  afterBlanks,
  afterLineBreak,
  afterSpaces,
  codeAt,
  endOfLine,
  isBlank,
  isBlankOrLineEnd,
  isLineEnd,
  isMarker,
} from './scan.ts'
import * as char from './scan-char.ts'

/** Why and where a document is not one for this reader. Thrown there, and returned by `readDocument`. */
export class Declined {
  readonly declined: string
  readonly at: number

  constructor(declined: string, at: number) {
    this.declined = declined
    this.at = at
  }
}

const maxDepth = 250
const noColumn = 0x3fffffff

/**
 * Collects the entries of collections that are in one another. A list that grows by itself has room for sixteen more,
 * which most collections do not need.
 */
export class Entries<T> {
  readonly #entries: T[] = []
  /** How many there are. What stands behind them is left over. */
  count = 0

  push(entry: T): void {
    this.#entries[this.count++] = entry
  }

  /** Takes away all but the first so many. */
  takeFrom(first: number): readonly T[] {
    const taken = this.#entries.slice(first, this.count)
    this.count = first
    return taken
  }
}

/** Where the reader stands in a document, and what it has met so far. */
export class Cursor {
  readonly content: string
  at: number
  /** Where the line of `at` begins. */
  lineStart: number
  readonly comments: number[]
  hasAliases: boolean
  /**
   * The column of the outermost of the empty lines and comments that were passed to get here, if the `yaml` package
   * takes a scalar that begins here to belong to a collection at that column.
   */
  outermost: number
  /** Whether a line of nothing but tabs and spaces was passed to get here. */
  passedTabs: boolean
  /** Those of the collections that the cursor is in. */
  readonly pairs: Entries<Pair>
  readonly items: Entries<Node>
  #flow: FlowTape | undefined
  #depth: number
  #anchors: Map<string, Exclude<Node, Alias>> | undefined

  constructor(content: string, start: number) {
    this.content = content
    this.at = start
    this.lineStart = start
    this.comments = []
    this.hasAliases = false
    this.outermost = noColumn
    this.passedTabs = false
    this.pairs = new Entries()
    this.items = new Entries()
    this.#flow = undefined
    this.#depth = 0
    this.#anchors = undefined
  }

  get column(): number {
    return this.at - this.lineStart
  }

  /** The code of the character here, or so many after it. */
  code(ahead = 0): number {
    return codeAt(this.content, this.at + ahead)
  }

  decline(reason: string): never {
    throw new Declined(reason, this.at)
  }

  enter(): void {
    this.#depth++
    if (this.#depth > maxDepth) this.decline('nested too deep')
  }

  leave(): void {
    this.#depth--
  }

  /** What stands in the flow collections. */
  get flow(): FlowTape {
    this.#flow ??= new FlowTape()
    return this.#flow
  }

  /** The document is read. */
  finish(): void {
    this.#flow?.finish()
  }

  /** Gives a node its properties. From here on aliases may mean it. */
  begin<T extends Exclude<Node, Alias>>(node: T, properties: Properties | undefined): T {
    if (!properties) return node
    node.properties = properties
    if (properties.anchor === undefined) return node
    this.#anchors ??= new Map()
    this.#anchors.set(properties.anchor, node)
    return node
  }

  anchored(name: string): Exclude<Node, Alias> | undefined {
    const node = this.#anchors?.get(name)
    if (node) this.hasAliases = true
    return node
  }

  /** Something was read after which it no longer matters what was passed on the way. */
  settle(): void {
    this.outermost = noColumn
    this.passedTabs = false
  }
}

/** Reads the comment at the cursor, up to the end of its line. */
export function readComment(cursor: Cursor): void {
  const end = endOfLine(cursor.content, cursor.at)
  cursor.comments.push(cursor.at, end)
  cursor.at = end
}

/** Reads what may follow a value in its line, and goes to the next line. */
export function finishLine(cursor: Cursor): void {
  const { content } = cursor
  cursor.at = afterBlanks(content, cursor.at)
  const code = cursor.code()
  if (code === char.hash) {
    if (!isBlank(codeAt(content, cursor.at - 1))) cursor.decline('comment right behind a value')
    readComment(cursor)
  } else if (!isLineEnd(code)) cursor.decline('text behind a value')
  cursor.at = afterLineBreak(content, cursor.at)
  cursor.lineStart = cursor.at
}

/**
 * Goes over empty lines and comments to the next token. Takes the start of a line, or a token.
 *
 * @returns false at the end of the document: where the content ends, or at `---` or `...`.
 */
export function findToken(cursor: Cursor): boolean {
  const { content } = cursor
  let offset = cursor.at
  for (;;) {
    offset = afterSpaces(content, offset)
    const code = codeAt(content, offset)
    cursor.at = offset
    if (code > char.hash) return offset > cursor.lineStart || !isMarker(content, offset)
    if (code === char.tab) passTabs(cursor)
    else if (code === char.hash) {
      notePassed(cursor)
      readComment(cursor)
    } else if (code === char.lineFeed) notePassed(cursor)
    else if (code !== char.carriageReturn) return code !== char.endOfContent
    offset = afterLineBreak(content, cursor.at)
    cursor.lineStart = offset
  }
}

/** Tabs that begin a line are fine where nothing but a comment follows. */
function passTabs(cursor: Cursor): void {
  notePassed(cursor)
  const { content, at } = cursor
  cursor.at = afterBlanks(content, at)
  if (cursor.code() === char.hash) {
    readComment(cursor)
    return
  }
  if (cursor.code() === char.endOfContent || !isLineEnd(cursor.code())) cursor.decline('tab as indentation')
  cursor.passedTabs = true
}

/**
 * The lexer of the `yaml` package lowers the indentation that the next scalar has to have to that of any line with two
 * characters, be it a comment or an empty line together with the first character of the next.
 */
function notePassed(cursor: Cursor): void {
  if (isBlankOrLineEnd(cursor.code(1))) return
  if (cursor.column < cursor.outermost) cursor.outermost = cursor.column
}
