import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { folderWith } from '../harness/cli.ts'
import type { Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    namespace: shop
  spec:
    serviceAccountName: frontned
    containers: []
`)
const account = dedent(`
  apiVersion: v1
  kind: ServiceAccount
  metadata:
    name: frontend
    namespace: shop
`)
const other = account.replace('frontend', 'frontned')

/** What is shown of the pod that depends on other files. */
async function shown(editor: Editor, pulls: boolean, path = 'pod.yaml'): Promise<readonly Diagnostic[]> {
  const published = editor.published.get(editor.uriOf(path))?.diagnostics ?? []
  const diagnostics = pulls ? await editor.diagnostics(path) : published
  return diagnostics.filter(({ code }) => code === 'service-account-missing')
}

for (const pulls of [true, false]) {
  for (const serves of [true, false]) {
    const how = `${pulls ? 'asked' : 'sent'}, with files of the ${serves ? 'client' : 'disk'}`
    test(`what depends on another file follows it, open or not: ${how}`, async () => {
      const editor = await openEditor({ pulls, serves, files: { 'account.yaml': account, 'pod.yaml': pod } })
      const look = () => shown(editor, pulls)
      await editor.open('pod.yaml', pod)
      const uri = editor.uriOf('account.yaml')
      await expect.poll(look).toMatchObject([{ relatedInformation: [{ location: { uri } }] }])
      await editor.open('account.yaml', `# new\n${account}`)
      const line = 4
      await expect
        .poll(look)
        .toMatchObject([{ relatedInformation: [{ location: { uri, range: { start: { line } } } }] }])
      await editor.edit('account.yaml', `${account}---\n${other}`)
      await expect.poll(look).toEqual([])
      await editor.close('account.yaml')
      await expect.poll(async () => (await look()).length).toBe(1)
      if (serves) return
      rmSync(`${editor.folder}/account.yaml`)
      await editor.watched(['account.yaml', 3])
      await expect.poll(look).toEqual([])
    })
  }
}

test('a file that is deleted while it is read does not come back', async () => {
  const editor = await openEditor({ serves: true, files: { 'account.yaml': account, 'pod.yaml': pod } })
  await editor.open('pod.yaml', pod)
  await expect.poll(async () => (await shown(editor, true)).length).toBe(1)
  let isThere = true
  editor.rpc.onRequest('seaworthy/readFiles', async ({ uris }: { uris: string[] }) => {
    const files = uris.map(() => (isThere ? account : null))
    if (isThere) await editor.watched(['account.yaml', 3])
    isThere = false
    return { files }
  })
  await editor.watched(['account.yaml', 2])
  await expect.poll(() => isThere).toBe(false)
  await expect.poll(() => shown(editor, true)).toEqual([])
})

test('files of two folders know nothing of each other, and folders come and go', async () => {
  const editor = await openEditor({ files: { 'account.yaml': account } })
  const uri = pathToFileURL(folderWith({ 'account.yaml': `${account}---\n${other}`, 'pod.yaml': pod })).href
  const change = (added: object[], removed: object[]) =>
    editor.rpc.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } })
  await editor.open('pod.yaml', pod)
  await editor.open(`${uri}/pod.yaml`, pod)
  await expect.poll(async () => (await shown(editor, true)).length).toBe(1)
  await change([{ uri, name: 'other' }], [])
  await editor.edit(`${uri}/account.yaml`, account)
  await editor.open(`${uri}/account.yaml`, account)
  await expect.poll(async () => (await shown(editor, true, `${uri}/pod.yaml`)).length).toBe(1)
  await editor.close(`${uri}/account.yaml`)
  await expect.poll(() => shown(editor, true, `${uri}/pod.yaml`)).toEqual([])
  expect(await shown(editor, true)).toHaveLength(1)
  await change([], [{ uri, name: 'other' }])
  expect(await shown(editor, true)).toHaveLength(1)
})
