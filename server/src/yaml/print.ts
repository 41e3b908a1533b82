import { collect } from '../text/collect.ts'
import type { Edit } from '../text/document.ts'
import type { Refusal, Skipped } from './change.ts'
import { firstFrom } from './comments.ts'
import type { YamlText } from './document.ts'
import type { Node } from './node.ts'
import type { CollectionPlan, Plan } from './plan.ts'
import { printBlock } from './print-block.ts'
import { printFlow } from './print-flow.ts'
import { printRewrite } from './print-rewrite.ts'
import { entriesOf, type Slot } from './slot.ts'
import { type Style, styleOf } from './style.ts'
import { rewriteScalar } from './write-scalar.ts'

/** An edit with how deep what it adds belongs: of two insertions at one offset the deeper one comes first. */
export interface PlacedEdit extends Edit {
  readonly depth: number
}

/** What every printer needs to know. */
export interface Page {
  readonly text: YamlText
  /** As the file has it, template actions included. Offsets are the same in `masked`. */
  readonly content: string
  readonly masked: string
  readonly style: Style
  readonly slots: ReadonlyMap<Node, Slot>
}

/** Prints what is to happen in one text. What cannot be printed is skipped, with all changes of the same map or list. */
export function printPlan(text: YamlText, plan: Plan): { readonly edits: Edit[]; readonly skipped: Skipped[] } {
  const page: Page = {
    text,
    content: text.content,
    masked: text.mask.content,
    style: styleOf(text),
    slots: plan.slots,
  }
  const edits: PlacedEdit[] = []
  const skipped: Skipped[] = []
  const parts = [
    ...[...plan.collections.values()].map((part) => ({ part, found: printCollection(page, part) })),
    ...[...plan.rewrites.values()].map((part) => ({ part, found: printRewrite(page, part) })),
  ]
  for (const { part, found } of parts) {
    const printed = cutsTemplate(page, found) ? 'template' : found
    if (typeof printed !== 'string') edits.push(...printed)
    else for (const change of part.changes) skipped.push({ change, reason: printed })
  }
  edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || b.depth - a.depth)
  return { edits: edits.map(({ span, text: inserted }) => ({ span, text: inserted })), skipped }
}

function printCollection(page: Page, plan: CollectionPlan): PlacedEdit[] | Refusal {
  const names = printNames(page, plan)
  const entries = printEntries(page, plan)
  return typeof entries === 'string' ? entries : [...names, ...entries]
}

function printEntries(page: Page, plan: CollectionPlan): PlacedEdit[] | Refusal {
  const { node, added, appended, changes } = plan
  if (!node.flow) return printBlock(page, plan)
  const isEmptyInBlock =
    entriesOf(node).length === 0 && !node.properties && page.slots.get(node)?.container?.flow === false
  if (!isEmptyInBlock) return printFlow(page, plan)
  return printRewrite(page, { node, value: node.kind === 'map' ? added : appended, changes })
}

/** Whether an edit would take out a part of a template action, or stand in the middle of one. */
function cutsTemplate({ text: { gaps } }: Page, printed: PlacedEdit[] | Refusal): boolean {
  if (typeof printed === 'string') return false
  // Actions that end or begin right at an edge of the span stay whole.
  return printed.some(({ span }) => gaps.touch(span.start + 1, span.end - 1))
}

function printNames({ style }: Page, { node, renamed }: CollectionPlan): PlacedEdit[] {
  return collect([...renamed], ([{ key }, name]) => {
    if (key.kind !== 'scalar') return []
    const { start, end } = key
    return [
      { span: { start, end }, text: rewriteScalar(name, key, node.flow ? 'flow' : 'block', style.quote), depth: 0 },
    ]
  })
}

/** The offset before the line break of the line that holds the offset. */
export function lineEnd(content: string, at: number): number {
  const feed = content.indexOf('\n', at)
  if (feed === -1) return content.length
  return feed > at && content.charCodeAt(feed - 1) === 13 ? feed - 1 : feed
}

/** The offset after the line break of the line that holds the offset. */
export function nextLine(content: string, at: number): number {
  const feed = content.indexOf('\n', at)
  return feed === -1 ? content.length : feed + 1
}

/** The comments that begin in a span, with their `#`. */
export function commentsIn({ content, text }: Page, start: number, end: number): string[] {
  const { comments } = text.tree
  const found: string[] = []
  for (let i = firstFrom(comments, start); i < comments.length && comments[i]! < end; i += 2) {
    found.push(content.slice(comments[i], comments[i + 1]))
  }
  return found
}
