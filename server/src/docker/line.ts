import type { Span } from '../text/document.ts'

/**
 * Text as the builder reads it, and where it stands: of an instruction, the lines that are left when continuations,
 * comments and blank lines are taken out. Offsets are relative to the start of the instruction.
 */
export class LogicalLine {
  readonly text: string
  /** For each stretch without a gap, where it begins in `text` and in the instruction. */
  readonly #starts: readonly number[]
  readonly #offsets: readonly number[]

  /** Joins the `lines` of a text, whose offsets are relative to `origin`. */
  constructor(content: string, origin: number, lines: readonly Span[]) {
    const parts: string[] = []
    const starts: number[] = []
    const offsets: number[] = []
    let length = 0
    for (const { start, end } of lines) {
      if (start === end) continue
      starts.push(length)
      offsets.push(start)
      parts.push(content.slice(origin + start, origin + end))
      length += end - start
    }
    this.text = parts.join('')
    this.#starts = starts
    this.#offsets = offsets
  }

  /** Where a span of `text` stands. It ends behind its last character, so it takes in no continuation that follows. */
  spanOf({ start, end }: Span): Span {
    const from = this.#offsetAt(start)
    return { start: from, end: end > start ? this.#offsetAt(end - 1) + 1 : from }
  }

  /** Whether a span of `text` stands on one line, as it is. */
  isUnbroken({ start, end }: Span): boolean {
    const span = this.spanOf({ start, end })
    return span.end - span.start === end - start
  }

  #offsetAt(index: number): number {
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) <= index) low = middle
      else high = middle
    }
    return (this.#offsets[low] ?? 0) + index - (this.#starts[low] ?? 0)
  }
}
