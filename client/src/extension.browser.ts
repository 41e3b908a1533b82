import { type ExtensionContext, Uri } from 'vscode'
import { type Extension, startExtension } from './start.ts'

/** What a browser has and Node.js calls something else. */
declare const Worker: new (address: string) => Worker

/** Called by VS Code in a browser: the server is a web worker. */
export function activate(context: ExtensionContext): Extension {
  const server = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true)
  return startExtension(context, async (id, name, options) => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser')
    // Not the worker itself: the client would not know it for one where the editor wraps workers.
    const connect = async () => {
      const worker = new Worker(server)
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
    }
    return new LanguageClient(id, name, connect, options)
  })
}
