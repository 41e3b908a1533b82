import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { startServer } from './server.ts'

/** The part of a worker's global scope that messages go through. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), undefined)
