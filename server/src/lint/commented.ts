import type { Span, Text } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Node } from '../yaml/node.ts'
import { entriesOf } from '../yaml/slot.ts'

/** What ignore comments have to know of the text that they stand in, whatever its language is. */
export interface CommentedText {
  readonly text: Text
  readonly isDockerfile: boolean
  /** The real comments, from their `#` to the end of the line, in order. */
  readonly comments: readonly Span[]
  /** Where the first thing that is no comment begins. */
  readonly codeStart: number
  /** Where the largest thing ends that begins on a line: an entry of a map, an item of a list, an instruction. */
  largestEndOn(lineStart: number): number | undefined
  /** Where the smallest thing ends that begins on a line: its last key with all of its value, an instruction. */
  smallestEndOn(lineStart: number): number | undefined
  /** The build stage whose `FROM` begins on a line. */
  stageOn(lineStart: number): Span | undefined
}

/** The comments of a YAML document. Its first line begins the document, and so does what is the whole of it. */
export class CommentedYaml implements CommentedText {
  readonly text: YamlText
  readonly isDockerfile = false
  readonly comments: readonly Span[]
  #ends: ReadonlyMap<number, Ends> | undefined

  constructor(text: YamlText) {
    this.text = text
    const { comments } = text.tree
    this.comments = comments.flatMap((start, index) => (index % 2 === 0 ? { start, end: comments[index + 1]! } : []))
  }

  get codeStart(): number {
    return this.text.tree.root?.start ?? this.text.content.length
  }

  largestEndOn(lineStart: number): number | undefined {
    this.#ends ??= endsByLine(this.text)
    return this.#ends.get(lineStart)?.largest
  }

  smallestEndOn(lineStart: number): number | undefined {
    this.#ends ??= endsByLine(this.text)
    return this.#ends.get(lineStart)?.smallest
  }

  stageOn(): undefined {
    return undefined
  }
}

/** Where things end that begin on one line. */
interface Ends {
  readonly largest: number
  /** Where the last of them begins, and where that one ends. */
  last: number
  smallest: number
}

/** For each line on which something begins where that ends. */
function endsByLine({ content, tree: { root } }: YamlText): ReadonlyMap<number, Ends> {
  const ends = new Map<number, Ends>()
  if (!root) return ends
  const starts = lineStarts(content)
  const add = (start: number, end: number): void => {
    const line = lineOf(starts, start)
    const known = ends.get(line)
    // Outer ones come before those in them.
    if (!known) ends.set(line, { largest: end, last: start, smallest: end })
    else if (start >= known.last) Object.assign(known, { last: start, smallest: end })
  }
  add(root.start, root.end)
  const ahead: Node[] = [root]
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.kind !== 'map' && node.kind !== 'seq') continue
    const entries = entriesOf(node)
    for (const { start, end } of entries) add(start, end)
    for (let index = entries.length - 1; index >= 0; index--) ahead.push(entries[index]!.value)
  }
  return ends
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
