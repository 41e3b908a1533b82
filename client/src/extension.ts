import type { ExtensionContext } from 'vscode'
import { type Extension, startExtension } from './start.ts'

/** Called by VS Code where Node.js runs extensions: the server is a process of its own. */
export function activate(context: ExtensionContext): Extension {
  const module = context.asAbsolutePath('dist/server.forked.js')
  return startExtension(context, async (id, name, options) => {
    // Most of what is bundled is this, and it is not needed before there is something to check.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
    const server = { module, transport: TransportKind.ipc }
    return new LanguageClient(id, name, { run: server, debug: server }, options)
  })
}
