import { collect } from '../text/collect.ts'
import type { Edit, Text } from '../text/document.ts'
import type { YamlText } from './document.ts'
import { equalJson, type Json, type JsonMap } from './json.ts'
import { mapLines } from './lines.ts'
import { Plan } from './plan.ts'
import { printPlan } from './print.ts'
import { styleOf } from './style.ts'
import type { Value } from './value.ts'

/** Makes `at` be `value`, together with the maps on the way to it. Nothing changes where it is that already. */
export interface SetValue {
  readonly kind: 'set'
  readonly at: Value
  readonly value: Json
}

/** Takes an entry out of its map, or an item out of its list. A map or list that loses all it has stays, empty. */
export interface Remove {
  readonly kind: 'remove'
  readonly at: Value
}

/** Gives an entry of a map another key. */
export interface Rename {
  readonly kind: 'rename'
  readonly at: Value
  readonly key: string
}

/** Makes `at` a list that has these items; those that it has already are not added again. */
export interface Append {
  readonly kind: 'append'
  readonly at: Value
  readonly items: readonly Json[]
}

/** Replaces a span of a text that has no values, such as a Dockerfile. */
export interface EditText {
  readonly kind: 'edit'
  readonly text: Text
  readonly edit: Edit
  /** Why it is not made; it is asked for when it is to be. */
  readonly refusal?: Refusal | undefined
}

/** Puts another document right behind one, as that one is written; not into files that are JSON. */
export interface AppendDocument {
  readonly kind: 'append-document'
  readonly after: YamlText
  readonly value: JsonMap
}

/** Makes a file that is not there yet. */
export interface CreateFile {
  readonly kind: 'create-file'
  /** A text of the file beside which it is made. */
  readonly beside: Text
  /** From the folder of that file, with `/` between its parts. */
  readonly path: string
  readonly content: string
}

export type ValueChange = SetValue | Remove | Rename | Append
export type Change = ValueChange | EditText | AppendDocument | CreateFile

/**
 * Why a change is not made:
 * - `unknown`: what stands there, or whether anything does, cannot be known.
 * - `contradiction`: another change that was chosen with it says otherwise.
 * - `merged`: it came through a merge key, so it cannot be taken away or replaced here.
 * - `shared`: an anchor in it is used elsewhere.
 * - `kind`: what is there is not a map, a list or an entry, as the change wants it.
 * - `comments`: a comment stands where the text would go.
 * - `template`: a template action stands where the text would go.
 * - `layout`: it is written in a way that is not edited: `? key`, tabs, a tag or an anchor in the way.
 * - `syntax`: the document has syntax errors.
 * - `gone`: the text that it names stands in no file any more.
 */
export type Refusal =
  | 'unknown'
  | 'contradiction'
  | 'merged'
  | 'shared'
  | 'kind'
  | 'comments'
  | 'template'
  | 'layout'
  | 'syntax'
  | 'gone'

export interface Skipped {
  readonly change: Change
  readonly reason: Refusal
}

/** Changes made text. */
export interface Printed {
  /** For each text the edits that together make its changes; they do not overlap. */
  readonly edits: ReadonlyMap<Text, readonly Edit[]>
  /** The files to make, no two of them with one path beside one text. */
  readonly files: readonly CreateFile[]
  readonly skipped: readonly Skipped[]
}

/**
 * Prints changes that were chosen together as edits, which leave every byte that they do not name as it is.
 *
 * Equal changes count once. Of two that contradict each other the first is made and the other is skipped. What is set
 * below one missing map is one insertion, and the order of the changes does not matter to where it goes.
 */
export function printChanges(changes: readonly Change[]): Printed {
  const skipped: Skipped[] = []
  const plans = new Map<YamlText, Plan>()
  const others: Others = { edits: new Map(), files: [], documents: new Map() }
  for (const change of changes) {
    const reason = isValueChange(change) ? planOf(plans, change.at.text).add(change) : addOther(change, others)
    if (reason) skipped.push({ change, reason })
  }
  const { edits, files, documents } = others
  for (const [text, plan] of plans) {
    const printed = printPlan(text, plan)
    skipped.push(...printed.skipped)
    if (printed.edits.length > 0) listOf(edits, text).push(...printed.edits)
  }
  // After what else goes to the end of the last document.
  for (const [text, values] of documents) listOf(edits, text).push(documentsEdit(text, values))
  return { edits, files, skipped }
}

/** The text that a change is made in, or beside. */
export function textChangedBy(change: Change): Text {
  if ('at' in change) return change.at.text
  if (change.kind === 'edit') return change.text
  return change.kind === 'append-document' ? change.after : change.beside
}

/** What does not come from values. */
interface Others {
  readonly edits: Map<Text, Edit[]>
  readonly files: CreateFile[]
  /** The documents to put behind a text. */
  readonly documents: Map<YamlText, JsonMap[]>
}

function isValueChange(change: Change): change is ValueChange {
  return 'at' in change
}

function planOf(plans: Map<YamlText, Plan>, text: YamlText): Plan {
  const plan = plans.get(text) ?? new Plan(text)
  plans.set(text, plan)
  return plan
}

function addOther(change: EditText | AppendDocument | CreateFile, others: Others): Refusal | undefined {
  if (change.kind === 'create-file') {
    const known = others.files.find(({ path, beside }) => path === change.path && beside === change.beside)
    if (known) return known.content === change.content ? undefined : 'contradiction'
    others.files.push(change)
    return undefined
  }
  if (change.kind === 'append-document') {
    const { content, gaps } = change.after
    // Readers that meet a `{` first take the whole file for JSON.
    if (styleOf(change.after).endsInOpenScalar || /^\s*(?:\[|\{(?!\{))/.test(content)) return 'layout'
    // The line break before the new document would be trimmed.
    if (!gaps.isEmpty && content.trimEnd().endsWith('-}}')) return 'template'
    const values = listOf(others.documents, change.after)
    if (!values.some((value) => equalJson(value, change.value))) values.push(change.value)
    return undefined
  }
  if (change.refusal) return change.refusal
  const known = listOf(others.edits, change.text)
  if (known.some((other) => isSame(other, change.edit))) return undefined
  if (known.some((other) => overlap(other, change.edit))) return 'contradiction'
  known.push(change.edit)
  return undefined
}

function documentsEdit(text: YamlText, values: readonly JsonMap[]): Edit {
  const { content } = text
  const style = styleOf(text)
  const before = content === '' || content.endsWith('\n') ? '' : style.lineBreak
  // Directives may follow the end of a document, and nothing else.
  const end = /(?:^|\n)\.\.\.(?:[ \t][^\n]*)?\r?\n?$/.test(content) ? ['...'] : []
  const lines = collect(values, (value) => ['---', ...mapLines(value, 0, style), ...end])
  const span = { start: content.length, end: content.length }
  return { span, text: before + lines.map((line) => line + style.lineBreak).join('') }
}

/** The list of a key, which is made if there is none. */
function listOf<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key) ?? []
  lists.set(key, known)
  return known
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text
}

function overlap({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start < b.end && b.start < a.end
}
