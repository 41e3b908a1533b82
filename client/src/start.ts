import { type ExtensionContext, window } from 'vscode'
import { registerCommands } from './commands.ts'
import { registerRulePages } from './rule-page.ts'
import { type CreateClient, createServer } from './server.ts'
import { registerSnippets } from './snippets.ts'
import { showStatus } from './status.ts'

/** What other extensions can ask of this one, and its tests do. */
export interface Extension {
  readonly isServerRunning: boolean
}

/** Everything that both kinds of editors have in common; they differ in how a server is started. */
export function startExtension(context: ExtensionContext, create: CreateClient): Extension {
  const log = window.createOutputChannel('Seaworthy', { log: true })
  const server = createServer(context, log, create)
  context.subscriptions.push(
    log,
    ...showStatus(server),
    ...registerCommands(context, server, log),
    ...registerRulePages(server),
    ...registerSnippets(context),
  )
  return {
    get isServerRunning() {
      return server.isRunning
    },
  }
}
