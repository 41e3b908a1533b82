import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { CancellationTokenSource } from 'vscode-jsonrpc/node'
import { dedent } from '../../server/src/rules/example.ts'
import { type Editor, serverBundle } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        image: nginx:1.29
        securityContext:
          privileged: true
`)
const far = { line: 99_999, character: 99_999 }

/** Whether the server goes on finding what there is to find. */
async function isWell(editor: Editor): Promise<boolean> {
  await editor.open('well.yaml', pod)
  const found = await editor.diagnostics('well.yaml')
  await editor.close('well.yaml')
  return found.some(({ code }) => code === 'privileged-container')
}

/** An answer without items, or the code of the error that says so. */
function isEmptyOrCancelled(answer: unknown): boolean {
  return answer === -32800 || answer === -32802 || JSON.stringify(answer) === '{"items":[]}'
}

const questions: readonly (readonly [method: string, more: object, nothing: unknown])[] = [
  ['textDocument/diagnostic', {}, expect.objectContaining({ items: [] })],
  ['textDocument/hover', { position: far }, null],
  ['textDocument/documentSymbol', {}, []],
  ['textDocument/codeAction', { range: { start: far, end: far }, context: { diagnostics: [] } }, []],
]

test('nothing is known of a file that is not open', async () => {
  const editor = await openEditor()
  await editor.edit('unknown.yaml', pod)
  await editor.close('unknown.yaml')
  for (const [method, more, nothing] of questions) {
    expect(await editor.ask(method, 'unknown.yaml', more)).toEqual(nothing)
  }
  expect(await isWell(editor)).toBe(true)
})

test('a place behind the end of a file is its end, and one before its begin is its begin', async () => {
  const editor = await openEditor()
  await editor.open('pod.yaml', pod)
  const before = { line: -5, character: -5 }
  for (const position of [far, before, { line: 9, character: 99_999 }]) {
    await editor.ask('textDocument/hover', 'pod.yaml', { position })
    await editor.actions('pod.yaml', { start: position, end: position })
  }
  await editor.edit('pod.yaml', '# end\n', { start: far, end: far })
  const found = await editor.diagnostics('pod.yaml')
  expect(found.map(({ code }) => code)).toContain('privileged-container')
})

test('nonsense in a message is an error for that message only', async () => {
  const editor = await openEditor()
  await editor.open('pod.yaml', pod)
  const textDocument = { uri: editor.uriOf('pod.yaml'), version: 0 }
  await editor.rpc.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ range: 3, text: 4 }] })
  await editor.rpc.sendNotification('textDocument/didOpen', { textDocument: null })
  await editor.rpc.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'nonsense:%zz', type: 9 }] })
  await expect(editor.rpc.sendRequest('textDocument/hover', { textDocument: 7 })).rejects.toThrow()
  await expect(editor.rpc.sendRequest('seaworthy/nonsense')).rejects.toThrow('Unhandled method')
  expect(await isWell(editor)).toBe(true)
})

test('an older version that comes late is taken as it comes', async () => {
  const editor = await openEditor()
  await editor.open('pod.yaml', pod)
  const uri = editor.uriOf('pod.yaml')
  for (const [version, text] of [
    [7, pod.replace('true', 'false')],
    [3, pod],
  ]) {
    await editor.rpc.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    })
  }
  expect((await editor.diagnostics('pod.yaml')).map(({ code }) => code)).toContain('privileged-container')
})

test('settings that make no sense are complained about once, and count as not said', async () => {
  const said: string[] = []
  const editor = await openEditor({
    settings: { profile: 'lenient', kubernetesVersion: 9, problems: ['all'], enable: 'no' },
  })
  editor.rpc.onNotification('window/logMessage', ({ message }: { message: string }) => {
    said.push(message)
  })
  expect(await isWell(editor)).toBe(true)
  await editor.configure(7)
  expect(await isWell(editor)).toBe(true)
  expect(said.length).toBe(new Set(said).size)
})

test('what is too large or no text is not checked, and does not hold up the rest', async () => {
  const editor = await openEditor()
  const large = `${pod}${'# a long comment about very little\n'.repeat(310_000)}`
  await editor.open('large.yaml', large)
  expect(await editor.diagnostics('large.yaml')).toEqual([])
  await editor.open('binary.yaml', `${pod}\0\u0001\uFFFD`)
  expect(await editor.diagnostics('binary.yaml')).toEqual([])
  expect(await isWell(editor)).toBe(true)
})

test('a question that is taken back is answered with that, and holds nothing up', async () => {
  const editor = await openEditor({ files: { 'pod.yaml': pod } })
  const cancel = new CancellationTokenSource()
  const params = { previousResultIds: [], partialResultToken: 'all' }
  const held = editor.rpc.sendRequest('workspace/diagnostic', params, cancel.token)
  const counted = editor.rpc.sendRequest('seaworthy/profilePreview', {}, cancel.token)
  cancel.cancel()
  expect(await held.catch(({ code }: { code: number }) => code)).toSatisfy(isEmptyOrCancelled)
  await counted.catch(() => undefined)
  expect(await isWell(editor)).toBe(true)
})

test('what is wrong in a configuration is said there, and the rest of it counts', async () => {
  const editor = await openEditor()
  await editor.open('.seaworthy.yaml', 'profile: [\nrules: {privileged-container: hint\n')
  await editor.open('pod.yaml', pod)
  expect((await editor.diagnostics('.seaworthy.yaml')).map(({ code }) => code)).toContain('config-invalid')
  await editor.edit('.seaworthy.yaml', 'profile: lenient\nignore: ["../x"]\nrules: {privileged-container: hint}\n')
  const mistakes = await editor.diagnostics('.seaworthy.yaml')
  expect(mistakes.map(({ range }) => range.start.line)).toEqual([0, 1])
  const found = await editor.diagnostics('pod.yaml')
  expect(found.find(({ code }) => code === 'privileged-container')?.severity).toBe(4)
})

test('what is asked before the beginning or after the end is refused', async () => {
  const editor = await openEditor()
  await editor.rpc.sendRequest('shutdown')
  await expect(editor.ask('textDocument/hover', 'pod.yaml', { position: far })).rejects.toThrow(
    'The server is shut down.',
  )
  await editor.rpc.sendNotification('exit')
  expect(await editor.ended).toBe(0)
})

test('a server whose client is gone ends', async () => {
  const editor = await openEditor()
  await editor.open('pod.yaml', pod)
  editor.process.stdin?.end()
  await editor.ended
  expect(editor.process.exitCode).not.toBeNull()
})

test('a server that is told nonsense from the start ends with its client', async () => {
  const server = spawn(process.execPath, [serverBundle, '--stdio'], { stdio: 'pipe' })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  server.stdin.write('GET / HTTP/1.1\r\nContent-Length: nonsense\r\n\r\n{"jsonrpc": "2.0", "id": 1}')
  server.stdin.write('Content-Length: 5\r\n\r\n{{{{{')
  server.stdin.end()
  await ended
})
