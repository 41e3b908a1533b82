import { createConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node'
import { garbageCollector } from '../host/memory.ts'
import { findWorkspaceFiles, listWorkspaceFolders, readWorkspaceFiles } from '../host/workspace.ts'
import { isWanted, type Machine } from './files.ts'
import { startServer } from './server.ts'

const machine: Machine = {
  filesOf: (folders) => ({
    find: () => findWorkspaceFiles(folders(), isWanted),
    read: (uris) => readWorkspaceFiles(folders(), uris),
    list: (uris) => listWorkspaceFolders(folders(), uris),
  }),
  collectGarbage: garbageCollector(),
}

const isForked = process.argv.includes('--node-ipc')
const connection = isForked
  ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
  : createConnection(process.stdin, process.stdout)

// A bug in one place must not end the work of the others.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    connection.console.error(`Seaworthy failed: ${error instanceof Error ? error.stack : String(error)}`)
  })
}
// Nothing is left to do for a client that is gone.
const leave = () => process.exit()
if (isForked) process.on('disconnect', leave)
else process.stdin.on('end', leave).on('close', leave)
process.stdout.on('error', leave)

startServer(connection, machine)
