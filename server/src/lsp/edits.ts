import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Document, Text } from '../text/document.ts'
import { type Change, printChanges } from '../yaml/change.ts'
import type { Client } from './client.ts'
import { textEditsOf } from './convert.ts'
import type { LintedFile } from './workspace.ts'

/**
 * Changes of a file as the client makes them, in one step and only to this version of the file where the client can
 * hold to that. Nothing where they cannot be made: all of them, unless it is said that those that can be are enough.
 */
export function workspaceEditOf(
  file: LintedFile,
  changes: readonly Change[],
  client: Client,
  which: 'all' | 'those that can be made' = 'all',
): WorkspaceEdit | undefined {
  const { edits, files, skipped } = printChanges(changes)
  if (which === 'all' && skipped.length > 0) return undefined
  const documents = new Map<Text, Document>(file.result.documents.map((document) => [document.text, document]))
  const textEdits: TextEdit[] = []
  for (const [text, inText] of edits) {
    const document = documents.get(text)
    if (!document) return undefined
    textEdits.push(...textEditsOf(file.lines, document, inText))
  }
  if (textEdits.length === 0 && files.size === 0) return undefined
  const { uri, version } = file
  if (!client.takesVersionedEdits) return files.size > 0 ? undefined : { changes: { [uri]: textEdits } }
  if (files.size > 0 && !client.createsFiles) return undefined
  const made = [...files].flatMap(([path, content]) => newFile(new URL(path, uri).href, content))
  const changed = textEdits.length > 0 ? [{ textDocument: { uri, version }, edits: textEdits }] : []
  return { documentChanges: [...made, ...changed] }
}

/** A file that must not be there yet, and what is in it. */
function newFile(uri: string, content: string): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 }
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: content }] },
  ]
}
