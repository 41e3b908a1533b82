import type { Refusal } from './change.ts'
import { columnOf, lineStart, nextToken } from './gaps.ts'
import { type FlowLayout, flowEntries, flowText } from './lines.ts'
import type { Mapping, Node, Sequence } from './node.ts'
import type { CollectionPlan } from './plan.ts'
import { commentsIn, lineEnd, type Page, type PlacedEdit } from './print.ts'
import { type Entry, entriesOf } from './slot.ts'

/** Prints what is to happen to the entries of a flow map or a flow list. */
export function printFlow(page: Page, plan: CollectionPlan): PlacedEdit[] | Refusal {
  const { node, removed, added, appended } = plan
  const hasEdits = removed.size > 0 || appended.length > 0 || Object.keys(added).length > 0
  if (!hasEdits) return []
  // `[a: 1]` is a map without braces.
  if (node.kind === 'map' && page.content[node.start] !== '{') return 'layout'
  const entries = entriesOf(node)
  const kept = entries.filter(({ id }) => !removed.has(id))
  const layout = flowLayoutOf(page, node)
  const texts = node.kind === 'map' ? flowEntries(added, layout) : appended.map((item) => flowText(item, layout))
  if (page.text.gaps.touch(node.start, node.end) && !isCleanFlow(page, node)) return 'template'
  if (kept.length === 0) return printWithoutEntries(page, plan, layout, texts)
  const removals = printRemovals(page, entries, plan)
  if (typeof removals === 'string' || texts.length === 0) return removals
  const isLastGone = kept.at(-1) !== entries.at(-1)
  return [...removals, ...printAddition(page, node, kept.at(-1)!, isLastGone, layout, texts)]
}

/** How a flow collection is written; where it does not show that, how what it is in, or how its document is. */
export function flowLayoutOf({ content, slots, style, text }: Page, node: Node): FlowLayout {
  const { root } = text.tree
  const sample = sampleIn(node) ?? sampleIn(slots.get(node)?.container) ?? sampleIn(root)
  const first = sample?.pairs[0]
  const isJson = first ? isInDoubleQuotes(first.key) : isJsonList(root, content)
  const isQuoted = isJson || (isJsonList(node, content) && node.items.some(isInDoubleQuotes))
  const tight = isJson && first !== undefined && content[first.colon + 1] !== ' '
  const padded = sample ? content[sample.start + 1] === ' ' : !isQuoted
  return { place: isQuoted ? 'json' : 'flow', quote: isQuoted ? 'double' : style.quote, padded, tight }
}

/** A flow map that has something: the node itself, or the first item of the list that it is. */
function sampleIn(node: Node | undefined): Mapping | undefined {
  const sample = node?.kind === 'seq' ? node.items[0] : node
  return sample?.kind === 'map' && sample.flow && sample.pairs.length > 0 ? sample : undefined
}

/** Whether this is a flow list whose scalars are all written as JSON has them. */
function isJsonList(node: Node | undefined, content: string): node is Sequence {
  if (node?.kind !== 'seq' || !node.flow) return false
  return node.items.every(
    (item) => item.kind !== 'scalar' || isInDoubleQuotes(item) || JSON_WORD.test(content.slice(item.start, item.end)),
  )
}

function isInDoubleQuotes(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'double'
}

const JSON_WORD = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

/** Whether template actions in a flow collection only print parts of values. */
function isCleanFlow({ text }: Page, node: Node): boolean {
  return !text.isOpen(node) && text.gaps.innermost(node.start) === text.gaps.innermost(node.end)
}

function printWithoutEntries(
  page: Page,
  { node }: CollectionPlan,
  layout: FlowLayout,
  texts: readonly string[],
): PlacedEdit[] | Refusal {
  const { start, end } = node
  if (commentsIn(page, start, end).length > 0) return 'comments'
  const pad = node.kind === 'map' && layout.padded && texts.length > 0 ? ' ' : ''
  const text = pad + texts.join(layout.tight ? ',' : ', ') + pad
  return [{ span: { start: start + 1, end: end - 1 }, text, depth: 0 }]
}

/** Takes out entries with the comma that follows them; the last ones with the comma before them. */
function printRemovals(page: Page, entries: readonly Entry[], { removed }: CollectionPlan): PlacedEdit[] | Refusal {
  const edits: PlacedEdit[] = []
  for (let first = 0; first < entries.length; first++) {
    if (!removed.has(entries[first]!.id)) continue
    let last = first
    while (last + 1 < entries.length && removed.has(entries[last + 1]!.id)) last++
    const next = entries[last + 1]
    const start = next ? entries[first]!.start : entries[first - 1]!.end
    const end = next ? next.start : entries[last]!.end
    if (commentsIn(page, start, end).length > 0) return 'comments'
    edits.push({ span: { start, end }, text: '', depth: 0 })
    first = last
  }
  return edits
}

function printAddition(
  page: Page,
  node: Mapping | Sequence,
  last: Entry,
  isLastGone: boolean,
  layout: FlowLayout,
  texts: readonly string[],
): PlacedEdit[] {
  const { content, masked, style } = page
  const after = nextToken(masked, last.end)
  const hasComma = !isLastGone && content[after] === ','
  const start = lineStart(content, last.start)
  const isOnOwnLine = start > node.start && content.slice(start, last.start).trim() === ''
  const closesLater = content.slice(last.end, node.end).includes('\n')
  // Without a space, `{a:, b: 1}` would be read as a key `a:` by some.
  const comma = content[last.end - 1] === ':' ? ' ,' : ','
  if (!isOnOwnLine || !closesLater) {
    const separator = layout.tight ? ',' : ', '
    const text = texts.join(separator)
    const at = hasComma ? after + 1 : last.end
    const lead = hasComma ? separator.slice(1) : comma + separator.slice(1)
    return [{ span: { start: at, end: at }, text: lead + text, depth: 0 }]
  }
  const pad = style.lineBreak + content.slice(start, last.start)
  const lines = texts.map((entry) => pad + entry).join(',')
  const depth = columnOf(content, last.start)
  if (isLastGone) return [{ span: { start: last.end, end: last.end }, text: comma + lines, depth }]
  const at = lineEnd(content, hasComma ? after : last.end)
  if (hasComma) return [{ span: { start: at, end: at }, text: `${lines},`, depth }]
  return [
    { span: { start: last.end, end: last.end }, text: comma, depth: depth + 1 },
    { span: { start: at, end: at }, text: lines, depth },
  ]
}
