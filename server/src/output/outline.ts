import type { Span } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Node } from '../yaml/node.ts'
import { rootOf, type Value } from '../yaml/value.ts'

/** What a document is and how much of it is known. The title is text of the file and is not escaped. */
export interface Outline {
  /** Its kind and name, as they are written where they are not known; of what has no kind a few words about its shape. */
  readonly title: string
  /** Where its content is: from the first entry to the last. */
  readonly span: Span
  /** The scalars and empty collections that the text shows; each counts once, however many aliases lead to it. */
  readonly known: number
  /** The values that are there but not known, such as what a template prints. */
  readonly unknown: number
  readonly comments: number
  readonly anchors: number
  readonly aliases: number
}

/** The outline of a document. Linear in its length, aliases included. */
export function outlineOf(text: YamlText): Outline {
  const { root, comments } = text.tree
  return {
    title: titleOf(text),
    span: root ?? trimmedSpan(text.content),
    ...countValues(text),
    comments: comments.length / 2,
    ...countAnchors(root),
  }
}

/** A number of things in words, such as `1,204 values`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}

function titleOf(text: YamlText): string {
  const { root, errors } = text.tree
  if (!root) return errors.length > 0 ? 'not read' : nothingIn(text)
  const value = rootOf(text)
  const kind = writtenAt(value.get('kind'))
  const name = writtenAt(value.get('metadata', 'name'))
  if (kind !== undefined) return name === undefined ? kind : `${kind} ${name}`
  if (root.kind === 'map') return `map of ${counted(root.pairs.length, 'key')}`
  return root.kind === 'seq' ? `list of ${counted(root.items.length, 'item')}` : root.kind
}

function nothingIn({ mask }: YamlText): string {
  return mask.holes.length > 0 ? 'only template actions' : 'empty'
}

const LONGEST = 60

/** A string, or what is written where one would be. */
function writtenAt(value: Value): string | undefined {
  const { node, text } = value
  if (value.isMissing || node?.kind !== 'scalar') return undefined
  const written = value.string ?? text.content.slice(node.start, node.end)
  return written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written
}

function trimmedSpan(content: string): Span {
  const start = content.length - content.trimStart().length
  return { start, end: Math.max(start, content.trimEnd().length) }
}

function countValues(text: YamlText): { known: number; unknown: number } {
  const count = { known: 0, unknown: 0 }
  const ahead = text.tree.root ? [rootOf(text)] : []
  for (let value = ahead.pop(); value; value = ahead.pop()) {
    const children = childrenOf(value)
    for (const child of children) ahead.push(child)
    if (children.length === 0) count[value.isUnknown ? 'unknown' : 'known']++
  }
  return count
}

/** The values that stand in a map or a list itself, and not behind an alias. */
function childrenOf(value: Value): readonly Value[] {
  if (value.alias) return []
  if (value.node?.kind === 'seq') return value.items()
  return value.entries().flatMap(([, entry]) => (entry.isMerged ? [] : [entry]))
}

function countAnchors(root: Node | undefined): { anchors: number; aliases: number } {
  const count = { anchors: 0, aliases: 0 }
  const ahead = root ? [root] : []
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.kind === 'alias') count.aliases++
    if (node.properties?.anchor !== undefined) count.anchors++
    if (node.kind === 'map') for (const { key, value } of node.pairs) ahead.push(key, value)
    if (node.kind === 'seq') for (const item of node.items) ahead.push(item)
  }
  return count
}
