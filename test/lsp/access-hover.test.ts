import { expect, test } from 'vitest'
import type { Hover, MarkupContent } from 'vscode-languageserver'
import { openEditor } from '../harness/lsp.ts'

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  serviceAccountName: web
  automountServiceAccountToken: true
  containers: [{ name: app, image: nginx:1.29 }]
`
const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web_editor, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`

test('a hover on the ServiceAccount of a pod says what its token can do by the bindings of other files', async () => {
  const editor = await openEditor({ files: { 'pod.yaml': pod, 'rights/binding.yaml': binding } })
  await editor.open('pod.yaml', pod)
  const said = async () => {
    const position = { line: 4, character: 5 }
    const hover = await editor.ask<Hover>('textDocument/hover', 'pod.yaml', { position })
    return (hover.contents as MarkupContent).value
  }
  // The other files are read after the first is open.
  await expect.poll(said).toContain('By "web_editor" it has ClusterRole "edit" in namespace "shop", and may do this:')
  expect(await said()).toContain('- read every Secret in namespace "shop" (dangerous)')
})

test('a hover on the role of a binding says what it gives, as plain text to who wants that', async () => {
  const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const] } } }
  const editor = await openEditor({ capabilities })
  await editor.open('binding.yaml', binding)
  const position = { line: 3, character: 2 }
  const { contents } = await editor.ask<Hover>('textDocument/hover', 'binding.yaml', { position })
  const { kind, value } = contents as MarkupContent
  expect(kind).toBe('plaintext')
  expect(value).toContain(
    'RoleBinding "web_editor" gives ClusterRole "edit" in namespace "shop" to:\n- ServiceAccount "web"',
  )
})
