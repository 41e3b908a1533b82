import { expect, test } from 'vitest'
import type { DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { applyTo } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  # shop
  ---
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    securityContext:
      runAsUser: 10001
    containers:
      - name: app
        image: nginx:1.29
        securityContext:
          privileged: true
      - name: helper
        image: busybox:1.37
  ---
  apiVersion: v1
  kind: Service
  metadata:
    name: web
  spec:
    clusterIP: None
`)

/** The place of the first character of some text. */
function at(text: string, content = pod) {
  const before = content.slice(0, content.indexOf(text)).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}

function here(text: string) {
  return { start: at(text), end: at(text) }
}

async function openPod(options = {}) {
  const editor = await openEditor(options)
  await editor.open('pod.yaml', pod)
  return editor
}

test('a hover says what is found, why it is bad and where to read on', async () => {
  const editor = await openPod()
  const hover = await editor.ask<Hover>('textDocument/hover', 'pod.yaml', { position: at('true') })
  const { kind, value } = hover.contents as MarkupContent
  expect(kind).toBe('markdown')
  expect(value).toContain('**Container "app" runs in privileged mode.**')
  expect(value).toContain('[`privileged-container`](https://kubernetes.io/')
})

test('a hover says only why where the editor says the rest by itself', async () => {
  const editor = await openPod({ options: { hoversDiagnostics: true } })
  const hover = await editor.ask<Hover>('textDocument/hover', 'pod.yaml', { position: at('true') })
  const { value } = hover.contents as MarkupContent
  expect(value).toContain('A privileged container has every capability')
  expect(value).not.toContain('runs in privileged mode')
  expect(value).not.toContain('privileged-container')
})

test('a hover on the name of a container shows its effective security, and whose word it is', async () => {
  const editor = await openPod()
  const hover = await editor.ask<Hover>('textDocument/hover', 'pod.yaml', { position: at('helper') })
  const { value } = hover.contents as MarkupContent
  expect(value).toContain('| runAsUser | `10001` | pod |')
  expect(value).toContain('| privileged | false | default |')
  expect(value).toMatch(/It meets the standard Baseline, not Restricted: .*run-as-non-root/)
  const key = await editor.ask<Hover>('textDocument/hover', 'pod.yaml', {
    position: { ...at('privileged:'), line: at('privileged:').line - 1 },
  })
  expect((key.contents as MarkupContent).value).toContain('| privileged | `true` | container |')
  expect((key.contents as MarkupContent).value).toContain(
    'It does not meet the standard Baseline: privileged-container.',
  )
})

test('the outline has the resources of all documents, and their containers', async () => {
  const editor = await openPod()
  const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'pod.yaml')
  expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
    ['Pod web', ['app', 'helper']],
    ['Service web', []],
  ])
})

test('a workload is hardened in one step that the user confirms, and then there is nothing to harden', async () => {
  const editor = await openPod()
  const [action] = await editor.actions('pod.yaml', here('nginx'), ['refactor'])
  expect(action).toMatchObject({ title: 'Harden this workload', kind: 'refactor.rewrite.seaworthy' })
  const annotations = Object.values(action?.edit?.changeAnnotations ?? {})
  expect(annotations).toMatchObject([{ needsConfirmation: true }])
  expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { version: 1 } }])
  const hardened = applyTo(pod, action?.edit)
  expect(hardened).toContain('runAsNonRoot: true')
  expect(hardened).toContain('mountPath: /var/cache/nginx')
  await editor.edit('pod.yaml', hardened)
  expect(await editor.actions('pod.yaml', here('nginx'), ['refactor'])).toEqual([])
  expect(await editor.actions('pod.yaml', here('Service'), ['refactor'])).toEqual([])
})

test('all findings of a rule in a file are fixed at once', async () => {
  const editor = await openPod({ settings: { profile: 'pss-restricted' } })
  const actions = await editor.actions('pod.yaml', here('helper'), ['quickfix'])
  const all = actions.find(({ title }) => title.startsWith('Fix all 2 findings of capabilities-not-dropped'))
  expect(applyTo(pod, all?.edit).match(/- ALL/g)).toHaveLength(2)
})

test('only safe fixes are made for all, unless the user wants more', async () => {
  const editor = await openPod()
  const kind = 'source.fixAll.seaworthy'
  expect(await editor.actions('pod.yaml', here('nginx'), [kind])).toEqual([])
  await editor.configure({ fixAll: 'unsafe' })
  const [action, ...others] = await editor.actions('pod.yaml', here('nginx'), ['source.fixAll'])
  expect(others).toEqual([])
  expect(action?.kind).toBe(kind)
  expect(applyTo(pod, action?.edit)).toContain('privileged: false')
})

test('results have ids that change only with what is shown', async () => {
  const editor = await openPod()
  const pull = (previousResultId?: string) =>
    editor.ask<{ kind: string; resultId: string }>('textDocument/diagnostic', 'pod.yaml', { previousResultId })
  const first = await pull()
  expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
  await editor.edit('pod.yaml', pod.replace('# shop', '# ship'))
  expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
  await editor.edit('pod.yaml', `# one line more\n${pod}`)
  expect(await pull(first.resultId)).toMatchObject({ kind: 'full' })
})

test('the status says what a file is, and why little is shown', async () => {
  const editor = await openPod()
  const status = (path: string) => editor.rpc.sendRequest('seaworthy/status', { uri: editor.uriOf(path) })
  expect(await status('pod.yaml')).toMatchObject({ kind: 'manifest', documents: 2, resources: 2, reasons: [] })
  await editor.open('ci.yaml', 'on: push\njobs: {}\n')
  expect(await status('ci.yaml')).toMatchObject({ kind: 'none', counts: { error: 0 } })
})

test('the page of a rule can be read, and profiles can be compared', async () => {
  const editor = await openPod()
  expect(await editor.rpc.sendRequest('seaworthy/rulePage', { id: 'host-path-volume' })).toMatch(/^# /)
  expect(await editor.rpc.sendRequest('seaworthy/rulePage', { id: 'nonsense' })).toBeNull()
  const preview: Record<string, { error: number; warning: number }> = await editor.rpc.sendRequest(
    'seaworthy/profilePreview',
    { uri: editor.uriOf('pod.yaml') },
  )
  expect(preview.all!.warning).toBeGreaterThan(preview['pss-baseline']!.warning)
})
