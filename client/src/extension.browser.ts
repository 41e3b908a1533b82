import { type ExtensionContext, Uri } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { type Extension, startExtension } from './start.ts'

/** What a browser has and Node.js calls something else. */
declare const Worker: new (address: string) => Worker

/** Called by VS Code in a browser: the server is a web worker. */
export function activate(context: ExtensionContext): Extension {
  const server = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true)
  // Not the worker itself: the client would not know it for one where the editor wraps workers.
  const connect = async () => {
    const worker = new Worker(server)
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  }
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, connect, options))
}
