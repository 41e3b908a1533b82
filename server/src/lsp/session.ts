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
import { configNames } from '../lint/config-tree.ts'
import { isDockerfile } from '../lint/language.ts'
import { baseName } from '../lint/path.ts'
import { collect } from '../text/collect.ts'
import { listAround } from './around.ts'
import { Background } from './background.ts'
import { asRecord, type Client } from './client.ts'
import { type Files, filesOfClient, isWanted, type Machine, noFiles, PATTERN } from './files.ts'
import { WorkspacePull } from './pull.ts'
import { Push } from './push.ts'
import { settingsOf } from './settings.ts'
import { runInSlices } from './slices.ts'
import { Workspace } from './workspace.ts'

/** What lasts from the first message of a client to its last. */
export class Session {
  readonly connection: Connection
  readonly client: Client
  readonly workspace: Workspace
  readonly workspacePull: WorkspacePull
  /** Settles when the settings are known, or when the client takes too long to tell them. */
  ready: Promise<void> = Promise.resolve()
  isReady = true
  isOver = false
  readonly #background: Background
  readonly #push: Push | undefined
  readonly #files: Files
  #settings: unknown
  #settle: () => void = () => undefined
  #hasSettings = false
  readonly #complained = new Set<string>()
  /** How often something was said to be deleted. */
  #deletions = 0

  constructor(connection: Connection, client: Client, machine: Machine | undefined) {
    this.connection = connection
    this.client = client
    this.#settings = client.settings
    this.workspace = new Workspace((sentence) => connection.console.error(sentence))
    this.workspacePull = new WorkspacePull(this.workspace, client)
    this.#push = client.pullsDiagnostics ? undefined : new Push(connection, this.workspace, client)
    this.#files = client.servesFiles
      ? filesOfClient(connection)
      : (machine?.filesOf(() => this.workspace.folders) ?? noFiles)
    this.#background = new Background(
      this.workspace,
      (uris) => this.#foundElsewhere(uris),
      () => machine?.collectGarbage(),
    )
    this.#await()
  }

  /** Asks for what the server needs to know, and listens to what changes. */
  begin(): void {
    const { connection, client, workspace } = this
    if (client.registersConfiguration)
      this.#register(DidChangeConfigurationNotification.method, { section: 'seaworthy' })
    if (client.registersWatchers) {
      this.#register(DidChangeWatchedFilesNotification.method, { watchers: [{ globPattern: PATTERN }] })
    }
    if (client.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri))
        workspace.setFolders([...workspace.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)])
        void this.#loadSettings().then(() => this.readFiles())
      })
    }
    workspace.documents.onDidChangeContent(({ document }) => {
      this.#changed([document.uri])
      this.#background.restart()
    })
    workspace.documents.onDidOpen(({ document }) => void this.#lookAround([document.uri]))
    workspace.documents.onDidSave(({ document: { uri } }) => {
      void this.#lookAround([uri])
      if (workspace.settingsFor(uri).run === 'onType') return
      workspace.saved(uri)
      this.#changed([uri])
      this.#askToPull()
    })
    workspace.documents.onDidClose(({ document }) => void this.#closed(document.uri))
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#settings = asRecord(settings).seaworthy ?? this.#settings
      void this.#loadSettings()
    })
    connection.onDidChangeWatchedFiles(({ changes }) => void this.#filesChanged(changes))
    connection.workspace.onDidCreateFiles(() => void this.#lookAround(workspace.uris))
    connection.workspace.onDidDeleteFiles(({ files }) => {
      this.#forget(files.map(({ uri }) => uri))
      void this.#lookAround(workspace.uris)
    })
    connection.workspace.onDidRenameFiles(({ files }) => {
      this.#forget(files.map(({ oldUri }) => oldUri))
      void this.readFiles()
    })
    void this.#loadSettings().then(() => this.readFiles())
  }

  /** Ends what is still open. */
  end(): void {
    this.isOver = true
    this.#background.stop()
    this.workspacePull.end()
  }

  /** From now on shows what is found in any file, as if the user had set so. */
  showAll(): void {
    this.workspace.showsAll = true
    this.#allChanged()
    void this.#lookAround(this.workspace.uris)
  }

  /** Takes in the files of the workspace folders as they are now. */
  async readFiles(): Promise<void> {
    await this.#take(await this.#files.find())
    if (this.isOver) return
    this.workspace.allTaken()
    await this.#lookAround(this.workspace.uris)
    this.#background.restart()
  }

  /** Looks which files lie around those of some Dockerfiles that are shown: whoever types does not wait for it. */
  async #lookAround(uris: readonly string[]): Promise<void> {
    const candidates = uris.filter((uri) => this.workspace.isOpen(uri) || isDockerfile(baseName(uri)))
    const homes = collect(candidates, (uri) => this.workspace.homeOf(uri))
    const shown = homes.filter(({ name }) => this.workspace.isShown(name))
    if (await listAround(shown, this.#files)) this.#background.restart()
  }

  /** Files are different, or something else is found in them. */
  #changed(uris: readonly string[]): void {
    const configs = uris.filter((uri) => configNames.some((name) => uri.endsWith(`/${name}`)))
    // It is taken in before what it decides about is asked for.
    for (const uri of configs) this.workspace.file(uri)
    if (configs.length > 0) {
      this.#allChanged()
      return
    }
    const all = new Set([...uris, ...this.workspace.pointingTo(uris)])
    for (const uri of all) this.#push?.schedule(uri)
    this.workspacePull.changed(all)
  }

  /** Something that all files depend on is different. */
  #allChanged(): void {
    this.workspace.saved()
    this.#push?.scheduleAll()
    this.workspacePull.changed()
    this.#askToPull()
    this.#background.restart()
  }

  /** Lets a client ask again for what it has asked for. */
  #askToPull(): void {
    if (!this.client.pullsDiagnostics || !this.client.refreshesDiagnostics) return
    this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined)
  }

  #foundElsewhere(uris: readonly string[]): void {
    this.#changed(uris)
    if (uris.some((uri) => this.workspace.isOpen(uri))) this.#askToPull()
  }

  /** Lets questions wait for the settings, though not for ever. */
  #await(): void {
    if (!this.isReady) return
    this.isReady = false
    this.ready = new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(), SETTINGS_MS)
      this.#settle = () => {
        clearTimeout(timer)
        this.isReady = true
        resolve()
      }
    })
  }

  async #loadSettings(): Promise<void> {
    const { workspace, client } = this
    this.#await()
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
    this.#settle()
    if (isChanged && this.#hasSettings) this.#allChanged()
    this.#hasSettings = true
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

  /** What was not saved is gone: what is on the disk counts again. */
  async #closed(uri: string): Promise<void> {
    this.#changed([uri])
    if (this.workspace.homeOf(uri)) await this.#take([uri])
    this.#background.restart()
  }

  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const [gone, there] = [new Set<string>(), new Set<string>()]
    for (const { uri, type } of changes) (type === FileChangeType.Deleted ? gone : there).add(uri)
    this.#forget([...gone].filter((uri) => !there.has(uri)))
    await this.#take([...there].filter(isWanted))
    this.#background.restart()
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) await this.#lookAround(this.workspace.uris)
  }

  #forget(uris: readonly string[]): void {
    if (uris.length === 0) return
    this.#deletions++
    const known = new Set(this.workspace.uris)
    for (const uri of uris) this.workspace.forget(uri)
    for (const uri of this.workspace.uris) known.delete(uri)
    this.#changed([...known])
    this.#background.restart()
  }

  /** Reads files of the disk, some at a time. */
  async #take(uris: readonly string[]): Promise<void> {
    for (let at = 0; at < uris.length && !this.isOver; at += BATCH) {
      const batch = uris.slice(at, at + BATCH)
      await this.#takeBatch(batch)
      this.#changed(batch.filter((uri) => !this.workspace.isOpen(uri)))
    }
  }

  /** What is deleted while it is read would be taken in again, and for good: then all of it is read again. */
  async #takeBatch(uris: readonly string[]): Promise<void> {
    const before = this.#deletions
    const isOld = () => this.isOver || before !== this.#deletions
    const contents = await this.#files.read(uris)
    if (!isOld()) await runInSlices(takeEach(this.workspace, uris, contents), isOld)
    if (isOld() && !this.isOver) await this.#takeBatch(uris)
  }

  #register(method: string, registerOptions: object): void {
    const registrations = [{ id: method, method, registerOptions }]
    this.connection.sendRequest(RegistrationRequest.type, { registrations }).catch(() => undefined)
  }
}

/** How long is waited for the settings before there are answers without them. */
const SETTINGS_MS = 1000
const BATCH = 50

/** Takes in files, one a step. */
function* takeEach(
  workspace: Workspace,
  uris: readonly string[],
  contents: readonly (string | undefined)[],
): Iterable<void> {
  for (const [index, uri] of uris.entries()) {
    const content = contents[index]
    if (content === undefined) workspace.forget(uri)
    else workspace.take(uri, content)
    yield
  }
}
