import type { Span } from '../text/document.ts'
import type { Action, Word } from './template-actions.ts'
import type { Stretch } from './template-stretches.ts'

/** What is masked as one: an action, or all from one action to another with the text between. */
export interface Piece extends Span {
  /** The index of its first action. */
  readonly first: number
  /** The index of its last action. */
  readonly last: number
  /**
   * - `action`: one action.
   * - `definition`: from `define` to its `end`, or to the end of the file.
   * - `inline`: a block that prints no line break of its own, so that it prints a part of a line.
   * - `key`: such a block, alone on its line and with a `:` at its end.
   * - `branch`: from an `else` to before the `end`.
   */
  readonly role: 'action' | 'definition' | 'inline' | 'key' | 'branch'
}

/**
 * Joins actions into pieces, which are disjoint and in order. `branch` is made only when asked for; it is for a second
 * reading without what else might be printed. Linear in the number of actions.
 */
export function piecesOf(actions: readonly Action[], stretches: readonly Stretch[], withBranches: boolean): Piece[] {
  const ends = endsOf(actions)
  const inlineRole = inlineRolesOf(actions, stretches)
  const pieces: Piece[] = []
  for (let index = 0; index < actions.length; ) {
    const { start, end, word } = actions[index]!
    const last = ends[index]!
    const role = last === -1 || !isOpener(word) ? undefined : inlineRole(index, last)
    let piece: Piece = { start, end, first: index, last: index, role: 'action' }
    if (word === 'define') piece = definition(actions, stretches, index, last)
    else if (role !== undefined) piece = { start, end: actions[last]!.end, first: index, last, role }
    else if (word === 'else' && last !== -1 && withBranches) {
      piece = { start, end: actions[last]!.start, first: index, last: last - 1, role: 'branch' }
    }
    pieces.push(piece)
    index = piece.last + 1
  }
  return pieces
}

function definition(actions: readonly Action[], stretches: readonly Stretch[], first: number, end: number): Piece {
  const { start } = actions[first]!
  if (end !== -1) return { start, end: actions[end]!.end, first, last: end, role: 'definition' }
  return { start, end: stretches.at(-1)!.end, first, last: actions.length - 1, role: 'definition' }
}

/**
 * The index of the `end` for each action that opens a block and for the first `else` of a block; otherwise -1. An
 * `else` or an `end` of nothing is passed over.
 */
function endsOf(actions: readonly Action[]): Int32Array {
  const ends = new Int32Array(actions.length).fill(-1)
  const open: { readonly opener: number; otherwise: number }[] = []
  actions.forEach(({ word }, index) => {
    if (isOpener(word)) open.push({ opener: index, otherwise: -1 })
    const block = open.at(-1)
    if (block === undefined) return
    if (word === 'else' && block.otherwise === -1) block.otherwise = index
    if (word !== 'end') return
    ends[block.opener] = index
    if (block.otherwise !== -1) ends[block.otherwise] = index
    open.pop()
  })
  return ends
}

function isOpener(word: Word): boolean {
  return word === 'if' || word === 'range' || word === 'with' || word === 'block' || word === 'define'
}

/** Tells what a block from one action to another is, if it is to be one piece, each time in constant time. */
function inlineRolesOf(actions: readonly Action[], stretches: readonly Stretch[]) {
  const printedBreaks = sums(stretches, ({ breaks }) => breaks)
  const lineBreaks = sums(stretches, ({ lineStart }) => lineStart !== -1)
  const printed = sums(stretches, ({ lastCode }, index) => lastCode !== -1 || actions[index]?.word === 'output')
  const besideText = textBeside(stretches)

  return (first: number, last: number): 'inline' | 'key' | undefined => {
    const hasWithin = (sum: Int32Array): boolean => sum[last]! > sum[first]!
    if (hasWithin(printedBreaks) || !hasWithin(printed)) return undefined
    const isItem = stretches[first]!.lastCode === MINUS
    if (hasWithin(lineBreaks) && (isItem || !besideText(first, last))) return undefined
    if (besideText(first, last)) return 'inline'
    return stretches[last]!.lastCode === COLON ? 'key' : 'inline'
  }
}

const MINUS = 0x2d
const COLON = 0x3a

/** For each index how many stretches, and what else is counted with them, there are up to and including it. */
function sums(stretches: readonly Stretch[], isCounted: (stretch: Stretch, index: number) => boolean): Int32Array {
  const sums = new Int32Array(stretches.length)
  let sum = 0
  stretches.forEach((stretch, index) => {
    if (isCounted(stretch, index)) sum++
    sums[index] = sum
  })
  return sums
}

/**
 * Tells whether there is text on the line before one action or on the line after another. A comment is text for what
 * stands inside of it, but not for what stands before it.
 */
function textBeside(stretches: readonly Stretch[]): (first: number, last: number) => boolean {
  const before = new Uint8Array(stretches.length)
  const after = new Uint8Array(stretches.length)
  stretches.forEach(({ lineStart, tail }, index) => {
    const isText = tail !== 'blank' || (lineStart === -1 && before[index - 1] === 1)
    before[index] = isText ? 1 : 0
  })
  for (let index = stretches.length - 2; index >= 0; index--) {
    const { lineStart, head } = stretches[index + 1]!
    const isText = head === 'text' || (head === 'blank' && lineStart === -1 && after[index + 1] === 1)
    after[index] = isText ? 1 : 0
  }
  return (first, last) => before[first] === 1 || after[last] === 1
}
