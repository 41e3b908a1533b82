import type { Refusal } from './change.ts'
import { columnOf, lineStart, nextToken } from './gaps.ts'
import { listLines, mapLines } from './lines.ts'
import type { BlockScalar, Scalar } from './node.ts'
import type { CollectionPlan } from './plan.ts'
import { commentsIn, lineEnd, nextLine, type Page, type PlacedEdit } from './print.ts'
import { type Entry, entriesOf, leafOf } from './slot.ts'
import { isBlockScalar } from './style.ts'

/** Prints what is to happen to the entries of a block map or a block list. */
export function printBlock(page: Page, plan: CollectionPlan): PlacedEdit[] | Refusal {
  const block = blockOf(page, plan)
  if (!isPlainLayout(page, plan)) return 'layout'
  if (isEmptied(page, plan, block)) return 'template'
  if (block.kept.length === 0) return printWithoutEntries(page, plan, block)
  const removals = printRemovals(page, block)
  if (typeof removals === 'string' || block.lines.length === 0) return removals
  const addition = printAddition(page, plan, block)
  return typeof addition === 'string' ? addition : [...removals, addition]
}

interface Block {
  /** The column of the keys, or of the `-` of items. */
  readonly column: number
  readonly entries: readonly Entry[]
  readonly kept: readonly Entry[]
  readonly removed: readonly Entry[]
  /** Of the list of an unindented `- ` more than of the map around it, whose column is the same. */
  readonly depth: number
  /** The new lines. */
  readonly lines: readonly string[]
}

function blockOf(page: Page, { node, removed, added, appended }: CollectionPlan): Block {
  const { masked, style } = page
  const column = columnOf(masked, node.start)
  let dash = node.start
  const entries = entriesOf(node).map((entry) => {
    if (node.kind === 'map') return entry
    const item = { ...entry, start: dash }
    dash = nextToken(masked, entry.end)
    return item
  })
  return {
    column,
    depth: node.kind === 'seq' ? column + 0.5 : column,
    entries,
    kept: entries.filter(({ id }) => !removed.has(id)),
    removed: entries.filter(({ id }) => removed.has(id)),
    lines: node.kind === 'map' ? mapLines(added, column, style) : listLines(appended, column, style),
  }
}

/** Whether keys are plain keys, without `?`, anchors and tags, and stand behind nothing but spaces and `-`. */
function isPlainLayout({ content }: Page, { node, removed }: CollectionPlan): boolean {
  for (let at = lineStart(content, node.start); at < node.start; at++) {
    const character = content.charCodeAt(at)
    if (character !== 32 && character !== 45 && character !== 0xfeff) return false
  }
  if (node.kind === 'seq') return true
  const first = node.pairs[0]
  if (!first || first.explicit || first.key.properties) return false
  return node.pairs.every((pair) => !pair.explicit || !removed.has(pair))
}

/** Whether a template decides if anything stays in a collection, so that it can be written neither as `{}` nor without. */
function isEmptied({ text }: Page, { node }: CollectionPlan, { kept, removed }: Block): boolean {
  if (text.gaps.isEmpty || removed.length === 0) return false
  if (kept.length === 0) return text.isOpen(node)
  return kept.every(({ start }) => text.gaps.isConditional(start, node.start, node.end))
}

/** All entries go: what is new takes their place, or else `{}` and `[]`. */
function printWithoutEntries(page: Page, plan: CollectionPlan, block: Block): PlacedEdit[] | Refusal {
  const { content, slots, style } = page
  const { start } = plan.node
  const last = block.entries.at(-1)!.end
  const end = content[last - 1] === '\n' ? lastLineEnd(content, { end: last }) : last
  const empty = plan.node.kind === 'map' ? '{}' : '[]'
  const pair = slots.get(plan.node)?.pair
  const hasComments = commentsIn(page, start, end).length > 0
  if (!pair && hasComments) return 'comments'
  if (!pair || (block.lines.length > 0 && !hasComments)) {
    const text = block.lines.join(style.lineBreak).trimStart() || empty
    return [{ span: { start, end }, text, depth: block.depth }]
  }
  const removals = printRemovals(page, block)
  if (typeof removals === 'string') return removals
  const head = plan.node.properties?.end ?? pair.colon + 1
  const at = block.lines.length > 0 ? lineEnd(content, head) : head
  const text = block.lines.map((line) => style.lineBreak + line).join('') || ` ${empty}`
  return [{ span: { start: at, end: at }, text, depth: block.depth }, ...removals]
}

function printRemovals(page: Page, block: Block): PlacedEdit[] | Refusal {
  const { content, text } = page
  const edits: PlacedEdit[] = []
  const isCompact = content.slice(lineStart(content, block.entries[0]!.start), block.entries[0]!.start).trim() !== ''
  const isKept = new Set(block.kept)
  for (const [index, entry] of block.entries.entries()) {
    if (isKept.has(entry)) continue
    if (!text.gaps.isEmpty && (isPulledUp(content, entry) || text.gaps.mayIndent(entry.end, block.column)))
      return 'template'
    const before = block.entries[index - 1]
    if (before && !mayFollow(page, before, entry)) return 'layout'
    const isFirst = index === 0 && isCompact
    const edit = isFirst ? removeCompact(page, block, entry) : removeLines(page, block, entry, before)
    if (typeof edit === 'string') return edit
    edits.push(edit)
  }
  return edits
}

/** Whether an action trims the white space before an entry: what follows next would be put in its place. */
function isPulledUp(content: string, entry: Entry): boolean {
  let at = entry.start
  while (content[at - 1] === ' ' || content[at - 1] === '\n' || content[at - 1] === '\r') at--
  return content.endsWith('-}}', at)
}

/**
 * Takes out the lines of an entry, and leaves the comments that stand in them. The line break before them goes, the one
 * behind them stays, so that what is added at the end of either line is not in the way.
 */
function removeLines(page: Page, block: Block, entry: Entry, before: Entry | undefined): PlacedEdit {
  const { content, style } = page
  const { column, depth } = block
  const first = startOfLine(content, entry.start)
  const end = lastLineEnd(content, entry)
  const comments = commentsIn(page, entry.start, end)
  const needsBreak = end === content.length && before && isBlockScalar(leafOf(before.value))
  if (needsBreak || isAtHead(content, block, entry)) {
    const text = comments.map((comment) => ' '.repeat(column) + comment + style.lineBreak).join('')
    return { span: { start: first, end: needsBreak ? end : nextLine(content, end) }, text, depth }
  }
  const text = comments.map((comment) => style.lineBreak + ' '.repeat(column) + comment).join('')
  return { span: { start: lineEnd(content, lineStart(content, first - 1)), end }, text, depth }
}

/** Where the line begins that holds the offset, after a byte order mark. */
function startOfLine(content: string, at: number): number {
  const start = lineStart(content, at)
  return start === 0 && content.charCodeAt(0) === 0xfeff ? 1 : start
}

/** Whether no line stays before an entry whose line break could go with it. */
function isAtHead(content: string, { entries, kept }: Block, entry: Entry): boolean {
  return lineStart(content, entries[0]!.start) === 0 && (!kept[0] || entry.start < kept[0].start)
}

/** Takes out the first entry of a collection that begins behind a `- `; the next entry moves up, unless a comment is between. */
function removeCompact(page: Page, { depth, kept }: Block, entry: Entry): PlacedEdit | Refusal {
  const { content } = page
  const next = kept[0]
  if (!next) return 'layout'
  const isFollowed =
    commentsIn(page, entry.start, next.start).length === 0 && nextToken(page.masked, entry.end) === next.start
  if (isFollowed) return { span: { start: entry.start, end: next.start }, text: '', depth }
  if (commentsIn(page, entry.start, entry.end).length > 0) return 'comments'
  let start = entry.start
  let end = content[entry.end - 1] === '\n' ? lastLineEnd(content, entry) : entry.end
  while (content[end] === ' ') end++
  if (end === lineEnd(content, end)) while (content[start - 1] === ' ') start--
  return { span: { start, end }, text: '', depth }
}

/** Whether what stands behind an entry can follow the one before it without becoming part of its block scalar. */
function mayFollow({ content }: Page, before: Entry, entry: Entry): boolean {
  const leaf = leafOf(before.value)
  if (!isBlockScalar(leaf)) return true
  if (leaf.block?.chomp === 'keep') return false
  let at = nextLine(content, lastLineEnd(content, entry))
  while (at < content.length && isBlankLine(content, at)) at = nextLine(content, at)
  const indent = leaf.block?.indent ?? 0
  return content.slice(at, at + indent).trim() !== '' || content[at + indent] !== '#'
}

/** The end of the last line of an entry, before its line break and after any comment. */
function lastLineEnd(content: string, { end }: { readonly end: number }): number {
  return lineEnd(content, content[end - 1] === '\n' ? lineStart(content, end - 1) : end)
}

function isBlankLine(content: string, at: number): boolean {
  return content.slice(at, lineEnd(content, at)).trim() === ''
}

/** Puts the new lines behind the last entry that has nothing between it and the next line that they could break. */
function printAddition(page: Page, { node }: CollectionPlan, block: Block): PlacedEdit | Refusal {
  // Some readers let a `<<` count more than the keys before it.
  const merge = node.kind === 'map' ? page.text.indexOf(node).merges.at(-1) : undefined
  // The order of keys does not matter, but that of items does.
  const after = node.kind === 'map' ? block.kept.toReversed() : block.kept.slice(-1)
  for (const entry of after) {
    if (merge && entry.end < merge.key.end) break
    if (!isClean(page, node, entry)) continue
    const edit = insertAfter(page, block, entry)
    if (edit) return edit
  }
  const first = block.kept[0]
  if (!page.text.gaps.isEmpty) return 'template'
  if (node.kind === 'seq' || merge || !first || first !== block.entries[0]) return 'layout'
  const { lineBreak } = page.style
  const text = block.lines.join(lineBreak).trimStart() + lineBreak + ' '.repeat(block.column)
  return { span: { start: first.start, end: first.start }, text, depth: block.depth }
}

/** Whether an entry is printed whenever its collection is, and nothing that a template prints behind it may belong to it. */
function isClean({ text: { gaps }, content, masked }: Page, node: CollectionPlan['node'], entry: Entry): boolean {
  if (gaps.isEmpty) return true
  const { start, end } = entry
  if (gaps.isConditional(start, node.start, node.end) || gaps.isConditional(end, node.start, node.end)) return false
  // What ends where the entry does is a part of it.
  return (
    !gaps.beginsIn(end, lineEnd(content, end)) &&
    !gaps.mayAdd(end + 1, nextToken(masked, end), Number.POSITIVE_INFINITY)
  )
}

function insertAfter({ content, style }: Page, block: Block, entry: Entry): PlacedEdit | undefined {
  const leaf = leafOf(entry.value)
  const text = block.lines.map((line) => style.lineBreak + line).join('')
  const at = isBlockScalar(leaf) && leaf.block ? endOfScalar(content, leaf, leaf.block) : lineEnd(content, entry.end)
  return at === undefined ? undefined : { span: { start: at, end: at }, text, depth: block.depth }
}

/** The end of the last line of a block scalar; nothing where a line after it would give it a line break that it lacks. */
function endOfScalar(content: string, leaf: Scalar, { body, chomp }: BlockScalar): number | undefined {
  const isClosed = content[leaf.end - 1] === '\n'
  if (!isClosed && chomp !== 'strip' && body < content.length) return undefined
  if (chomp === 'keep') return lastLineEnd(content, leaf)
  let at = lastLineEnd(content, leaf)
  for (
    let start = lineStart(content, at);
    start >= body && isBlankLine(content, start);
    start = lineStart(content, at)
  ) {
    at = lineEnd(content, lineStart(content, start - 1))
  }
  return at
}
