import { onTestFinished } from 'vitest'
import { folderWith } from './cli.ts'
import { type Editor, type EditorOptions, startEditor } from './editor.ts'

/** Starts the built server and an editor that talks to it; both end with the test. `at` is a folder that is there already. */
export async function openEditor({ at, ...options }: EditorOptions & { readonly at?: string } = {}): Promise<Editor> {
  const editor = await startEditor(at ?? folderWith(options.files ?? {}), options)
  onTestFinished(() => editor.stop())
  return editor
}
