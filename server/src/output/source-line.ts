import { eastAsianWidth } from 'get-east-asian-width'
import { escapeText } from './escape.ts'

/** A line of a file as it is shown, and what of it is marked, in columns of a terminal. */
export interface SourceLine {
  readonly text: string
  /** Where the marked part begins. */
  readonly start: number
  /** How wide it is: at least 1, so that there is a place for a caret. */
  readonly width: number
}

/** The widest line that is shown whole. */
const WIDEST = 100
/** How much of a wider one is shown before what is marked. */
const CONTEXT = 30

/**
 * A line as a terminal shows it: tabs are blanks, what cannot be seen is escaped, and wide characters take two columns.
 * Of a wide line there is the part around what is marked.
 *
 * @param start Where the marked part begins in the line, in UTF-16 units, and `end` where it ends.
 */
export function sourceLine(line: string, start: number, end: number): SourceLine {
  const from = start > MOST_UNITS / 2 ? start - MOST_UNITS / 4 : 0
  const to = Math.min(line.length, from + MOST_UNITS)
  const cells = cellsOf(line.slice(from, to), from, start, Math.max(end, start + 1))
  const first = cells.find(({ isMarked }) => isMarked)?.column ?? lastColumn(cells)
  const isWide = lastColumn(cells) > WIDEST || from > 0 || to < line.length
  const left = isWide && first > WIDEST - CONTEXT ? first - CONTEXT : 0
  const shown = isWide ? cells.filter((cell) => cell.column >= left && endOf(cell) <= left + WIDEST) : cells
  const [before, after] = [left > 0 || from > 0 ? '…' : '', lastColumn(shown) < lastColumn(cells) ? '…' : '']
  const marked = shown.filter(({ isMarked }) => isMarked)
  const width = marked.reduce((sum, cell) => sum + cell.width, 0)
  return {
    text: before + shown.map((cell) => cell.text).join('') + after,
    start: before.length + first - (shown[0]?.column ?? 0),
    width: Math.max(1, width),
  }
}

/** Beyond so many units the rest of a line is not even looked at. */
const MOST_UNITS = 1000

/** A character as it is shown. */
interface Cell {
  readonly text: string
  readonly column: number
  readonly width: number
  readonly isMarked: boolean
}

const TAB = 4

function cellsOf(part: string, offset: number, start: number, end: number): Cell[] {
  const cells: Cell[] = []
  let column = 0
  let at = offset
  for (const character of part) {
    const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : escapeText(character)
    const width = widthOf(text)
    cells.push({ text, column, width, isMarked: at >= start && at < end })
    column += width
    at += character.length
  }
  return cells
}

/** A character that is not escaped is one code point; what is escaped is plain ASCII. */
function widthOf(text: string): number {
  const code = text.codePointAt(0) ?? 0
  if (code < 0x300) return text.length
  return /^\p{M}/u.test(text) ? 0 : eastAsianWidth(code)
}

function endOf({ column, width }: Cell): number {
  return column + width
}

function lastColumn(cells: readonly Cell[]): number {
  const last = cells.at(-1)
  return last ? endOf(last) : 0
}
