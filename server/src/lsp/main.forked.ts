/**
 * The server as a process of the extension on the desktop. It takes and sends messages as a web worker does, so it runs the
 * script that a browser runs, and the package has that once. Files come from the editor.
 */
import { MessageChannel } from 'node:worker_threads'

// A bug in one place must not end the work of the others.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    console.error(`Seaworthy failed: ${error instanceof Error ? error.stack : String(error)}`)
  })
}

const { port1, port2 } = new MessageChannel()
port1.on('message', (message) => process.send?.(message))
process.on('message', (message) => {
  // After the last message a worker would simply be gone.
  if (typeof message === 'object' && message && 'method' in message && message.method === 'exit') process.exit()
  port1.postMessage(message)
})
// Nothing is left to do for a client that is gone.
process.on('disconnect', () => process.exit())

Object.assign(globalThis, { self: port2 })
await import('./main.browser.ts')
