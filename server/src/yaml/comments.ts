import type { Span } from '../text/document.ts'
import { lineStart } from './gaps.ts'
import { startOf } from './slot.ts'
import type { Value } from './value.ts'

/** The comments that belong to an entry of a map or a list, from their `#` to before the line break. */
export interface EntryComments {
  /** Those on the lines right above it, from the top; a blank line ends them. */
  readonly above: readonly Span[]
  /** The one on the line that the entry begins on. */
  readonly behind: Span | undefined
}

/** The comments of the entry that a value belongs to. A value that is not there has none. */
export function commentsOf({ text, pair, alias, node }: Value): EntryComments {
  const first = pair?.key ?? alias ?? node
  if (!first) return { above: [], behind: undefined }
  const { content, tree } = text
  const entryLine = lineStart(content, startOf(first))
  const next = firstFrom(tree.comments, startOf(first))
  const behind = spanAt(tree.comments, next)
  const isBehind = behind && lineStart(content, behind.start) === entryLine
  const above: Span[] = []
  let line = entryLine
  for (let index = firstFrom(tree.comments, entryLine) - 2; index >= 0; index -= 2) {
    const comment = spanAt(tree.comments, index)!
    const start = lineStart(content, comment.start)
    const isRightAbove = content.indexOf('\n', comment.start) + 1 === line
    if (!isRightAbove || content.slice(start, comment.start).trim() !== '') break
    above.push(comment)
    line = start
  }
  return { above: above.reverse(), behind: isBehind ? behind : undefined }
}

/** The index in a list of starts and ends of the first comment that begins at or after the offset. */
export function firstFrom(comments: readonly number[], offset: number): number {
  let low = 0
  let high = comments.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (comments[middle * 2]! < offset) low = middle + 1
    else high = middle
  }
  return low * 2
}

function spanAt(comments: readonly number[], index: number): Span | undefined {
  const start = comments[index]
  const end = comments[index + 1]
  return start === undefined || end === undefined ? undefined : { start, end }
}
