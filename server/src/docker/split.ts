import type { Span } from '../text/document.ts'
import { isBlank, isDelimiter } from './blank.ts'
import { type Directive, DirectiveBlock, type Escape } from './directives.ts'
import { type HeredocWord, heredocWords } from './heredoc.ts'
import { LogicalLine } from './line.ts'

/** A Dockerfile in its pieces. */
export interface Split {
  readonly directives: readonly Directive[]
  readonly escapeCharacter: Escape
  readonly pieces: readonly Piece[]
  /** Every comment that is no directive, from its `#`, in the order of the file; offsets are those of the file. */
  readonly comments: readonly Span[]
}

/** The text of one instruction, its heredocs included, before anyone has looked at its words. */
export interface Piece {
  /** In the file. It ends with the last character, before the line break. */
  readonly span: Span
  /** What is read of its lines: without continuations, comments and blank lines. Offsets are relative from here on. */
  readonly lines: readonly Span[]
  /** The blank lines inside, which BuildKit will refuse one day. */
  readonly blankLines: readonly Span[]
  readonly heredocs: readonly HeredocBody[]
  /** Whether it ends with a continuation that nothing follows, so that whatever is put behind it becomes part of it. */
  readonly isUnfinished: boolean
}

export interface HeredocBody {
  readonly word: HeredocWord
  /** The lines of the body, with their line breaks. */
  readonly content: Span
  /** The name that ends it; `undefined` when the file ends first. */
  readonly terminator: Span | undefined
}

/**
 * Cuts a file into directives, comments and instructions, as the parser of BuildKit does it
 * (frontend/dockerfile/parser/parser.go). Never throws, and looks at every character a few times at most.
 *
 * @param below For a part of a file that stands below its directives: the escape character that they set.
 */
export function splitDockerfile(content: string, below?: Escape): Split {
  const block = new DirectiveBlock(below)
  const pieces: Piece[] = []
  const comments: Span[] = []
  let at = content.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  while (at < content.length) {
    const line = lineAt(content, at)
    at = line.next
    if (block.add(content, { start: line.first, end: line.trimmedEnd })) continue
    if (line.isComment) comments.push({ start: line.first, end: line.end })
    if (line.isComment || line.isBlank) continue
    const piece = readPiece(content, line, block.escapeCharacter, comments)
    at = piece.next
    if (piece.piece) pieces.push(piece.piece)
  }
  return { directives: block.directives, escapeCharacter: block.escapeCharacter, pieces, comments }
}

const BYTE_ORDER_MARK = '\ufeff'

interface Line {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  /** The first character that is no blank. */
  readonly first: number
  /** After the last character that is no blank. */
  readonly trimmedEnd: number
  readonly isBlank: boolean
  readonly isComment: boolean
  readonly next: number
}

/** Lines end at LF; carriage returns before it belong to the line break. */
function lineAt(content: string, start: number): Line {
  const feed = content.indexOf('\n', start)
  let end = feed === -1 ? content.length : feed
  while (end > start && content[end - 1] === '\r') end--
  let first = start
  while (first < end && isBlank(content[first])) first++
  let trimmedEnd = end
  while (trimmedEnd > first && isBlank(content[trimmedEnd - 1])) trimmedEnd--
  const next = feed === -1 ? content.length : feed + 1
  return { start, end, first, trimmedEnd, isBlank: first === end, isComment: content[first] === '#', next }
}

interface ReadPiece {
  readonly piece: Piece | undefined
  readonly next: number
}

function readPiece(content: string, firstLine: Line, escapeCharacter: Escape, comments: Span[]): ReadPiece {
  const origin = firstLine.first
  const lines: Span[] = []
  let blankLines: Span[] | undefined
  let last = firstLine
  let next = firstLine.next
  let continuation = continuationAt(content, firstLine.first, firstLine.end, escapeCharacter)
  lines.push({ start: 0, end: (continuation ?? firstLine.end) - origin })
  while (continuation !== undefined && next < content.length) {
    const line = lineAt(content, next)
    next = line.next
    if (line.isComment) comments.push({ start: line.first, end: line.end })
    else if (line.isBlank) {
      blankLines ??= []
      blankLines.push({ start: line.start - origin, end: line.next - origin })
    } else {
      last = line
      continuation = continuationAt(content, line.start, line.end, escapeCharacter)
      lines.push({ start: line.start - origin, end: (continuation ?? line.end) - origin })
    }
  }
  const isUnfinished = continuation !== undefined
  const heredocs = lines.some((line) => hasMark(content, origin, line))
    ? readHeredocs(content, origin, lines, next)
    : undefined
  const end = heredocs?.end ?? last.end
  if (lines.every((line) => isBlankSpan(content, origin, line))) return { piece: undefined, next }
  const bodies = heredocs?.bodies ?? NONE
  return {
    piece: { span: { start: origin, end }, lines, blankLines: blankLines ?? NONE, heredocs: bodies, isUnfinished },
    next: heredocs?.next ?? next,
  }
}

/** Where the escape character stands that continues a line. Doubled, it is a character like others. */
function continuationAt(content: string, start: number, end: number, escapeCharacter: Escape): number | undefined {
  let at = end - 1
  while (at >= start && (content[at] === ' ' || content[at] === '\t')) at--
  if (at < start || content[at] !== escapeCharacter) return undefined
  return at > start && content[at - 1] === escapeCharacter ? undefined : at
}

/** Most instructions have neither blank lines nor heredocs. */
const NONE: readonly never[] = []

/** Whether what may begin a heredoc is in a line. */
function hasMark(content: string, origin: number, { start, end }: Span): boolean {
  for (let at = origin + start; at < origin + end; at++) if (content[at] === '<') return true
  return false
}

function isBlankSpan(content: string, origin: number, { start, end }: Span): boolean {
  return !/\S/.test(content.slice(origin + start, origin + end))
}

interface ReadHeredocs {
  readonly bodies: readonly HeredocBody[]
  readonly end: number | undefined
  readonly next: number
}

function readHeredocs(content: string, origin: number, lines: readonly Span[], next: number): ReadHeredocs {
  const none = { bodies: [], end: undefined, next }
  const { text } = new LogicalLine(content, origin, lines)
  if (!text.includes('<<') || !mayHaveHeredocs(text)) return none
  const bodies: HeredocBody[] = []
  let at = next
  let end: number | undefined
  for (const word of heredocWords(text)) {
    const start = at
    let terminator: Span | undefined
    let contentEnd = at
    while (at < content.length && !terminator) {
      const line = lineAt(content, at)
      const nameStart = word.stripsTabs ? afterTabs(content, line.start, line.end) : line.start
      const isEnd = line.end - nameStart === word.name.length && content.startsWith(word.name, nameStart)
      if (isEnd) terminator = { start: nameStart - origin, end: line.end - origin }
      else contentEnd = line.next
      if (isEnd || line.end > line.start) end = line.end
      at = line.next
    }
    bodies.push({ word, content: { start: start - origin, end: contentEnd - origin }, terminator })
  }
  return { bodies, end, next: at }
}

function afterTabs(content: string, start: number, end: number): number {
  let at = start
  while (at < end && content[at] === '\t') at++
  return at
}

/** Whether BuildKit looks for heredocs: behind RUN, COPY and ADD, also in ONBUILD. In an exec form all is quoted. */
function mayHaveHeredocs(line: string): boolean {
  const [outer, rest] = keywordOf(line)
  const keyword = outer === 'ONBUILD' ? keywordOf(rest)[0] : outer
  return keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD'
}

/** The first word of a line, in upper case, and what follows it. */
function keywordOf(line: string): readonly [keyword: string, rest: string] {
  let start = 0
  while (isBlank(line[start])) start++
  let end = start
  while (end < line.length && !isDelimiter(line[end])) end++
  return [line.slice(start, end).toUpperCase(), line.slice(end).trimStart()]
}
