import type { Hole } from './template.ts'
import type { Piece } from './template-pieces.ts'
import type { Layout, Row } from './template-rows.ts'

/** The hole of the piece with that index, which is in that row. */
export function holeOf(layout: Layout, row: Row, index: number): Hole {
  const piece = layout.pieces[index]!
  const kind = kindOf(layout, row, index)
  if (kind === 'control' || kind === 'definition') return { start: piece.start, end: endOf(layout, row, index), kind }
  const { end } = piece
  const start = startOf(layout, piece)
  const column = row.beside === 'text' ? Number.POSITIVE_INFINITY : piece.start - row.start
  const indent = kind === 'lines' ? indentOf(layout, piece, column) : undefined
  return indent === undefined ? { start, end, kind } : { start, end, kind, indent }
}

function kindOf(layout: Layout, row: Row, index: number): Hole['kind'] {
  const piece = layout.pieces[index]!
  if (piece.role === 'definition') return 'definition'
  if (piece.role === 'branch') return 'lines'
  if (piece.role === 'key') return 'value'
  if (piece.role === 'action' && layout.actions[piece.first]!.word !== 'output') return 'control'
  if (row.beside !== 'text') return 'lines'
  if (index >= row.commented) return 'value'
  return printsLines(layout, piece) ? 'lines' : 'value'
}

/**
 * Whether what stands in a line of text prints more lines. `nindent` does. `indent` does after `key:` and `-`; in the
 * middle of text it would put spaces there.
 */
function printsLines({ actions, stretches }: Layout, { first, last, role }: Piece): boolean {
  for (let index = first; index <= last; index++) {
    const { indentation } = actions[index]!
    if (indentation?.breaks) return true
    if (indentation && role === 'action') return INDICATORS.has(stretches[first]!.lastCode)
  }
  return false
}

/** `:` and `-`. */
const INDICATORS: ReadonlySet<number> = new Set([0x3a, 0x2d])

/** Where a piece that prints begins, with the white space that it trims, unless a line break comes first again. */
function startOf({ actions, stretches }: Layout, { start, first, last, role }: Piece): number {
  if (role === 'branch' || !actions[first]!.trimsBefore) return start
  for (let index = first; index <= last; index++) {
    const { word, indentation } = actions[index]!
    const isText = index > first && stretches[index]!.lastCode !== -1
    if (isText || (word === 'output' && !indentation?.breaks)) return stretches[first]!.textEnd
  }
  return start
}

/**
 * Where a piece that prints nothing ends. A line of nothing but such pieces that trims its line break (`{{ end -}}`) puts
 * its own indentation before the text that follows. Where that is another one, the hole goes up to that text, so that it
 * touches what is not printed where it stands.
 */
function endOf({ content, actions, pieces, around }: Layout, row: Row, index: number): number {
  const { end, last } = pieces[index]!
  const { lastCode, textStart, lineStart } = around[index + 1]!
  const joins = index === row.next - 1 && row.beside === 'blank' && lineStart !== -1 && actions[last]!.trimsAfter
  const first = pieces[row.first]!
  if (!joins || lastCode === -1 || actions[first.first]!.trimsBefore) return end
  let column = 0
  while (isBlank(content.charCodeAt(textStart - column - 1))) column++
  return column === first.start - row.start ? end : textStart
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/**
 * The least column at which a line of a piece begins, if it begins a line itself at `column`; `undefined` if it may be
 * any. In a block, what is printed next to text is taken for a part of its line.
 */
function indentOf({ actions, stretches }: Layout, { first, last, role }: Piece, column: number): number | undefined {
  if (role === 'branch') return undefined
  let least = role === 'inline' ? column : Number.POSITIVE_INFINITY
  for (let index = first; index <= last; index++) {
    const { word, indentation } = actions[index]!
    if (word !== 'output') continue
    const isInText = stretches[index]!.lastCode !== -1 || stretches[index + 1]!.lastCode !== -1
    if (role === 'inline' && isInText && !indentation) continue
    if (indentation?.columns === undefined) return undefined
    least = Math.min(least, indentation.columns, indentation.trimmed ? column : indentation.columns)
  }
  return least
}
