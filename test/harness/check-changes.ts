import { parseAllDocuments } from 'yaml'
import { applyEdits } from '../../server/src/text/document.ts'
import { printChanges, type Refusal } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { equalJson, type Json } from '../../server/src/yaml/json.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
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
  const fault = faultOf(content, after, json, made)
  return { content: after, refusals, fault }
}

function faultOf(before: string, after: string, json: Json, wishes: readonly Wish[]): string | undefined {
  const text = textOf(after)
  if (text.tree.errors[0]) return `it is no longer YAML: ${text.tree.errors[0].message}`
  const other = parseAllDocuments(after, { uniqueKeys: false, logLevel: 'silent' })
  if (other.some(({ errors }) => errors.length > 0)) return 'the yaml package finds an error in it'
  const wanted = fulfil(json, wishes)
  const is = rootOf(text).json
  if (is === undefined || !equalJson(is, wanted)) return `it means ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`
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
