import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { type Extension, startExtension } from './start.ts'

/** Called by VS Code where Node.js runs extensions: the server is a process of its own. */
export function activate(context: ExtensionContext): Extension {
  const module = context.asAbsolutePath('dist/server.js')
  const server = { module, transport: TransportKind.ipc }
  return startExtension(
    context,
    (id, name, options) => new LanguageClient(id, name, { run: server, debug: server }, options),
  )
}
