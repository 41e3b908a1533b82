import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import type { Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        image: registry.example.com/nginx:latest
        securityContext:
          privileged: true
`)
const dockerfile = 'FROM nginx:latest\nADD https://example.com/tool /tool\n'

/** Refuses every way out of a process, and says so. */
const refuse = `
  import net from 'node:net'
  import dns from 'node:dns'
  import dgram from 'node:dgram'
  import children from 'node:child_process'
  import { syncBuiltinESMExports } from 'node:module'
  const refused = (what) => () => {
    process.stderr.write('REFUSED ' + what)
    throw new Error('There is no way out.')
  }
  net.Socket.prototype.connect = refused('connection')
  dgram.createSocket = refused('socket')
  dns.lookup = dns.resolve = refused('name')
  children.spawn = children.exec = children.execFile = children.fork = children.spawnSync = refused('process')
  globalThis.fetch = globalThis.WebSocket = refused('request')
  syncBuiltinESMExports()
`

/** What an editor shows of the files, in all ways that there are. */
async function everything(editor: Editor): Promise<string> {
  const position = { line: 6, character: 10 }
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
  await editor.open('pod.yaml', pod)
  await editor.open('Dockerfile', dockerfile, 'dockerfile')
  const answers = [
    await editor.diagnostics('pod.yaml'),
    await editor.diagnostics('Dockerfile'),
    await editor.actions('pod.yaml', everywhere),
    await editor.actions('Dockerfile', everywhere),
    await editor.ask('textDocument/hover', 'pod.yaml', { position }),
    await editor.ask('textDocument/completion', 'pod.yaml', { position: { line: 5, character: 0 } }),
    await editor.ask('textDocument/documentSymbol', 'pod.yaml'),
    await editor.ask('textDocument/definition', 'pod.yaml', { position }),
    await editor.rpc.sendRequest('seaworthy/rulePage', { id: 'host-path-volume' }),
    await editor.rpc.sendRequest('seaworthy/status', { uri: editor.uriOf('pod.yaml') }),
    await editor.rpc.sendRequest('seaworthy/checkWorkspace', {}),
  ]
  return JSON.stringify(answers).replaceAll(editor.uriOf(''), '')
}

test('nothing is missing where every outgoing connection is refused, and none is tried', async () => {
  const settings = { profile: 'all' }
  const alone = await openEditor({ settings, node: ['--import', `data:text/javascript,${encodeURIComponent(refuse)}`] })
  let complaints = ''
  alone.process.stderr?.on('data', (data) => {
    complaints += String(data)
  })
  const found = await everything(alone)
  expect(found).toContain('privileged-container')
  expect(found).toContain('base-image-latest')
  expect(found).toBe(await everything(await openEditor({ settings })))
  expect(complaints).toBe('')
})
