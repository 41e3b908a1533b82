import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Node } from '../yaml/node.ts'
import { entriesOf } from '../yaml/slot.ts'
import { type CommentedText, lineOf, lineStarts } from './commented.ts'

/** The comments of a YAML document. Its first line begins the document, and so does what is the whole of it. */
export class CommentedYaml implements CommentedText {
  readonly text: YamlText
  readonly isDockerfile = false
  readonly directivesEnd = 0
  readonly comments: readonly Span[]
  #ends: ReadonlyMap<number, Ends> | undefined

  constructor(text: YamlText) {
    this.text = text
    const { comments } = text.tree
    this.comments = collect(comments, (start, index) => (index % 2 === 0 ? { start, end: comments[index + 1]! } : []))
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
