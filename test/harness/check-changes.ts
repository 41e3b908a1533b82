import { parseAllDocuments } from 'yaml'
import { applyEdits, type Span } from '../../server/src/text/document.ts'
import { printChanges, type Refusal } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { equalJson, type Json } from '../../server/src/yaml/json.ts'
import { rootOf, type Value } from '../../server/src/yaml/value.ts'
import { changeOf, fulfil, type Wish } from './random-changes.ts'

export interface Outcome {
  readonly content: string
  readonly refusals: readonly Refusal[]
  /** What is wrong with the result; `undefined` when nothing is. */
  readonly fault: string | undefined
}

/** Makes the changes that are wished for in a document and checks all that is promised of the result. */
export function checkWishes(content: string, json: Json, wishes: readonly Wish[]): Outcome {
  const before = textOf(content)
  const changes = wishes.map((wish) => changeOf(rootOf(before), wish))
  const { edits, skipped } = printChanges(changes)
  const refusals = skipped.map(({ reason }) => reason)
  const made = wishes.filter((_, index) => !skipped.some(({ change }) => change === changes[index]))
  const after = applyEdits(content, edits.get(before) ?? [])
  const places = made.map(({ path }) => rootOf(before).get(...path))
  const stray = (edits.get(before) ?? []).find(({ span }) => !mayReplace(content, span, places))
  const fault = stray ? `it replaces ${JSON.stringify(content.slice(stray.span.start, stray.span.end))}` : undefined
  return { content: after, refusals, fault: fault ?? faultOf(content, after, json, made) }
}

/** Whether a span holds nothing but what the changes name, and what joins it to the rest. */
function mayReplace(content: string, span: Span, places: readonly Value[]): boolean {
  const named = places.map(nearest).map(({ pair, node }) => ({
    start: pair?.key.start ?? node?.start ?? 0,
    end: node?.end ?? 0,
  }))
  // Comments are written anew where their line goes; that none is lost is looked at on its own.
  const { comments } = textOf(content).tree
  for (let i = 0; i < comments.length; i += 2) named.push({ start: comments[i]!, end: comments[i + 1]! })
  for (let at = span.start; at < span.end; at++) {
    const isNamed = named.some(({ start, end }) => at >= start && at < end)
    if (!isNamed && !' \t\r\n,-'.includes(content[at]!)) return false
  }
  return true
}

/** A place that is there, or the one above it that something is made in. */
function nearest(place: Value): Value {
  let value = place
  while (!value.node && value.parent) value = value.parent
  return value
}

function faultOf(before: string, after: string, json: Json, wishes: readonly Wish[]): string | undefined {
  const text = textOf(after)
  if (text.tree.errors[0]) return `it is no longer YAML: ${text.tree.errors[0].message}`
  const other = parseAllDocuments(after.replace(/^\ufeff/, ''), { uniqueKeys: false, logLevel: 'silent' })
  if (other.some(({ errors }) => errors.length > 0)) return 'the yaml package finds an error in it'
  const wanted = fulfil(json, wishes)
  const is = rootOf(text).json
  if (is === undefined || !equalJson(is, wanted))
    return `it means ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`
  const lost = commentsOf(before).filter((comment) => !take(commentsOf(after), comment))
  if (lost.length > 0) return `the comment ${lost[0]} is lost`
  if (before.includes('\r\n') && /(?<!\r)\n/.test(after) && !/(?<!\r)\n/.test(before)) return 'a line ends in LF alone'
  if (wishes.some(({ kind }) => kind === 'rename')) return undefined
  const again = printChanges(wishes.filter(isRepeatable).map((wish) => changeOf(rootOf(text), wish)))
  if (again.edits.size > 0) return 'it changes when the same is wished again'
  return undefined
}

/** What names an item by its index may name another one afterwards. */
function isRepeatable(wish: Wish): boolean {
  return wish.path.every((step) => typeof step === 'string')
}

function textOf(content: string) {
  return readYaml('file:///test.yaml', content, 'kubernetes')[0]!.text
}

function commentsOf(content: string): string[] {
  const { comments } = textOf(content).tree
  return comments.flatMap((start, index) => (index % 2 === 0 ? [content.slice(start, comments[index + 1])] : []))
}

function take(comments: string[], comment: string): boolean {
  const index = comments.indexOf(comment)
  if (index !== -1) comments.splice(index, 1)
  return index !== -1
}
