/** A half-open range of UTF-16 offsets: `content.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place: a span inside one `Text`. It says nothing about the file that the text stands in. */
export interface Location {
  readonly text: Text
  readonly span: Span
}

/** Anything that has a place: a YAML value, a Dockerfile instruction, a resource. */
export interface Located {
  readonly location: Location
  /** What stands there is secret: it is never shown beyond its first three characters. */
  readonly sensitive?: boolean
}

/** Replace `span` by `text`. An insertion has an empty span. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/**
 * The content of one document: a `---` part of a YAML file, or a whole Dockerfile. It never changes, and it does not
 * know where it stands, so whatever is computed from it stays true when lines are added above.
 *
 * A text belongs to one place only: two equal parts of a file are two texts.
 */
export class Text {
  readonly content: string

  constructor(content: string) {
    this.content = content
  }
}

/** A text at its place in a file. */
export interface Document<T extends Text = Text> {
  readonly uri: string
  /** The how many-th document of its file, from 0. */
  readonly ordinal: number
  /** The offset in the file where `text` begins. */
  readonly start: number
  readonly text: T
}

/** The place in the file of a span of a document's text. */
export function spanInFile(document: Document, span: Span): Span {
  return { start: document.start + span.start, end: document.start + span.end }
}

/** A position as editors count: both from 0, the character in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** The lines of a file. Lines end at LF, CR LF, or CR. */
export class LineIndex {
  readonly #starts: number[] = [0]
  readonly #length: number

  constructor(content: string) {
    this.#length = content.length
    let returns = content.indexOf('\r')
    for (let feed = content.indexOf('\n'); feed !== -1 || returns !== -1; ) {
      if (returns !== -1 && (feed === -1 || returns < feed)) {
        if (returns + 1 !== feed) this.#starts.push(returns + 1)
        returns = content.indexOf('\r', returns + 1)
      } else {
        this.#starts.push(feed + 1)
        feed = content.indexOf('\n', feed + 1)
      }
    }
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** The position of an offset; one beyond the end is taken for the end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length))
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.#startOf(middle) <= at) low = middle
      else high = middle
    }
    return { line: low, character: at - this.#startOf(low) }
  }

  /** The offset of a position; one beyond a line's end is taken for that end, its line break included. */
  offsetAt(position: Position): number {
    if (position.line >= this.#starts.length) return this.#length
    const end = position.line + 1 < this.#starts.length ? this.#startOf(position.line + 1) : this.#length
    return Math.min(this.#startOf(position.line) + position.character, end)
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.#length
  }
}

/** The line break that a file has: that of its first line. */
export function lineBreakOf(content: string): '\n' | '\r\n' {
  return content[content.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n'
}

/**
 * The content with all edits made. Their order does not matter, except among insertions at one offset, which keep it;
 * an insertion at the start of a replaced span comes before the replacement.
 *
 * @throws RangeError when two edits overlap: such a list is a bug of its maker.
 */
export function applyEdits(content: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let result = ''
  let at = 0
  for (const { span, text } of ordered) {
    if (span.start < at) throw new RangeError(`Edits overlap at offset ${span.start}.`)
    result += content.slice(at, span.start) + text
    at = span.end
  }
  return result + content.slice(at)
}
