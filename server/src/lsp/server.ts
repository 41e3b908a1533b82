import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { version } from '../../../package.json'
import { actionKinds } from './actions.ts'
import { answerQuestions } from './answers.ts'
import { clientOf } from './client.ts'
import type { Machine } from './files.ts'
import { Session } from './session.ts'

/**
 * Serves one client until it says goodbye.
 *
 * @param machine What the server runs on, if it is a process of its own.
 */
export function startServer(connection: Connection, machine: Machine | undefined): void {
  let session: Session | undefined
  connection.onInitialize((params): InitializeResult => {
    session = new Session(connection, clientOf(params), machine)
    session.workspace.setFolders(foldersOf(params))
    session.workspace.documents.listen(connection)
    answerQuestions(session)
    return { capabilities: capabilitiesOf(session), serverInfo: { name: 'seaworthy', version } }
  })
  connection.onInitialized(() => session?.begin())
  connection.onShutdown(() => session?.end())
  connection.listen()
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri)
  return rootUri ? [rootUri] : []
}

function capabilitiesOf({ client }: Session): ServerCapabilities {
  const everywhere = { filters: [{ pattern: { glob: '**/*' } }] }
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'seaworthy', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    ...(client.takesCodeActions
      ? { codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: false } }
      : {}),
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', ','] },
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: { label: 'Seaworthy' },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didCreate: everywhere, didRename: everywhere, didDelete: everywhere },
    },
  }
}
