import { expect, test } from 'vitest'
import { clientOf } from '../../server/src/lsp/client.ts'
import { workspaceEditOf } from '../../server/src/lsp/edits.ts'
import type { LintedFile } from '../../server/src/lsp/linted-file.ts'
import { Workspace } from '../../server/src/lsp/workspace.ts'
import type { Change } from '../../server/src/yaml/change.ts'
import { isYamlDocument } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'

const [uri, other] = ['file:///shop/web.yaml', 'file:///shop/api.yaml']

/** A file in a folder with another one, and a change of each kind of them. */
function shop(): { readonly file: LintedFile; readonly changes: readonly Change[] } {
  const workspace = new Workspace((sentence) => expect.fail(sentence))
  workspace.setFolders(['file:///shop'])
  for (const name of [uri, other]) workspace.take(name, 'apiVersion: v1\nkind: Pod\n')
  const [own, beside] = [workspace.file(uri)!, workspace.file(other)!]
  const [text, otherText] = [own, beside].map(({ result }) => result.documents.filter(isYamlDocument)[0]!.text)
  return {
    file: {
      ...own,
      result: {
        ...own.result,
        elsewhere: beside.result.documents.map((document) => ({ document, content: beside.content })),
      },
    },
    changes: [
      rootOf(otherText!).get('kind').set('Service'),
      { kind: 'append-document', after: text!, value: { kind: 'Secret' } },
      { kind: 'create-file', beside: text!, path: 'new.yaml', content: 'a: 1\n' },
    ],
  }
}

const able = clientOf({
  processId: null,
  rootUri: null,
  capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
})
const unable = clientOf({ processId: null, rootUri: null, capabilities: {} })

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
})

test('an edit makes files first, and changes each file at its version', () => {
  const { file, changes } = shop()
  expect(workspaceEditOf(file, changes, able)).toEqual({
    documentChanges: [
      { kind: 'create', uri: 'file:///shop/new.yaml', options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: 'file:///shop/new.yaml', version: null },
        edits: [{ range: at(0, 0, 0), newText: 'a: 1\n' }],
      },
      { textDocument: { uri, version: null }, edits: [{ range: at(2, 0, 0), newText: '---\nkind: Secret\n' }] },
      { textDocument: { uri: other, version: null }, edits: [{ range: at(1, 6, 9), newText: 'Service' }] },
    ],
  })
})

test('a client that makes no files gets no edit that does, and others without versions', () => {
  const { file, changes } = shop()
  expect(workspaceEditOf(file, changes, unable)).toBeUndefined()
  expect(workspaceEditOf(file, changes.slice(0, 2), unable)).toEqual({
    changes: {
      [uri]: [{ range: at(2, 0, 0), newText: '---\nkind: Secret\n' }],
      [other]: [{ range: at(1, 6, 9), newText: 'Service' }],
    },
  })
})
