import type { Node, YamlError } from './node.ts'
import type { Masked, Region } from './template.ts'

/**
 * Where a text does not say what is there: template holes, regions that are printed only sometimes, syntax errors.
 * Whatever they touch is unknown.
 */
export class Gaps {
  readonly #content: string
  /** Holes and errors by their start; they may overlap. */
  readonly #gaps: readonly Gap[]
  /** The greatest end of the gaps up to and including each one. */
  readonly #reach: readonly number[]
  readonly #borders: Borders
  /** The line that was looked at last: one that is long is looked at again and again. */
  #lineStart = 0
  #lineEnd = -1

  constructor(mask: Masked, errors: readonly YamlError[]) {
    this.#content = mask.content
    this.#gaps = gapsOf(mask, errors)
    this.#reach = reachOf(this.#gaps)
    this.#borders = mask.regions.length > 0 ? bordersOf(mask.regions) : NO_BORDERS
  }

  get isEmpty(): boolean {
    return this.#gaps.length === 0
  }

  /** The offset of the first character of the line that holds the offset. */
  lineStart(offset: number): number {
    if (offset < this.#lineStart || offset > this.#lineEnd) {
      const feed = this.#content.indexOf('\n', offset)
      this.#lineStart = lineStart(this.#content, offset)
      this.#lineEnd = feed === -1 ? this.#content.length : feed
    }
    return this.#lineStart
  }

  /** Whether a gap lies in the span or right beside it. */
  touch(start: number, end: number): boolean {
    const index = this.#lastFrom(end)
    return index >= 0 && this.#reach[index]! >= start
  }

  /** Whether a template prints lines right of a column between the offset and the next token. */
  mayIndent(offset: number, column: number): boolean {
    const until = nextToken(this.#content, offset)
    for (let index = this.#lastFrom(until); index >= 0 && this.#gaps[index]!.start >= offset; index--) {
      const { start, addsFrom } = this.#gaps[index]!
      if (addsFrom !== undefined && Math.max(addsFrom, start - this.lineStart(start)) > column) return true
    }
    return false
  }

  /** Whether a gap begins in the span. */
  beginsIn(start: number, end: number): boolean {
    const index = this.#lastFrom(end - 1)
    return index >= 0 && this.#gaps[index]!.start >= start
  }

  /**
   * Whether a template, or what a syntax error hides, may add lines from `start` to `end` that are entries of a
   * collection at `column`. Lines of which the template says that they begin right of it are not.
   */
  mayAdd(start: number, end: number, column: number): boolean {
    for (let index = this.#lastFrom(end); index >= 0 && this.#reach[index]! >= start; index--) {
      const { end: gapEnd, addsFrom } = this.#gaps[index]!
      if (gapEnd >= start && addsFrom !== undefined && addsFrom <= column) return true
    }
    return false
  }

  /** Whether a template may print lines between the offset and the next token, so that what ends there may not be all. */
  mayContinue(offset: number): boolean {
    return this.mayAdd(offset, nextToken(this.#content, offset), Number.POSITIVE_INFINITY)
  }

  /** Whether what stands at `at` may be left out, or printed several times, where all from `start` to `end` is printed once. */
  isConditional(at: number, start: number, end: number): boolean {
    const region = this.innermost(at)
    return region !== undefined && !(region.start <= start && region.end >= end)
  }

  /** The innermost region that holds the offset. */
  innermost(offset: number): Region | undefined {
    const { offsets, regions } = this.#borders
    return regions[lastAtMost(offsets, offset)]
  }

  /** The index of the last gap that begins at or before the offset; -1 when there is none. */
  #lastFrom(offset: number): number {
    let low = -1
    let high = this.#gaps.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.#gaps[middle]!.start <= offset) low = middle
      else high = middle
    }
    return low
  }
}

interface Gap {
  readonly start: number
  readonly end: number
  /** The leftmost column at which it may add lines; `undefined` when it adds none. */
  readonly addsFrom: number | undefined
}

// Most documents have none, and of those there may be thousands.
const NONE: readonly never[] = []

function gapsOf({ holes }: Masked, errors: readonly YamlError[]): readonly Gap[] {
  if (holes.length + errors.length === 0) return NONE
  const gaps = holes.map(
    ({ start, end, kind, indent }): Gap => ({ start, end, addsFrom: kind === 'lines' ? (indent ?? 0) : undefined }),
  )
  for (const { start, end } of errors) gaps.push({ start, end, addsFrom: 0 })
  return errors.length > 0 ? gaps.sort((a, b) => a.start - b.start) : gaps
}

function reachOf(gaps: readonly Gap[]): readonly number[] {
  if (gaps.length === 0) return NONE
  let reach = 0
  return gaps.map(({ end }) => {
    reach = Math.max(reach, end)
    return reach
  })
}

/** At each of `offsets` begins a stretch whose innermost region is the one of the same index. */
interface Borders {
  readonly offsets: readonly number[]
  readonly regions: readonly (Region | undefined)[]
}

const NO_BORDERS: Borders = { offsets: NONE, regions: NONE }

function bordersOf(sorted: readonly Region[]): Borders {
  const offsets: number[] = []
  const regions: (Region | undefined)[] = []
  const open: Region[] = []
  const border = (offset: number): void => {
    offsets.push(offset)
    regions.push(open.at(-1))
  }
  const closeUntil = (offset: number): void => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      open.pop()
      border(last.end)
    }
  }
  for (const region of sorted) {
    closeUntil(region.start)
    open.push(region)
    border(region.start)
  }
  closeUntil(Number.POSITIVE_INFINITY)
  return { offsets, regions }
}

function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = -1
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= limit) low = middle
    else high = middle
  }
  return low
}

/**
 * The collections of a tree that may have entries which the text does not show. A line that a template prints may belong
 * to any collection that is not yet over where it stands, so far as its indentation allows.
 */
export function openCollections(root: Node | undefined, content: string, gaps: Gaps): ReadonlySet<Node> {
  const open = new Set<Node>()
  if (!root || gaps.isEmpty) return open
  let end = -1
  let token = -1
  // Collections in one another often end together, and then with the same comments behind them.
  const tokenAfter = (offset: number): number => {
    if (offset !== end) token = nextToken(content, offset)
    end = offset
    return token
  }
  const ahead: { readonly node: Node; readonly from: number }[] = [{ node: root, from: 0 }]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { node, from } = next
    if (node.kind === 'scalar' || node.kind === 'alias') continue
    if (
      node.flow
        ? gaps.beginsIn(node.start, node.end)
        : gaps.mayAdd(from, tokenAfter(node.end), columnOf(content, node.start))
    )
      open.add(node)
    if (node.kind === 'map') for (const { key, value } of node.pairs) ahead.push({ node: value, from: key.end })
    else for (const item of node.items) ahead.push({ node: item, from: item.start })
  }
  return open
}

/** The offset of the first character of the line that holds the offset. */
export function lineStart(content: string, at: number): number {
  return at === 0 ? 0 : content.lastIndexOf('\n', at - 1) + 1
}

/** How far an offset is from the start of its line, a byte order mark left out. */
export function columnOf(content: string, offset: number): number {
  const start = lineStart(content, offset)
  const mark = start === 0 && offset > 0 && content.charCodeAt(0) === 0xfeff ? 1 : 0
  return offset - start - mark
}

/** The offset of the first character from `at` on that is neither white space nor in a comment. */
export function nextToken(content: string, at: number): number {
  let offset = at
  for (;;) {
    const character = content.charCodeAt(offset)
    if (character === 35 && isBlankBefore(content, offset)) {
      const feed = content.indexOf('\n', offset)
      if (feed === -1) return content.length
      offset = feed + 1
    } else if (character === 32 || character === 10 || character === 13 || character === 9) offset++
    else return offset
  }
}

function isBlankBefore(content: string, offset: number): boolean {
  const before = content.charCodeAt(offset - 1)
  return offset === 0 || before === 32 || before === 10 || before === 9
}
