import type { Span } from '../text/document.ts'

/** No image has so many layers that it could be built from more. To read only some would be to say what is not so. */
export const MOST_INSTRUCTIONS = 2000

/** Nobody writes so many words behind instructions; those of commands for a shell are not counted. */
export const MOST_WORDS = 10_000

/** The longest line that BuildKit reads, in bytes (`bufio.MaxScanTokenSize`, frontend/dockerfile/parser/parser.go). */
export const LONGEST_LINE = 65_535

/** The first line for which BuildKit refuses the file. A character has one byte at least, so none is taken for one. */
export function longLineIn(content: string): Span | undefined {
  if (content.length <= LONGEST_LINE) return undefined
  for (let start = 0; start < content.length; ) {
    const feed = content.indexOf('\n', start)
    const end = feed === -1 ? content.length : feed
    if (end - start > LONGEST_LINE) return { start, end }
    start = end + 1
  }
  return undefined
}
