import type { LineIndex } from '../text/document.ts'

/** What somebody who types at a place is in the middle of, as the indentation of the lines has it. */
export interface Surroundings {
  /** The keys above the place, from the top; an item of a list is a `-`. */
  readonly path: readonly string[]
  /** What `kind` says in the document. */
  readonly kind: string | undefined
  /** Whether nothing else stands in the document. */
  readonly isAlone: boolean
}

/**
 * Looks at lines alone, since what somebody types is seldom whole. Linear in the length of the document.
 *
 * @param indent Of the first thing that stands on the line, or of where it would.
 */
export function surroundingsAt(content: string, lines: LineIndex, line: number, indent: number): Surroundings {
  const path: string[] = []
  let inner: Step = { column: indent, name: '' }
  let kind: string | undefined
  let isAlone = true
  const look = (text: string): boolean => {
    if (/^---(?:\s|$)/.test(text)) return false
    const start = text.search(/[^ \r\n]/)
    if (start === -1 || text[start] === '#' || text[start] === '%') return true
    isAlone = false
    if (start === 0) kind ??= /^kind:[ \t]+["']?(\w+)/.exec(text)?.[1]
    return true
  }
  for (let row = line - 1; row >= 0; row--) {
    const text = lineAt(content, lines, row)
    if (!look(text)) break
    for (const step of stepsOf(text).toReversed()) {
      if (!isAround(step, inner)) continue
      path.unshift(step.name)
      inner = step
    }
  }
  for (let row = line + 1; row < lines.lineCount; row++) if (!look(lineAt(content, lines, row))) break
  return { path, kind, isAlone }
}

function lineAt(content: string, lines: LineIndex, row: number): string {
  const end = row + 1 < lines.lineCount ? lines.offsetAt({ line: row + 1, character: 0 }) : content.length
  return content.slice(lines.offsetAt({ line: row, character: 0 }), end)
}

/** Whether what begins with a step holds what begins with another one below it. */
function isAround(step: Step, inner: Step): boolean {
  // The items of a list may stand in the column of the key that holds the list.
  return step.column < inner.column || (step.column === inner.column && inner.name === '-' && step.name !== '-')
}

interface Step {
  readonly column: number
  readonly name: string
}

/** The beginnings of lists and maps on a line, from the left: `- name: x` are two. */
function stepsOf(text: string): readonly Step[] {
  const steps: Step[] = []
  let column = text.search(/[^ ]/)
  while (text[column] === '-' && /[ \r\n]/.test(text[column + 1] ?? ' ')) {
    steps.push({ column, name: '-' })
    const next = text.slice(column + 1).search(/[^ ]/)
    if (next === -1) return steps
    column += 1 + next
  }
  const name = /^["']?([\w.$/-]{1,80})["']?[ \t]*:(?:[ \t\r\n]|$)/.exec(text.slice(column))?.[1]
  if (name !== undefined) steps.push({ column, name })
  return steps
}
