import {
  type ChangeAnnotation,
  type CreateFile,
  type SnippetTextEdit,
  StringValue,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { editsOfFiles } from '../lint/edits.ts'
import { collect } from '../text/collect.ts'
import type { Change } from '../yaml/change.ts'
import type { Client } from './client.ts'
import { rangeOf } from './convert.ts'
import type { LintedFile, VersionedFile } from './linted-file.ts'

export interface EditOptions {
  /** Whether it is enough to make those changes that can be made. */
  readonly isPartial?: boolean
  /** What the user is to be asked before the edit is made, where the client can ask. */
  readonly confirm?: string
  /** What the user is to write something else for, where the client can take them there. */
  readonly placeholder?: string
}

/**
 * Changes of files as the client makes them, in one step and only to these versions of the files where the client can
 * hold to that. Nothing where they cannot be made.
 */
export function workspaceEditOf(
  file: LintedFile,
  changes: readonly Change[],
  client: Client,
  { isPartial = false, confirm, placeholder }: EditOptions = {},
): WorkspaceEdit | undefined {
  const { changed, created, skipped } = editsOfFiles(changes, file.result)
  if (!isPartial && skipped.length > 0) return undefined
  if (changed.size + created.size === 0) return undefined
  if (created.size > 0 && !(client.takesVersionedEdits && client.createsFiles)) return undefined
  const edited: Edited[] = []
  for (const [name, edits] of changed) {
    const at = file.fileAt(name)
    if (!at) return undefined
    edited.push({ at, edits: edits.map(({ span, text }) => ({ range: rangeOf(at.lines, span), newText: text })) })
  }
  if (!client.takesVersionedEdits)
    return { changes: Object.fromEntries(edited.map(({ at, edits }) => [at.uri, edits])) }
  const asked = confirm === undefined || !client.confirmsEdits ? undefined : { label: confirm, needsConfirmation: true }
  return {
    documentChanges: [
      ...collect([...created], newFile),
      ...edited.map((one) => documentEdit(one, asked, client.takesSnippetEdits ? placeholder : undefined)),
    ],
    ...(asked ? { changeAnnotations: { [CONFIRM]: asked } } : {}),
  }
}

interface Edited {
  readonly at: VersionedFile
  readonly edits: TextEdit[]
}

const CONFIRM = 'confirm'

function documentEdit(
  { at, edits }: Edited,
  asked: ChangeAnnotation | undefined,
  placeholder: string | undefined,
): TextDocumentEdit {
  const textDocument = { uri: at.uri, version: at.version }
  if (asked) return { textDocument, edits: edits.map((edit) => ({ ...edit, annotationId: CONFIRM })) }
  return { textDocument, edits: edits.map((edit) => withPlaceholder(edit, placeholder)) }
}

/** An edit after which the first placeholder in it is selected. */
function withPlaceholder(edit: TextEdit, placeholder: string | undefined): TextEdit | SnippetTextEdit {
  const { range, newText } = edit
  if (placeholder === undefined || !newText.includes(placeholder)) return edit
  const [before = '', ...after] = newText.split(placeholder).map((text) => text.replaceAll(/[\\$}]/g, '\\$&'))
  return { range, snippet: StringValue.createSnippet(`${before}\${1:${placeholder}}${after.join(placeholder)}`) }
}

/** A file that must not be there yet, and what is in it. */
function newFile([uri, content]: readonly [uri: string, content: string]): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 }
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: content }] },
  ]
}
