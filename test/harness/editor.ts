import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type {
  CodeAction,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Status } from '../../server/src/lsp/requests.ts'

/** The file of the built server; tests and benchmarks run in the root of the project. */
export const serverBundle = resolve('dist/server.js')

export interface EditorOptions {
  /** The files that it serves, by their paths in the workspace folder. */
  readonly files?: Readonly<Record<string, string>>
  /** Asks for diagnostics, instead of being sent them. */
  readonly pulls?: boolean
  /** Reads and finds files for the server, which then must not open any. */
  readonly serves?: boolean
  /** Options of Node for the server. */
  readonly node?: readonly string[]
  /** What the user has under `seaworthy`. */
  readonly settings?: unknown
  /** More that is said in the first message. */
  readonly options?: Readonly<Record<string, unknown>>
  /** Capabilities besides those that every test needs. */
  readonly capabilities?: InitializeParams['capabilities']
}

/** A client of the built server, as an editor is one. */
export interface Editor {
  readonly rpc: MessageConnection
  readonly process: ChildProcess
  readonly server: InitializeResult
  /** The exit status of the server, once it has ended. */
  readonly ended: Promise<number | null>
  /** Of the workspace folder. */
  readonly folder: string
  /** Ends the server at once. */
  stop(): void
  /** Changes the settings and tells so. */
  configure(settings: unknown): Promise<void>
  uriOf(path: string): string
  open(path: string, text: string, languageId?: string): Promise<void>
  /** Replaces a range, or all of the text. */
  edit(path: string, text: string, range?: Range): Promise<void>
  close(path: string): Promise<void>
  /** Says that a file was saved, as it is open. */
  save(path: string): Promise<void>
  /** Says that files came (1), changed (2) or went (3) on the disk. */
  watched(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void>
  /** What was last sent of each file, by its URI. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>
  /** What is found in a file, by the way that the editor has for it. */
  diagnostics(path: string): Promise<readonly Diagnostic[]>
  actions(path: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>
  /** A question about a place in a file. */
  ask<T>(method: string, path: string, more?: object): Promise<T>
}

/** A text after an edit that names no file but its own. */
export function applyTo(text: string, edit: WorkspaceEdit | undefined): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []))
  const document = TextDocument.create('file:///edited', '', 0, text)
  return TextDocument.applyEdits(
    document,
    edits.flatMap((one) => ('newText' in one ? [one] : [])),
  )
}

/** Starts the built server, and an editor that talks to it and has this one folder open. */
export async function startEditor(root: string, options: EditorOptions = {}): Promise<Editor> {
  const process = spawn(globalThis.process.execPath, [...(options.node ?? []), serverBundle, '--stdio'], {
    stdio: 'pipe',
  })
  const rpc = createMessageConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin))
  return await connect(rpc, process, root, options)
}

async function connect(
  rpc: MessageConnection,
  process: ChildProcess,
  root: string,
  { files = {}, pulls = true, serves = false, settings, options = {}, capabilities = {} }: EditorOptions,
): Promise<Editor> {
  const ended = new Promise<number | null>((settle) => process.on('exit', settle))
  let current = settings
  const versions = new Map<string, number>()
  const published = new Map<string, PublishDiagnosticsParams>()
  const waiting = new Set<() => void>()
  const folder = pathToFileURL(root).href
  const uriOf = (path: string) => (path.includes(':') ? path : `${folder}/${path}`)
  const served = new Map(Object.entries(files).map(([path, content]) => [uriOf(path), content]))

  rpc.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => current ?? null))
  rpc.onRequest('client/registerCapability', () => null)
  rpc.onRequest('workspace/diagnostic/refresh', () => null)
  rpc.onRequest('seaworthy/findFiles', () => ({ uris: serves ? [...served.keys()] : [] }))
  rpc.onRequest('seaworthy/readFiles', ({ uris }: { uris: string[] }) => ({
    files: uris.map((uri) => served.get(uri) ?? null),
  }))
  rpc.onRequest('seaworthy/listFolders', ({ uris }: { uris: string[] }) => ({
    folders: uris.map((uri) => namesBelow([...served.keys()], uri)),
  }))
  rpc.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params)
    for (const look of waiting) look()
  })
  rpc.listen()

  const initialize: InitializeParams = {
    processId: globalThis.process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'shop' }],
    initializationOptions: { servesFiles: serves, extensions: [], ...options },
    capabilities: { ...usual(pulls), ...capabilities },
  }
  const server: InitializeResult = await rpc.sendRequest('initialize', initialize)
  await rpc.sendNotification('initialized', {})

  const ask = <T>(method: string, path: string, more: object = {}) =>
    rpc.sendRequest<T>(method, { textDocument: { uri: uriOf(path) }, ...more })

  /** What was sent of the newest version; of what is not its own, the server sends nothing, or once that there is nothing. */
  const pushed = async (uri: string) => {
    const { kind } = await rpc.sendRequest<Status>('seaworthy/status', { uri })
    return await new Promise<readonly Diagnostic[]>((settle) => {
      const look = () => {
        const last = published.get(uri)
        const found = last?.diagnostics ?? []
        const isNewest = last?.version === versions.get(uri)
        if (!isNewest && !(kind === 'none' && found.length === 0)) return
        waiting.delete(look)
        settle(found)
      }
      waiting.add(look)
      look()
    })
  }

  return {
    rpc,
    process,
    server,
    ended,
    folder: root,
    uriOf,
    ask,
    stop() {
      rpc.dispose()
      process.kill()
    },
    async configure(value) {
      current = value
      await rpc.sendNotification('workspace/didChangeConfiguration', { settings: null })
    },
    async open(path, text, languageId = 'yaml') {
      const uri = uriOf(path)
      versions.set(uri, 1)
      await rpc.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
    },
    async edit(path, text, range) {
      const uri = uriOf(path)
      const version = (versions.get(uri) ?? 0) + 1
      versions.set(uri, version)
      const contentChanges = [range ? { range, text } : { text }]
      await rpc.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    },
    published,
    async save(path) {
      await rpc.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(path) } })
    },
    async watched(...changes) {
      const told = changes.map(([path, type]) => ({ uri: uriOf(path), type }))
      await rpc.sendNotification('workspace/didChangeWatchedFiles', { changes: told })
    },
    async close(path) {
      await rpc.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } })
    },
    async diagnostics(path) {
      if (!pulls) return await pushed(uriOf(path))
      const report = await ask<{ items: Diagnostic[] }>('textDocument/diagnostic', path)
      return report.items
    },
    actions: (path, range, only) =>
      ask('textDocument/codeAction', path, { range, context: { diagnostics: [], ...(only ? { only } : {}) } }),
  }
}

/** The names of what is directly in a folder, by the files that lie in it and deeper. */
function namesBelow(uris: readonly string[], folder: string): readonly string[] | null {
  const names = uris.flatMap((uri) => (uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1).split('/', 1) : []))
  return names.length > 0 ? [...new Set(names)] : null
}

/** What editors of today can do. */
function usual(pulls: boolean): InitializeParams['capabilities'] {
  const diagnostic = {
    relatedInformation: true,
    codeDescriptionSupport: true,
    tagSupport: { valueSet: [1, 2] as (1 | 2)[] },
  }
  return {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ['create'],
        changeAnnotationSupport: {},
      },
      ...(pulls ? { diagnostics: { refreshSupport: true } } : {}),
    },
    textDocument: {
      ...(pulls ? { diagnostic } : {}),
      publishDiagnostics: { ...diagnostic, versionSupport: true },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      completion: { completionItem: { snippetSupport: true } },
      codeAction: {
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
      },
    },
  }
}
