import { applyEdits, type Edit, type Span } from '../text/document.ts'
import { actionsOf } from './template-actions.ts'
import { holeOf } from './template-holes.ts'
import type { Piece } from './template-pieces.ts'
import { regionsOf } from './template-regions.ts'
import { type Layout, layoutOf, type Row } from './template-rows.ts'

/**
 * Text that a template action (or several) stood for. It goes up to the text that it is printed next to, so that it
 * touches that text: what prints and trims the white space before it (`{{- .x }}`) begins with that white space, and
 * what moves the text after it to its own column (`{{ end -}}`) ends with the white space that it trims.
 */
export interface Hole extends Span {
  /**
   * - `value`: prints something within a line; masked by placeholder letters.
   * - `lines`: may print whole lines, so entries may be there that the text does not show.
   * - `control`: prints nothing itself (if, else, end, range, with, an assignment, a comment).
   * - `definition`: the whole of a `define … end`, which prints nothing where it stands.
   */
  readonly kind: 'value' | 'lines' | 'control' | 'definition'
  /** Of `lines`: no line of it begins left of this column. Only where the template says so (`nindent 4`, `indent 4`). */
  readonly indent?: number
}

/**
 * Text that is printed only sometimes, or several times: from the end of its opening action to the start of the next
 * `else` or `end`.
 */
export interface Region extends Span {
  readonly kind: 'if' | 'else' | 'with' | 'range' | 'block'
}

/** A file of which the template actions are masked. */
export interface Masked {
  /**
   * As long as the file, and the same but for holes and for white space on lines which begin with an action. What prints
   * a part of a line has become letters. A line of nothing but actions has become line feeds, its indentation too, so
   * that it is too long for no block scalar.
   */
  readonly content: string
  /** By their start; disjoint. */
  readonly holes: readonly Hole[]
  /** By their start; of any two one lies inside the other or they are disjoint. None lies inside a hole. */
  readonly regions: readonly Region[]
}

/**
 * Masks the template actions (`{{ … }}`) of a whole file, so that it can be read as YAML with every offset unchanged.
 * With `withoutElse`, all from an `else` to its `end` is masked too, as `lines`: for a second try with a file whose
 * branches exclude each other. Never throws; linear in the length of the content. A file without an action is returned
 * as it is.
 */
export function maskTemplates(content: string, options: { readonly withoutElse?: boolean } = {}): Masked {
  const actions = content.includes('{{') ? actionsOf(content) : []
  if (actions.length === 0) return { content, holes: [], regions: [] }

  const layout = layoutOf(content, actions, options.withoutElse ?? false)
  const holes: Hole[] = []
  const strokes: Edit[] = []
  for (const row of layout.rows) {
    for (let index = row.first; index < row.next; index++) holes.push(holeOf(layout, row, index))
    paint(layout, row, holes, strokes)
  }
  return { content: applyEdits(content, strokes), holes, regions: regionsOf(layout, content.length) }
}

/** Adds what the pieces of a row become, each as long as it was. */
function paint(layout: Layout, row: Row, holes: readonly Hole[], strokes: Edit[]): void {
  if (row.beside === 'blank') {
    strokes.push({ span: row, text: '\n'.repeat(row.end - row.start) })
    return
  }
  const lead = leadOf(layout, row, holes)
  if (lead > row.first) strokes.push(leadStroke(layout, row, lead))
  for (let index = lead; index < row.next; index++) {
    const piece = layout.pieces[index]!
    strokes.push({ span: piece, text: fillOf(piece, holes[index]!) })
  }
}

function fillOf({ start, end, role }: Piece, { kind }: Hole): string {
  const length = end - start
  if (role === 'key') return `${'x'.repeat(length - 1)}:`
  return (kind === 'value' ? 'x' : ' ').repeat(length)
}

/** The index after the pieces with which a row begins that print nothing, if text follows them on their line. */
function leadOf({ actions, pieces, around }: Layout, { first, next }: Row, holes: readonly Hole[]): number {
  if (actions[pieces[first]!.first]!.trimsBefore) return first
  let lead = first
  while (lead < next && isSilent(holes[lead]!) && around[lead]!.tail === 'blank') lead++
  const { head } = around[lead]!
  const isValue = head === 'blank' && lead < next && holes[lead]!.kind === 'value'
  return head === 'text' || isValue ? lead : first
}

function isSilent({ kind }: Hole): boolean {
  return kind === 'control' || kind === 'definition'
}

/** Line feeds, and then spaces, so that the text that follows stands at the column at which it is printed. */
function leadStroke({ actions, pieces, around }: Layout, { start, first }: Row, lead: number): Edit {
  const { end, last } = pieces[lead - 1]!
  const following = around[lead]!
  const shown = following.lastCode === -1 ? following.end : following.textStart
  const trimmed = actions[last]!.trimsAfter ? shown - following.start : 0
  const column = Math.max(0, pieces[first]!.start - start - trimmed)
  return { span: { start, end }, text: '\n'.repeat(end - start - column) + ' '.repeat(column) }
}
