import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { applyTo, type Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    namespace: shop
  spec:
    hostPID: true
    containers: []
`)
const calm = pod.replace('  hostPID: true\n', '')

/** Asks for all files, and notes the rules that are told of each, as they are told. */
function watchAll(editor: Editor) {
  const told: [path: string, codes: readonly unknown[]][] = []
  const add = ({ items }: WorkspaceDiagnosticReport) => {
    for (const item of items) {
      if (item.kind === 'full') told.push([item.uri.slice(editor.uriOf('').length), item.items.map(({ code }) => code)])
    }
  }
  editor.rpc.onProgress({ __: ['', '', ''] } as never, 'all', add as never) // The type stands for any progress.
  const params = { previousResultIds: [], partialResultToken: 'all' }
  const answer = editor.rpc.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', params)
  let isAnswered = false
  answer.then(
    () => {
      isAnswered = true
    },
    () => undefined,
  )
  return { told, isAnswered: () => isAnswered }
}

test('who asks for all files is told what changes, and nothing else, as long as it takes', async () => {
  const files = { 'a.yaml': pod, 'b.yaml': calm, 'c/d.yaml': pod }
  const editor = await openEditor({ files, settings: { problems: 'workspace', profile: 'pss-baseline' } })
  const { told, isAnswered } = watchAll(editor)
  await expect
    .poll(() => told.toSorted())
    .toEqual([
      ['a.yaml', ['host-pid']],
      ['c/d.yaml', ['host-pid']],
    ])
  const isNews = async (change: Promise<void>, news: typeof told) => {
    await change
    // Where there is none, some could still come.
    if (news.length === 0) await new Promise((resolve) => setTimeout(resolve, 300))
    await expect.poll(() => told.splice(0)).toEqual(news)
  }
  told.length = 0
  writeFileSync(`${editor.folder}/b.yaml`, pod)
  await isNews(editor.watched(['b.yaml', 2]), [['b.yaml', ['host-pid']]])
  await isNews(editor.watched(['b.yaml', 2], ['a.yaml', 2]), [])
  rmSync(`${editor.folder}/a.yaml`)
  await isNews(editor.watched(['a.yaml', 3]), [['a.yaml', []]])
  await isNews(editor.open('b.yaml', calm), [['b.yaml', []]])
  await isNews(editor.edit('b.yaml', `# calm\n${calm}`), [])
  await isNews(editor.close('b.yaml'), [['b.yaml', ['host-pid']]])
  rmSync(`${editor.folder}/c`, { recursive: true })
  const gone = { files: [{ uri: editor.uriOf('c') }] }
  await isNews(editor.rpc.sendNotification('workspace/didDeleteFiles', gone), [['c/d.yaml', []]])
  await isNews(editor.configure({ problems: 'openFiles' }), [['b.yaml', []]])
  expect(isAnswered()).toBe(false)
  await editor.rpc.sendRequest('shutdown')
  await expect.poll(isAnswered).toBe(true)
})

test('what was found in many files that are not open is found again', async () => {
  const paths = Array.from({ length: 40 }, (_, i) => `${i}.yaml`)
  const editor = await openEditor({
    files: Object.fromEntries(paths.map((path) => [path, pod])),
    settings: { problems: 'workspace', profile: 'pss-baseline' },
  })
  const { told } = watchAll(editor)
  await expect.poll(() => told.length).toBe(paths.length)
  for (const path of [...paths, ...paths]) {
    expect((await editor.diagnostics(path)).map(({ code }) => code)).toEqual(['host-pid'])
  }
  await editor.open('0.yaml', pod)
  const start = { line: 6, character: 12 }
  const [action] = await editor.actions('0.yaml', { start, end: start }, ['quickfix'])
  expect(applyTo(pod, action?.edit)).not.toContain('hostPID: true')
})

test('a client is either asked or sent, never both', async () => {
  const asking = await openEditor({ pulls: true })
  expect(asking.server.capabilities.diagnosticProvider).toEqual({
    identifier: 'seaworthy',
    interFileDependencies: true,
    workspaceDiagnostics: true,
  })
  await asking.open('pod.yaml', pod)
  expect((await asking.diagnostics('pod.yaml')).length).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(asking.published.size).toBe(0)
  const sent = await openEditor({ pulls: false })
  expect(sent.server.capabilities).not.toHaveProperty('diagnosticProvider')
})

test('what is sent follows files that are not open, where the user wants to see them', async () => {
  const editor = await openEditor({ pulls: false, files: { 'a.yaml': pod, 'b.yaml': calm } })
  const shown = (path: string) => editor.published.get(editor.uriOf(path))?.diagnostics.map(({ code }) => code)
  await editor.open('b.yaml', pod)
  await expect.poll(() => shown('b.yaml')).toContain('host-pid')
  expect(shown('a.yaml')).toBeUndefined()
  await editor.close('b.yaml')
  await expect.poll(() => shown('b.yaml')).toEqual([])
  await editor.configure({ problems: 'workspace' })
  await expect.poll(() => shown('a.yaml')).toContain('host-pid')
  rmSync(`${editor.folder}/a.yaml`)
  await editor.watched(['a.yaml', 3])
  await expect.poll(() => shown('a.yaml')).toEqual([])
})

test('fast typing is answered once', async () => {
  const editor = await openEditor({ pulls: false })
  let messages = 0
  await editor.open('pod.yaml', pod)
  await editor.diagnostics('pod.yaml')
  editor.process.stdout?.on('data', (data: Buffer) => {
    messages += data.toString().split('"textDocument/publishDiagnostics"').length - 1
  })
  await Promise.all(Array.from({ length: 20 }, (_, i) => editor.edit('pod.yaml', i % 2 === 0 ? calm : pod)))
  await editor.diagnostics('pod.yaml')
  expect(messages).toBe(1)
})

test('a file that gets another name is known by it', async () => {
  const editor = await openEditor({ files: { 'a.yaml': pod }, settings: { problems: 'workspace' } })
  const codes = async (path: string) => (await editor.diagnostics(path)).map(({ code }) => code)
  await expect.poll(() => codes('a.yaml')).toContain('host-pid')
  mkdirSync(`${editor.folder}/b`)
  renameSync(`${editor.folder}/a.yaml`, `${editor.folder}/b/c.yaml`)
  const files = [{ oldUri: editor.uriOf('a.yaml'), newUri: editor.uriOf('b/c.yaml') }]
  await editor.rpc.sendNotification('workspace/didRenameFiles', { files })
  await expect.poll(() => codes('b/c.yaml')).toContain('host-pid')
  expect(await codes('a.yaml')).toEqual([])
})

test('what has no file yet is checked as well', async () => {
  const editor = await openEditor()
  await editor.open('untitled:Untitled-1', pod)
  expect((await editor.diagnostics('untitled:Untitled-1')).map(({ code }) => code)).toContain('host-pid')
  await editor.open('vscode-vfs://github/team/shop/Dockerfile', 'FROM node:latest\n', 'dockerfile')
  const found = await editor.diagnostics('vscode-vfs://github/team/shop/Dockerfile')
  expect(found.map(({ code }) => code)).toContain('base-image-latest')
})

test('of more than a thousand findings the worst are shown, and how many more there are', async () => {
  const editor = await openEditor({ settings: { profile: 'all' } })
  const pods = pod.replace('[]', '[{name: app, image: nginx}]')
  await editor.open('pods.yaml', Array.from({ length: 400 }, () => pods).join('---\n'))
  const diagnostics = await editor.diagnostics('pods.yaml')
  expect(diagnostics).toHaveLength(1001)
  expect(diagnostics.at(-1)?.message).toMatch(/^There are \d+ more findings in this file; the 1000 worst are shown\.$/)
  const severities = diagnostics.slice(0, 1000).map(({ severity = 0 }) => severity)
  expect(severities).toEqual(severities.toSorted())
  expect(diagnostics.filter(({ code }) => code === 'host-pid')).toHaveLength(400)
})
