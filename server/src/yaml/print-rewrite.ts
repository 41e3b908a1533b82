import type { Refusal } from './change.ts'
import { columnOf, lineStart } from './gaps.ts'
import { isJsonList, isJsonMap, type Json } from './json.ts'
import { flowText, inlineText, isNested, itemLines, nestedLines } from './lines.ts'
import type { Node, Pair } from './node.ts'
import type { RewritePlan } from './plan.ts'
import { commentsIn, lineEnd, type Page, type PlacedEdit } from './print.ts'
import { flowLayoutOf } from './print-flow.ts'
import { entriesOf, leafOf, type Slot } from './slot.ts'
import { isBlockScalar } from './style.ts'
import { rewriteScalar } from './write-scalar.ts'

/** Prints a value in the place of the one that is there, which may be empty. */
export function printRewrite(page: Page, { node, value }: RewritePlan): PlacedEdit[] | Refusal {
  const slot = page.slots.get(node)
  if (!slot?.container || node.kind === 'alias') return 'layout'
  if (node.properties?.tag !== undefined || slot.pair?.explicit) return 'layout'
  const end = endOf(node)
  if (node.kind !== 'scalar' && hasGap(page, node, end, slot.container)) return 'template'
  if (commentsIn(page, node.start, end).length > 0) return 'comments'
  if (slot.container.flow) return rewriteInFlow(page, node, value, slot)
  return slot.pair ? rewriteOfKey(page, node, value, slot.pair) : rewriteItem(page, node, value)
}

/** Whether a template prints something in a map or a list, or lines below it that belong to it. */
function hasGap({ text: { gaps }, masked }: Page, { start }: Node, end: number, container: Node): boolean {
  return gaps.touch(start, end) || gaps.mayIndent(end, columnOf(masked, container.start))
}

function rewriteInFlow(page: Page, node: Node, value: Json, { container, pair }: Slot): PlacedEdit[] {
  const layout = flowLayoutOf(page, container ?? node)
  const text =
    node.kind === 'scalar' && !isJsonMap(value) && !isJsonList(value)
      ? rewriteScalar(value, node, layout.place, layout.quote)
      : flowText(value, layout)
  if (node.start < node.end) return [replace(node.start, node.end, text)]
  if (node.properties) return [replace(node.properties.end, node.properties.end, ` ${text}`)]
  if (!pair) return [replace(node.start, node.end, text)]
  if (pair.colon === -1) return [replace(pair.key.end, pair.key.end, `: ${text}`)]
  return [replace(pair.colon + 1, pair.colon + 1, layout.tight ? text : ` ${text}`)]
}

/** The value of a key in a block map. A map or a list goes on the lines below the key. */
function rewriteOfKey(page: Page, node: Node, value: Json, pair: Pair): PlacedEdit[] | Refusal {
  const { content, style } = page
  const colon = node.properties?.end ?? pair.colon + 1
  if (colon > lineEnd(content, pair.colon)) return 'layout'
  const head = lineEnd(content, colon)
  const isBelow = node.start > head
  if (isBelow && commentsIn(page, head, node.start).length > 0) return 'comments'
  const end = endOfText(content, node)
  if (!isNested(value)) {
    const text = scalarText(page, node, value)
    if (isBelow && isOneToken(node)) return [replace(node.start, end, text)]
    if (isBelow) return [replace(colon, colon, ` ${text}`), replace(head, end, '')]
    return node.start === node.end ? [replace(colon, colon, ` ${text}`)] : [replace(node.start, end, text)]
  }
  const column = columnOf(content, pair.key.start)
  const lines = nestedLines(value, column, style).map((line) => style.lineBreak + line)
  const below = { text: lines.join(''), depth: column + 1 }
  if (isBelow) return [{ ...below, span: { start: head, end } }]
  const tail = lineEnd(content, end)
  if (page.text.gaps.beginsIn(end, tail)) return 'template'
  const added = { ...below, span: { start: tail, end: tail } }
  return node.start === node.end ? [added] : [replace(colon, end, ''), added]
}

/** An item of a block list. */
function rewriteItem(page: Page, node: Node, value: Json): PlacedEdit[] | Refusal {
  const { content, style } = page
  // On the line of an anchor, the anchor would become that of the first key.
  if (node.properties && isNested(value)) return 'layout'
  const isEmpty = node.start === node.end
  let start = node.start
  if (isEmpty) while (content[start - 1] === ' ' || content[start - 1] === '\t') start--
  const column = columnOf(content, start) + (isEmpty ? 1 : 0)
  const lines = isNested(value) ? itemLines(value, column, style) : [scalarText(page, node, value)]
  const text = lines.join(style.lineBreak).trimStart()
  return [replace(start, isEmpty ? start : endOfText(content, node), isEmpty ? ` ${text}` : text)]
}

function scalarText({ style }: Page, node: Node, value: Json): string {
  if (node.kind !== 'scalar' || isJsonMap(value) || isJsonList(value)) return inlineText(value, style)
  return rewriteScalar(value, node, 'block', style.quote)
}

function isOneToken(node: Node): boolean {
  return node.kind === 'scalar' || ((node.kind === 'map' || node.kind === 'seq') && node.flow)
}

function endOf(node: Node): number {
  if ((node.kind !== 'map' && node.kind !== 'seq') || node.flow) return node.end
  return entriesOf(node).at(-1)?.end ?? node.end
}

/** Where the text of a value ends, before the line break that a block scalar at its end takes in. */
function endOfText(content: string, node: Node): number {
  const end = endOf(node)
  if (!isBlockScalar(leafOf(node)) || content[end - 1] !== '\n') return end
  return lineEnd(content, lineStart(content, end - 1))
}

function replace(start: number, end: number, text: string): PlacedEdit {
  return { span: { start, end }, text, depth: Number.POSITIVE_INFINITY }
}
