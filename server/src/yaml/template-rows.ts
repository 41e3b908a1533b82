import type { Span } from '../text/document.ts'
import type { Action } from './template-actions.ts'
import { type Piece, piecesOf } from './template-pieces.ts'
import { emptyStretch, type Matter, type Stretch, stretchesOf } from './template-stretches.ts'

/** A template, taken apart. */
export interface Layout {
  readonly content: string
  readonly actions: readonly Action[]
  /** Before each action and after the last one. */
  readonly stretches: readonly Stretch[]
  readonly pieces: readonly Piece[]
  /** Before each piece and after the last one: what no piece has taken. */
  readonly around: readonly Stretch[]
  readonly rows: readonly Row[]
}

/** Whole lines, without the last line break: of pieces that share a line, or lines where a piece goes over several. */
export interface Row extends Span {
  /** The index of its first piece. */
  readonly first: number
  /** The index after that of its last piece. */
  readonly next: number
  /** What else is on the line: `comment` when there is only one after all pieces. */
  readonly beside: Matter
  /** The index of the first piece that stands in a comment; `next` if none does. */
  readonly commented: number
}

/** Takes a template apart. Linear in the length of the content. */
export function layoutOf(content: string, actions: readonly Action[], withBranches: boolean): Layout {
  const stretches = stretchesOf(content, actions)
  const pieces = piecesOf(actions, stretches, withBranches)
  const around = stretchesAround(pieces, stretches)
  const rows: Row[] = []
  for (let first = 0, next = 1; first < pieces.length; first = next++) {
    while (next < pieces.length && around[next]!.lineStart === -1) next++
    rows.push(rowOf(first, next, pieces, around))
  }
  return { content, actions, stretches, pieces, around, rows }
}

function stretchesAround(pieces: readonly Piece[], stretches: readonly Stretch[]): Stretch[] {
  const around: Stretch[] = []
  for (let index = 0; index <= pieces.length; index++) {
    const before = pieces[index - 1]
    const piece = pieces[index]
    const stretch = piece ? stretches[piece.first]! : stretches.at(-1)!
    around.push(before && before.end > stretch.start ? emptyStretch(before.end) : stretch)
  }
  return around
}

function rowOf(first: number, next: number, pieces: readonly Piece[], around: readonly Stretch[]): Row {
  const { start, lineStart } = around[first]!
  const { lineEnd, head } = around[next]!
  let isAlone = true
  let commented = next
  for (let index = next - 1; index >= first; index--) {
    const { tail } = around[index]!
    if (tail !== 'blank' || pieces[index]!.role === 'key') isAlone = false
    if (tail === 'comment') commented = index
  }
  const beside = isAlone ? head : 'text'
  return { start: lineStart === -1 ? start : lineStart, end: lineEnd, first, next, beside, commented }
}
