import {
  type CodeAction,
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode'
import { checkWorkspace } from './check-workspace.ts'
import { createConfigFile } from './config-file.ts'
import { selectProfile } from './profile.ts'
import type { Server } from './server.ts'

/** What can be chosen in the command palette, but for rule pages and snippets. */
export function registerCommands(context: ExtensionContext, server: Server, log: LogOutputChannel): Disposable[] {
  const all: Readonly<Record<string, () => unknown>> = {
    checkWorkspace: () => checkWorkspace(server),
    createConfigFile,
    fixAllInFile: fixAll,
    hardenWorkload: () => codeAction('refactor.rewrite.seaworthy'),
    openSample: () => openSample(context),
    restartServer: () => server.restart(),
    selectProfile: () => selectProfile(server),
    showOutput: () => log.show(),
  }
  return Object.entries(all).map(([name, run]) => commands.registerCommand(`seaworthy.${name}`, run))
}

/** Makes the one code action of a kind that there is at the cursor; the editor says so where there is none. */
async function codeAction(kind: string): Promise<void> {
  if (window.activeTextEditor) await commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' })
  else sayNoFile()
}

/**
 * Makes all safe fixes of the file. The command of the editor for that is given up when findings change while it runs, and
 * says nothing.
 */
async function fixAll(): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) {
    sayNoFile()
    return
  }
  const { document, selection } = editor
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { version } = document
    const actions: readonly CodeAction[] = await commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      selection,
      'source.fixAll.seaworthy',
    )
    // What has become of the text since is not what the action is for.
    if (document.version !== version) continue
    const edit = actions.find((action) => action.edit)?.edit
    if (edit) await workspace.applyEdit(edit)
    else void window.showInformationMessage(l10n.t('There is nothing to fix in this file.'))
    return
  }
}

/** How often the fixes of a file are asked for while somebody types in it. */
const ATTEMPTS = 5

function sayNoFile(): void {
  void window.showInformationMessage(l10n.t('No file is open in an editor.'))
}

/** The sample is a new file of the user's own, so that nothing is lost in trying things on it. */
async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'media/sample.yaml'))
  const content = new TextDecoder().decode(bytes)
  await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content }))
}
