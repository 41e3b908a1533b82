import {
  type CancellationToken,
  type ExtensionContext,
  extensions,
  type LogOutputChannel,
  type TextDocument,
  workspace,
} from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { serveFiles } from './files.ts'
import { isOurs, selector } from './languages.ts'
import { linkToPages } from './rule-page.ts'

/** Makes the client of a server that does not run yet. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** The language server, which starts when the first document that it could have something to say about is open. */
export interface Server {
  /** Starts it, unless it runs. */
  start(): Promise<BaseLanguageClient>
  restart(): Promise<void>
  /** Asks it something; starts it for that. */
  request<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer>
  readonly isRunning: boolean
}

/** Starts nothing, but will when it is needed; and ends with the extension. */
export function createServer(context: ExtensionContext, log: LogOutputChannel, create: CreateClient): Server {
  let starting: Promise<BaseLanguageClient> | undefined

  const server: Server = {
    start() {
      starting ??= started(create, log)
      return starting
    },
    async restart() {
      const client = await starting?.catch(() => undefined)
      await client?.dispose()
      starting = undefined
      await server.start()
    },
    async request(method, params, token) {
      const client = await server.start()
      return await (token ? client.sendRequest(method, params, token) : client.sendRequest(method, params))
    },
    get isRunning() {
      return starting !== undefined
    },
  }
  context.subscriptions.push({ dispose: () => starting?.then((client) => client.dispose()) })
  startWhenNeeded(context, server, log)
  return server
}

async function started(create: CreateClient, log: LogOutputChannel): Promise<BaseLanguageClient> {
  const { RevealOutputChannelOn } = await import('vscode-languageclient')
  const client = await create('seaworthy', 'Seaworthy', {
    documentSelector: selector(),
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: {
      servesFiles: true,
      contributesSnippets: true,
      hoversDiagnostics: true,
      showsRulePages: true,
      extensions: neighbours(),
    },
    middleware: linkToPages,
  })
  serveFiles(client)
  await client.start()
  return client
}

/** The ids of the extensions that are active or will be when a file of theirs is open. */
function neighbours(): string[] {
  const others = extensions.all.filter(({ packageJSON }) => packageJSON.isBuiltin !== true)
  return others.map(({ id }) => id.toLowerCase())
}

function startWhenNeeded(context: ExtensionContext, server: Server, log: LogOutputChannel): void {
  const look = (documents: readonly TextDocument[]) => {
    if (!documents.some(isOurs)) return
    for (const watch of watches) watch.dispose()
    server.start().catch((error: unknown) => log.error(String(error)))
  }
  const watches = [
    workspace.onDidOpenTextDocument((document) => look([document])),
    workspace.onDidChangeTextDocument(({ document }) => look([document])),
  ]
  // Not while the editor waits for the extension to be active: the client alone takes longer to load than all else here.
  const soon = setTimeout(() => look(workspace.textDocuments))
  context.subscriptions.push(...watches, { dispose: () => clearTimeout(soon) })
}
