import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node'
import { serverBundle } from '../harness/editor.ts'

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostPID: true
  containers: []
`

test.each([
  ['of any client', serverBundle],
  ['of the extension', serverBundle.replace('server.js', 'server.forked.js')],
])('the server answers over the channel between two Node processes, in the one %s', async (_, bundle) => {
  const server = fork(bundle, ['--node-ipc'], { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  expect(await findings(createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server)))).toContain(
    'host-pid',
  )
  server.disconnect()
  await ended
})

test('the server answers from a worker, which has nothing of Node', async () => {
  const bundle = readFileSync(fileURLToPath(new URL('../../dist/server.browser.js', import.meta.url)), 'utf8')
  const worker = new Worker(WORKER, { eval: true, workerData: bundle })
  onTestFinished(async () => {
    await worker.terminate()
  })
  expect(await findings(createMessageConnection(readerOf(worker), writerOf(worker)))).toContain('host-pid')
})

/** A scope as that of a web worker, in a context that has nothing else. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { createContext, runInContext } = require('node:vm')
  const self = { postMessage: (message) => parentPort.postMessage(message), addEventListener() {}, onmessage: null }
  parentPort.on('message', (data) => self.onmessage?.({ data }))
  const given = { self, setTimeout, clearTimeout, setImmediate, performance, console, URL, TextEncoder, TextDecoder }
  runInContext(workerData, createContext(given))
`

/** The ids of what the server finds in a document that is opened in it. */
async function findings(rpc: MessageConnection): Promise<readonly unknown[]> {
  onTestFinished(() => rpc.dispose())
  rpc.listen()
  const capabilities = { textDocument: { diagnostic: {} } }
  await rpc.sendRequest('initialize', { processId: null, rootUri: null, capabilities })
  await rpc.sendNotification('initialized', {})
  const textDocument = { uri: 'untitled:Untitled-1', languageId: 'yaml', version: 1, text: pod }
  await rpc.sendNotification('textDocument/didOpen', { textDocument })
  const report: { items: readonly { code: unknown }[] } = await rpc.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: textDocument.uri },
  })
  return report.items.map(({ code }) => code)
}

function readerOf(worker: Worker) {
  return new (class extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      worker.on('message', callback)
      return { dispose: () => worker.off('message', callback) }
    }
  })()
}

function writerOf(worker: Worker) {
  return new (class extends AbstractMessageWriter {
    write(message: Message): Promise<void> {
      worker.postMessage(message)
      return Promise.resolve()
    }
    end(): void {}
  })()
}
