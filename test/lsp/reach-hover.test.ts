import { expect, test } from 'vitest'
import type { Hover, MarkupContent } from 'vscode-languageserver'
import { openEditor } from '../harness/lsp.ts'

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers: [{ name: app, image: nginx:1.29 }]
`
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web_policy }
spec:
  podSelector: { matchLabels: { app: web } }
`

test.each([
  [
    'a pod says who reaches it by the policies of other files',
    'pod.yaml',
    3,
    '"web_policy" lets nobody connect to them.',
  ],
  ['a policy says which pods of other files it is for', 'policy.yaml', 4, '- Pod "web"'],
])('a hover on %s', async (_, name, line, said) => {
  const files = { 'pod.yaml': pod, 'policy.yaml': policy }
  const editor = await openEditor({ files })
  await editor.open(name, name === 'pod.yaml' ? pod : policy)
  const hover = async () => {
    const position = { line, character: 3 }
    const { contents } = await editor.ask<Hover>('textDocument/hover', name, { position })
    return (contents as MarkupContent).value
  }
  // The other files are read after the first is open.
  await expect.poll(hover).toContain(said)
})
