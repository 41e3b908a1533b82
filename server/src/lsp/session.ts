import {
  ConfigurationRequest,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  RegistrationRequest,
} from 'vscode-languageserver'
import { asRecord, type Client } from './client.ts'
import { type Disk, type Files, filesOfClient, isWanted, noFiles, PATTERN } from './files.ts'
import { WorkspacePull } from './pull.ts'
import { Push } from './push.ts'
import { settingsOf } from './settings.ts'
import { Workspace } from './workspace.ts'

/** What lasts from the first message of a client to its last. */
export class Session {
  readonly connection: Connection
  readonly client: Client
  readonly workspace: Workspace
  readonly workspacePull: WorkspacePull
  /** Settles when the settings are known, or when the client took too long to tell them. */
  readonly ready: Promise<void>
  isReady = false
  isOver = false
  readonly #push: Push | undefined
  readonly #files: Files
  #settings: unknown
  #settle: () => void = () => undefined
  readonly #complained = new Set<string>()

  constructor(connection: Connection, client: Client, disk: Disk | undefined) {
    this.connection = connection
    this.client = client
    this.#settings = client.settings
    this.workspace = new Workspace((sentence) => connection.console.error(sentence))
    this.workspacePull = new WorkspacePull(this.workspace, client)
    this.#push = client.pullsDiagnostics ? undefined : new Push(connection, this.workspace, client)
    this.#files = client.servesFiles ? filesOfClient(connection) : (disk?.(() => this.workspace.folders) ?? noFiles)
    this.ready = new Promise((resolve) => {
      this.#settle = () => {
        this.isReady = true
        resolve()
      }
    })
  }

  /** Asks for what the server needs to know, and listens to what changes. */
  begin(): void {
    const { connection, client, workspace } = this
    setTimeout(this.#settle, SETTINGS_MS)
    if (client.registersConfiguration)
      this.#register(DidChangeConfigurationNotification.method, { section: 'seaworthy' })
    if (client.registersWatchers) {
      this.#register(DidChangeWatchedFilesNotification.method, { watchers: [{ globPattern: PATTERN }] })
    }
    if (client.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri))
        workspace.setFolders([...workspace.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)])
        void this.#loadSettings().then(() => this.#readFiles())
      })
    }
    workspace.documents.onDidChangeContent(({ document }) => this.#changed([document.uri]))
    workspace.documents.onDidClose(({ document }) => this.#changed([document.uri]))
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#settings = asRecord(settings).seaworthy ?? this.#settings
      void this.#loadSettings()
    })
    connection.onDidChangeWatchedFiles(({ changes }) => void this.#filesChanged(changes))
    connection.workspace.onDidDeleteFiles(({ files }) => this.#forget(files.map(({ uri }) => uri)))
    connection.workspace.onDidRenameFiles(({ files }) => {
      this.#forget(files.map(({ oldUri }) => oldUri))
      void this.#readFiles()
    })
    void this.#loadSettings().then(() => this.#readFiles())
  }

  /** Ends what is still open. */
  end(): void {
    this.isOver = true
    this.workspacePull.end()
  }

  #changed(uris: readonly string[]): void {
    for (const uri of uris) this.#push?.schedule(uri)
    this.workspacePull.changed(uris)
  }

  /** Something that all files depend on is different. */
  #allChanged(): void {
    this.#push?.scheduleAll()
    this.workspacePull.changed()
    if (this.client.pullsDiagnostics && this.client.refreshesDiagnostics) {
      this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined)
    }
  }

  async #loadSettings(): Promise<void> {
    const { workspace, client } = this
    const scopes = [undefined, ...workspace.folders]
    const said = client.answersConfiguration ? await this.#ask(scopes) : scopes.map(() => this.#settings)
    const complain = (sentence: string) => {
      if (this.#complained.has(sentence)) return
      this.#complained.add(sentence)
      this.connection.console.warn(sentence)
    }
    const isChanged = scopes
      .map((uri, index) => workspace.configure(uri, settingsOf(said?.[index], complain)))
      .some((changed) => changed)
    const wasReady = this.isReady
    this.#settle()
    if (isChanged && wasReady) this.#allChanged()
  }

  async #ask(scopes: readonly (string | undefined)[]): Promise<readonly unknown[] | undefined> {
    const items = scopes.map((uri) =>
      uri === undefined ? { section: 'seaworthy' } : { scopeUri: uri, section: 'seaworthy' },
    )
    const answer: unknown = await this.connection
      .sendRequest(ConfigurationRequest.type, { items })
      .catch(() => undefined)
    return Array.isArray(answer) ? answer : undefined
  }

  async #readFiles(): Promise<void> {
    await this.#take(await this.#files.find())
  }

  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const [gone, there] = [new Set<string>(), new Set<string>()]
    for (const { uri, type } of changes) (type === FileChangeType.Deleted ? gone : there).add(uri)
    this.#forget([...gone].filter((uri) => !there.has(uri)))
    await this.#take([...there].filter(isWanted))
  }

  #forget(uris: readonly string[]): void {
    if (uris.length === 0) return
    const known = new Set(this.workspace.uris)
    for (const uri of uris) this.workspace.forget(uri)
    for (const uri of this.workspace.uris) known.delete(uri)
    this.#changed([...known])
  }

  /** Reads files of the disk, some at a time. */
  async #take(uris: readonly string[]): Promise<void> {
    for (let at = 0; at < uris.length && !this.isOver; at += BATCH) {
      const batch = uris.slice(at, at + BATCH)
      const contents = await this.#files.read(batch)
      for (const [index, uri] of batch.entries()) {
        const content = contents[index]
        if (content === undefined) this.workspace.forget(uri)
        else this.workspace.take(uri, content)
      }
      this.#changed(batch.filter((uri) => !this.workspace.isOpen(uri)))
    }
  }

  #register(method: string, registerOptions: object): void {
    const registrations = [{ id: method, method, registerOptions }]
    this.connection.sendRequest(RegistrationRequest.type, { registrations }).catch(() => undefined)
  }
}

/** How long is waited for the settings before there are answers without them. */
const SETTINGS_MS = 1000
const BATCH = 50
