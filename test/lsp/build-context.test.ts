import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from '../harness/cli.ts'
import type { Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const dockerfile = 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\n'
const files = { 'web/Dockerfile': dockerfile, 'web/package.json': '{}' }

/** What is found that depends on the files beside the Dockerfile. */
async function shown(editor: Editor, pulls: boolean, path = 'web/Dockerfile'): Promise<readonly unknown[]> {
  const published = editor.published.get(editor.uriOf(path))?.diagnostics ?? []
  const diagnostics = pulls ? await editor.diagnostics(path) : published
  return diagnostics.flatMap(({ code }) =>
    code === 'dockerignore-missing' || code === 'copy-context-root' ? code : [],
  )
}

for (const pulls of [true, false]) {
  test(`what lies beside a Dockerfile is seen and followed, ${pulls ? 'asked' : 'sent'}`, async () => {
    const editor = await openEditor({ pulls, files })
    await editor.open('web/Dockerfile', dockerfile, 'dockerfile')
    await expect.poll(() => shown(editor, pulls)).toEqual(['dockerignore-missing'])
    writeFileSync(`${editor.folder}/web/.dockerignore`, 'node_modules\n')
    await editor.watched(['web/.dockerignore', 1])
    await expect.poll(() => shown(editor, pulls)).toEqual(['copy-context-root'])
    writeFileSync(`${editor.folder}/web/.dockerignore`, '*\n!src\n')
    await editor.watched(['web/.dockerignore', 2])
    await expect.poll(() => shown(editor, pulls)).toEqual([])
  })
}

test('what lies beside a Dockerfile is seen through the client where it serves files', async () => {
  const editor = await openEditor({ serves: true, files })
  await editor.open('web/Dockerfile', dockerfile, 'dockerfile')
  await expect.poll(() => shown(editor, true)).toEqual(['dockerignore-missing'])
})

test('a .dockerignore is made beside the Dockerfile', async () => {
  const editor = await openEditor({ files })
  await editor.open('web/Dockerfile', dockerfile, 'dockerfile')
  await expect.poll(() => shown(editor, true)).toEqual(['dockerignore-missing'])
  const at = { line: 2, character: 5 }
  const actions = await editor.actions('web/Dockerfile', { start: at, end: at }, ['quickfix'])
  const edits = actions.find(({ title }) => title.startsWith('Make a .dockerignore'))?.edit?.documentChanges
  const uri = editor.uriOf('web/.dockerignore')
  expect(edits).toMatchObject([
    { kind: 'create', uri, options: { overwrite: false } },
    { textDocument: { uri }, edits: [{ newText: expect.stringContaining('\n.env\n') }] },
  ])
})

test('lines are added to a .dockerignore that is not open', async () => {
  const all = { ...files, 'web/.dockerignore': 'docs\n!.env' }
  const editor = await openEditor({ files: all, settings: { profile: 'strict' } })
  await editor.open('web/Dockerfile', dockerfile, 'dockerfile')
  const at = { line: 2, character: 5 }
  const find = async () => {
    const actions = await editor.actions('web/Dockerfile', { start: at, end: at }, ['quickfix'])
    return actions.find(({ title }) => title.startsWith('Ignore ".env.*"'))?.edit?.documentChanges
  }
  const uri = editor.uriOf('web/.dockerignore')
  const start = { line: 1, character: 0 }
  const newText = '.env.*\n**/*.key\n**/*.pem\nDockerfile\n'
  await expect.poll(find).toMatchObject([{ textDocument: { uri }, edits: [{ range: { start, end: start }, newText }] }])
})

test('a file that is made in the editor is seen', async () => {
  const editor = await openEditor({ files: { Dockerfile: dockerfile } })
  await editor.open('Dockerfile', dockerfile, 'dockerfile')
  await editor.diagnostics('Dockerfile')
  writeFileSync(`${editor.folder}/package.json`, '{}')
  await editor.rpc.sendNotification('workspace/didCreateFiles', { files: [{ uri: editor.uriOf('package.json') }] })
  await expect.poll(() => shown(editor, true, 'Dockerfile')).toEqual(['dockerignore-missing'])
})

test('of a Dockerfile outside of the workspace folders nothing is known but itself', async () => {
  const editor = await openEditor()
  const uri = pathToFileURL(`${folderWith({ 'package.json': '{}' })}/Dockerfile`).href
  await editor.open(uri, dockerfile, 'dockerfile')
  await editor.save(uri)
  expect(await shown(editor, true, uri)).toEqual([])
})
