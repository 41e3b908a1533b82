import type { Edit, Text } from '../text/document.ts'
import type { YamlText } from './document.ts'
import type { Json } from './json.ts'
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
}

/** Puts another document behind the last one of a file. `content` is its YAML, without a `---` line, with LF line ends. */
export interface AppendDocument {
  readonly kind: 'append-document'
  /** The last document of the file. */
  readonly after: YamlText
  readonly content: string
}

/** Makes a file that is not there yet. */
export interface CreateFile {
  readonly kind: 'create-file'
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

export interface Skipped {
  readonly change: Change
  readonly reason: Refusal
}

/** Changes made text. */
export interface Printed {
  /** For each text the edits that together make its changes; they do not overlap. */
  readonly edits: ReadonlyMap<Text, readonly Edit[]>
  /** The files to make: content by path. */
  readonly files: ReadonlyMap<string, string>
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
  const edits = new Map<Text, Edit[]>()
  const files = new Map<string, string>()
  const plans = new Map<YamlText, Plan>()
  for (const change of changes) {
    const reason = isValueChange(change) ? planOf(plans, change.at.text).add(change) : addOther(change, edits, files)
    if (reason) skipped.push({ change, reason })
  }
  for (const [text, plan] of plans) {
    const printed = printPlan(text, plan)
    skipped.push(...printed.skipped)
    if (printed.edits.length > 0) editsOf(edits, text).push(...printed.edits)
  }
  return { edits, files, skipped }
}

function isValueChange(change: Change): change is ValueChange {
  return 'at' in change
}

function planOf(plans: Map<YamlText, Plan>, text: YamlText): Plan {
  const plan = plans.get(text) ?? new Plan(text)
  plans.set(text, plan)
  return plan
}

function editsOf(edits: Map<Text, Edit[]>, text: Text): Edit[] {
  const known = edits.get(text) ?? []
  edits.set(text, known)
  return known
}

function addOther(
  change: EditText | AppendDocument | CreateFile,
  edits: Map<Text, Edit[]>,
  files: Map<string, string>,
): Refusal | undefined {
  if (change.kind === 'create-file') {
    const known = files.get(change.path)
    if (known !== undefined && known !== change.content) return 'contradiction'
    files.set(change.path, change.content)
    return undefined
  }
  const edit = change.kind === 'edit' ? change.edit : documentEdit(change)
  if (!edit) return 'layout'
  const known = editsOf(edits, change.kind === 'edit' ? change.text : change.after)
  if (known.some((other) => isSame(other, edit))) return undefined
  if (known.some((other) => overlap(other, edit))) return 'contradiction'
  known.push(edit)
  return undefined
}

function documentEdit({ after, content }: AppendDocument): Edit | undefined {
  const end = after.content.length
  const { lineBreak, endsInOpenScalar } = styleOf(after)
  if (endsInOpenScalar) return undefined
  const before = end === 0 || after.content.endsWith('\n') ? '' : lineBreak
  const lines = `---\n${content.endsWith('\n') ? content : `${content}\n`}`
  return { span: { start: end, end }, text: before + lines.replaceAll('\n', lineBreak) }
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text
}

function overlap({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start < b.end && b.start < a.end
}
