import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Document, Text } from '../text/document.ts'
import { type Change, printChanges } from '../yaml/change.ts'
import type { Client } from './client.ts'
import { textEditsOf } from './convert.ts'
import type { LintedFile } from './workspace.ts'

export interface EditOptions {
  /** Whether it is enough to make those changes that can be made. */
  readonly isPartial?: boolean
  /** What the user is to be asked before the edit is made, where the client can ask. */
  readonly confirm?: string
}

/**
 * Changes of a file as the client makes them, in one step and only to this version of the file where the client can
 * hold to that. Nothing where they cannot be made.
 */
export function workspaceEditOf(
  file: LintedFile,
  changes: readonly Change[],
  client: Client,
  { isPartial = false, confirm }: EditOptions = {},
): WorkspaceEdit | undefined {
  const { edits: byText, files, skipped } = printChanges(changes)
  if (!isPartial && skipped.length > 0) return undefined
  const documents = new Map<Text, Document>(file.result.documents.map((document) => [document.text, document]))
  const textEdits: TextEdit[] = []
  for (const [text, inText] of byText) {
    const document = documents.get(text)
    if (!document) return undefined
    textEdits.push(...textEditsOf(file.lines, document, inText))
  }
  if (textEdits.length === 0 && files.size === 0) return undefined
  const { uri, version } = file
  if (!client.takesVersionedEdits) return files.size > 0 ? undefined : { changes: { [uri]: textEdits } }
  const made = newFiles(files, uri)
  if (files.size > 0 && (!client.createsFiles || made.length === 0)) return undefined
  if (confirm === undefined || !client.confirmsEdits) {
    const changed = textEdits.length > 0 ? [{ textDocument: { uri, version }, edits: textEdits }] : []
    return { documentChanges: [...made, ...changed] }
  }
  const edits = textEdits.map((edit) => ({ ...edit, annotationId: CONFIRM }))
  return {
    documentChanges: [...made, { textDocument: { uri, version }, edits }],
    changeAnnotations: { [CONFIRM]: { label: confirm, needsConfirmation: true } },
  }
}

const CONFIRM = 'confirm'

/** Files that must not be there yet, beside the file at `base`; none where that is no place for files. */
function newFiles(files: ReadonlyMap<string, string>, base: string): readonly (CreateFile | TextDocumentEdit)[] {
  return [...files].flatMap(([path, content]) =>
    URL.canParse(path, base) ? newFile(new URL(path, base).href, content) : [],
  )
}

/** A file that must not be there yet, and what is in it. */
function newFile(uri: string, content: string): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 }
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: content }] },
  ]
}
