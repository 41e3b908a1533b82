import { expect, test } from 'vitest'
import type { CompletionItem, CompletionList } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { dedent } from '../../server/src/rules/example.ts'
import type { Editor, EditorOptions } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

/** What is offered where `▮` stands. */
async function offered(editor: Editor, path: string, text: string, languageId = 'yaml') {
  const [before = '', after = ''] = text.split('▮')
  const lines = before.split('\n')
  const position = { line: lines.length - 1, character: lines.at(-1)!.length }
  await editor.open(path, before + after, languageId)
  const list = await editor.ask<CompletionList | null>('textDocument/completion', path, { position })
  await editor.close(path)
  return list?.items ?? []
}

function labels(items: readonly CompletionItem[]) {
  return items.map(({ label }) => label)
}

const pod = (inPod: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${inPod}`
const deployment = (inPod: string) => `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
${inPod}`

const places: readonly (readonly [where: string, text: string, some: readonly string[], none: readonly string[]])[] = [
  [
    'in an empty file',
    '▮',
    ['ks-pod', 'ks-deploy', 'ks-np-deny', 'dc-app'],
    ['ks-sc', 'ks-sc-pod', 'df-node', 'dc-svc'],
  ],
  ['in an empty document', `${pod('')}\n---\n# next\nks▮`, ['ks-pod'], ['ks-sc']],
  ['beside a manifest', `${pod('')}\nks▮`, [], ['ks-pod', 'ks-sc']],
  ['in a pod', pod('  ks▮\n  containers: []\n'), ['ks-sc-pod', 'ks-userns'], ['ks-sc', 'ks-pod', 'ks-tmp']],
  ['in the pod of a workload', deployment('      ks▮\n'), ['ks-sc-pod'], ['ks-sc', 'ks-deploy']],
  ['in the spec of a workload', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  ks▮\n', [], ['ks-sc-pod']],
  [
    'in a container',
    pod('  containers:\n    - name: app\n      image: nginx\n      env:\n        - name: A\n      ks▮'),
    ['ks-sc', 'ks-res', 'ks-probes'],
    ['ks-sc-pod', 'ks-secret-env'],
  ],
  [
    'in a container of a list without indentation',
    pod('  containers:\n  - name: app\n    ks▮'),
    ['ks-sc'],
    ['ks-sc-pod'],
  ],
  ['in a security context', pod('  securityContext:\n    ks▮'), ['ks-seccomp-local'], ['ks-sc-pod']],
  ['in the volumes', pod('  containers: []\n  volumes:\n    ks▮'), ['ks-tmp', 'ks-token'], ['ks-tmp-mount']],
  ['among the mounts', pod('  containers:\n    - volumeMounts:\n        ks▮'), ['ks-tmp-mount'], ['ks-tmp']],
  ['among the init containers', pod('  initContainers:\n    ks▮'), ['ks-init', 'ks-sidecar'], ['ks-sc']],
  ['behind a key', pod('  hostname: ks▮'), [], ['ks-sc-pod']],
  ['in a comment', pod('  # ks▮'), [], ['ks-sc-pod']],
  ['in a file of something else', 'on: push\njobs:\n  ks▮', [], ['ks-pod', 'ks-sc']],
]

test('snippets are offered where they fit', async () => {
  const editor = await openEditor()
  for (const [where, text, some, none] of places) {
    const found = labels(await offered(editor, 'file.yaml', text))
    expect(found, where).toEqual(expect.arrayContaining([...some]))
    expect(
      found.filter((label) => none.includes(label)),
      where,
    ).toEqual([])
    if (some.length === 0) expect(found, where).toEqual([])
  }
  const compose = await offered(editor, 'compose.yaml', 'services:\n  d▮')
  expect(labels(compose)).toEqual(['dc-svc'])
  expect(labels(await offered(editor, 'pod.json', '{\n  k▮\n}', 'json'))).toEqual([])
})

test('a snippet takes the place of what is typed, also by its long name', async () => {
  const editor = await openEditor()
  const text = pod('  containers:\n    - name: app\n      secure-sec▮')
  const items = await offered(editor, 'pod.yaml', text)
  const item = items.find(({ label }) => label === 'secure-securitycontext')
  expect(item).toMatchObject({ kind: 15, insertTextFormat: 2, detail: 'securityContext of a container' })
  const document = TextDocument.create('file:///pod.yaml', 'yaml', 1, text.replace('▮', ''))
  const edit = item?.textEdit
  if (!edit || !('range' in edit)) throw new Error('There is no edit.')
  expect(TextDocument.applyEdits(document, [edit])).toContain(
    '      securityContext:\n  allowPrivilegeEscalation: false',
  )
})

const quiet: readonly (readonly [who: string, options: EditorOptions])[] = [
  ['offers them itself', { options: { contributesSnippets: true } }],
  ['cannot insert them', { capabilities: { textDocument: {} } }],
]

for (const [who, options] of quiet) {
  test(`no snippets are offered to a client that ${who}`, async () => {
    const editor = await openEditor(options)
    expect(await offered(editor, 'file.yaml', '▮')).toEqual([])
  })
}

const ignores: readonly (readonly [text: string, isOffered: boolean])[] = [
  ['# seaworthy-ignore ▮', true],
  ['spec: # seaworthy-ignore priv▮', true],
  ['# seaworthy-ignore-file host-pid, ▮', true],
  ['# seaworthy-ignore host-pid,priv▮', true],
  ['metadata:\n  annotations:\n    seaworthy.dev/ignore: "▮"', true],
  ['# seaworthy-ignore host-pid ▮', false],
  ['# seaworthy-ignore host-pid: the agent ▮', false],
  ['# seaworthy ▮', false],
]

test('the rules that can be ignored are offered with their titles', async () => {
  const editor = await openEditor()
  for (const [text, isOffered] of ignores) {
    const items = await offered(editor, 'pod.yaml', `${pod('')}${text}`)
    const ids = items.filter(({ label }) => label === 'privileged-container')
    expect(
      ids.map(({ detail }) => detail),
      text,
    ).toEqual(isOffered ? ['A container runs in privileged mode'] : [])
  }
})

const settings: readonly (readonly [text: string, some: readonly string[]])[] = [
  ['▮', ['profile', 'rules', 'overrides']],
  ['profile: ▮', ['recommended', 'strict']],
  ['rules:\n  ▮', ['privileged-container']],
  ['rules:\n  host-pid: ▮', ['warning', 'off']],
  ['overrides:\n  - files: [a]\n    ▮', ['files', 'profile']],
  ['overrides:\n  - rules:\n      priv▮', ['privileged-container']],
  ['nonsense:\n  ▮', []],
]

test('what a configuration may say is offered', async () => {
  const editor = await openEditor()
  for (const [text, some] of settings) {
    const found = labels(await offered(editor, '.seaworthy.yaml', text))
    expect(found, text).toEqual(some.length === 0 ? [] : expect.arrayContaining([...some]))
  }
  const [item] = (await offered(editor, '.seaworthy.yaml', dedent('rules:\n  privileged-con▮'))).filter(
    ({ label }) => label === 'privileged-container',
  )
  expect(item).toMatchObject({
    detail: 'A container runs in privileged mode',
    textEdit: { newText: 'privileged-container: ' },
  })
})

test.each([
  ['COPY --from=▮ /a /a', ['build', 'Deps']],
  ['copy --link --from=bu▮', ['build', 'Deps']],
  ['RUN --mount=type=bind,from=▮ a', ['build', 'Deps']],
  ['RUN --mount=from=▮,target=/a a', ['build', 'Deps']],
  ['FROM ▮', ['build', 'Deps']],
  ['COPY --chown=▮ /a /a', []],
  ['RUN curl --data from▮', []],
])('stages above are offered where something is taken from them: %s', async (line, stages) => {
  const editor = await openEditor()
  const above = 'FROM golang:1.26 AS build\nFROM build AS Deps\nFROM scratch\n'
  const items = await offered(editor, 'Dockerfile', `${above}${line}\nFROM a AS last\n`, 'dockerfile')
  expect(labels(items).filter((label) => !label.startsWith('df-'))).toEqual(stages)
  expect(items.every(({ detail }) => stages.length === 0 || detail !== undefined)).toBe(true)
})
