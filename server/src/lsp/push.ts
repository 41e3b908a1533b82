import type { Connection } from 'vscode-languageserver'
import type { Client } from './client.ts'
import { diagnosticsOf, resultIdOf } from './diagnostics.ts'
import type { Workspace } from './workspace.ts'

/** How long after a change nothing is sent, so that fast typing is answered once. */
const DEBOUNCE_MS = 50

/** Sends diagnostics to clients that do not ask for them. */
export class Push {
  readonly #connection: Connection
  readonly #workspace: Workspace
  readonly #client: Client
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** What was sent last of each file that is ours, and of which version. */
  readonly #sent = new Map<string, string>()

  constructor(connection: Connection, workspace: Workspace, client: Client) {
    this.#connection = connection
    this.#workspace = workspace
    this.#client = client
  }

  /** Sends what is found in a file after a short while. */
  schedule(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.set(
      uri,
      setTimeout(() => this.#send(uri), DEBOUNCE_MS),
    )
  }

  scheduleAll(): void {
    for (const uri of new Set([...this.#workspace.uris, ...this.#sent.keys()])) this.schedule(uri)
  }

  #send(uri: string): void {
    this.#timers.delete(uri)
    const file = this.#workspace.shownFile(uri)
    const diagnostics = file ? [...diagnosticsOf(file, this.#client)] : []
    const version = file ? (file.version ?? undefined) : this.#workspace.documents.get(uri)?.version
    const id = file && `${version} ${resultIdOf(diagnostics)}`
    if (this.#sent.get(uri) === id) return
    if (id === undefined) this.#sent.delete(uri)
    else this.#sent.set(uri, id)
    this.#connection
      .sendDiagnostics(version === undefined ? { uri, diagnostics } : { uri, version, diagnostics })
      .catch(() => undefined)
  }
}
