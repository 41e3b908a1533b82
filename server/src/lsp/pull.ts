import type {
  CancellationToken,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { Client } from './client.ts'
import { diagnosticsOf, resultIdOf } from './diagnostics.ts'
import { pause } from './slices.ts'
import type { Workspace } from './workspace.ts'

/** What is found in a file, or that it is the same as what the client has. */
export function reportOf(
  workspace: Workspace,
  client: Client,
  uri: string,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const file = workspace.shownFile(uri)
  const items = file ? [...diagnosticsOf(file, client)] : []
  const resultId = resultIdOf(items)
  return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items }
}

type Reports = readonly WorkspaceDocumentDiagnosticReport[]
type Send = (part: WorkspaceDiagnosticReportPartialResult) => void

/** A client that wants to be told of all files, and what it was told last. */
interface Watch {
  readonly told: Map<string, string>
  readonly changed: Set<string>
  /** Takes what there is to tell. */
  readonly send: (items: Reports) => void
  isStopped: boolean
  isSending: boolean
}

const NOTHING = resultIdOf([])

/** Answers questions about all files, each of which stays open: what changes is told when it does. */
export class WorkspacePull {
  readonly #workspace: Workspace
  readonly #client: Client
  #end: () => void = () => undefined
  #watch: Watch | undefined

  constructor(workspace: Workspace, client: Client) {
    this.#workspace = workspace
    this.#client = client
  }

  /**
   * Tells what the client does not have yet, and goes on telling, until it is cancelled or another question comes.
   *
   * @param previous What the client has: the ids of results by URI.
   * @param send Takes parts of the answer. Without it the answer is what there is to tell first.
   * @returns What is still to be told at the end.
   */
  ask(previous: ReadonlyMap<string, string>, send: Send | undefined, token: CancellationToken): Promise<Reports> {
    this.end()
    return new Promise((resolve) => {
      const finish = (items: Reports): void => {
        watch.isStopped = true
        resolve(items)
      }
      const watch: Watch = {
        told: new Map(previous),
        changed: new Set([...this.#workspace.uris, ...previous.keys()]),
        send: send ? (items) => send({ items: [...items] }) : finish,
        isStopped: false,
        isSending: false,
      }
      this.#end = () => finish([])
      this.#watch = watch
      token.onCancellationRequested(() => finish([]))
      void this.#tell(watch)
    })
  }

  /** Ends the question that is open. */
  end(): void {
    this.#end()
    this.#watch = undefined
  }

  /** Says that something else may be found in these files; in all, when none are named. */
  changed(uris?: Iterable<string>): void {
    const watch = this.#watch
    if (!watch || watch.isStopped) return
    for (const uri of uris ?? new Set([...this.#workspace.uris, ...watch.told.keys()])) watch.changed.add(uri)
    void this.#tell(watch)
  }

  async #tell(watch: Watch): Promise<void> {
    if (watch.isSending) return
    watch.isSending = true
    while (watch.changed.size > 0 && !watch.isStopped) {
      await pause()
      const items = this.#reportsOf(watch)
      if (items.length > 0 && !watch.isStopped) watch.send(items)
    }
    watch.isSending = false
  }

  /** The reports of what changed, of so many files as can be looked at in 10 ms. */
  #reportsOf({ changed, told }: Watch): WorkspaceDocumentDiagnosticReport[] {
    const end = performance.now() + 10
    const reports: WorkspaceDocumentDiagnosticReport[] = []
    for (const uri of changed) {
      changed.delete(uri)
      const report = reportOf(this.#workspace, this.#client, uri, told.get(uri) ?? NOTHING)
      if (report.kind === 'full') {
        told.set(uri, report.resultId ?? NOTHING)
        reports.push({ ...report, uri, version: this.#workspace.documents.get(uri)?.version ?? null })
      }
      if (performance.now() > end) break
    }
    return reports
  }
}
