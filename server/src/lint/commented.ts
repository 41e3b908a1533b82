import type { Span, Text } from '../text/document.ts'

/** What ignore comments have to know of the text that they stand in, whatever its language is. */
export interface CommentedText {
  readonly text: Text
  readonly isDockerfile: boolean
  /** The real comments, from their `#` to the end of the line, in order. */
  readonly comments: readonly Span[]
  /** Where the parser directives end with which a Dockerfile begins; they are among the comments. */
  readonly directivesEnd: number
  /** Where the first thing that is no comment begins. */
  readonly codeStart: number
  /** Where the largest thing ends that begins on a line: an entry of a map, an item of a list, an instruction. */
  largestEndOn(lineStart: number): number | undefined
  /** Where the smallest thing ends that begins on a line: its last key with all of its value, an instruction. */
  smallestEndOn(lineStart: number): number | undefined
  /** The build stage whose `FROM` begins on a line. */
  stageOn(lineStart: number): Span | undefined
}

/** The offsets at which lines begin. */
export function lineStarts(content: string): readonly number[] {
  const starts = [0]
  for (let feed = content.indexOf('\n'); feed !== -1; feed = content.indexOf('\n', feed + 1)) starts.push(feed + 1)
  return starts
}

/** The offset at which the line begins that holds another offset. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return starts[low] ?? 0
}
