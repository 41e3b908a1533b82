import { expect, test } from 'vitest'
import type { CodeAction } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { applyTo, type Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    hostPID: true
    containers: []
`)
const here = { start: { line: 5, character: 12 }, end: { line: 5, character: 12 } }

async function ignoring(editor: Editor, only = 'quickfix.suppressRule'): Promise<readonly CodeAction[]> {
  await editor.open('pod.yaml', pod)
  return (await editor.actions('pod.yaml', here, [only])).filter(({ title }) => title.includes('host-pid'))
}

const settings = { profile: 'pss-baseline' }

test('a finding can be ignored for its line, resource, file and folder, with a reason to fill in', async () => {
  const editor = await openEditor({ settings })
  const actions = await ignoring(editor)
  expect(actions.map(({ title, kind }) => [kind, title])).toEqual([
    ['quickfix.suppressRule.line.seaworthy', 'Ignore host-pid for this line'],
    ['quickfix.suppressRule.resource.seaworthy', 'Ignore host-pid for this resource'],
    ['quickfix.suppressRule.file.seaworthy', 'Ignore host-pid for this file'],
    ['quickfix.suppressRule.workspace.seaworthy', 'Turn host-pid off in a new .seaworthy.yaml'],
  ])
  const [line, resource, file, folder] = actions
  const changed = pod.replace('  hostPID', '  # seaworthy-ignore host-pid: TODO\n  hostPID')
  expect(applyTo(pod, line?.edit)).toBe(changed)
  for (const { edit, diagnostics } of [line!, resource!, file!]) {
    expect(diagnostics).toMatchObject([{ code: 'host-pid' }])
    await editor.edit('pod.yaml', applyTo(pod, edit))
    expect(await editor.diagnostics('pod.yaml')).toEqual([])
  }
  expect(folder?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: editor.uriOf('.seaworthy.yaml') },
    { edits: [{ newText: 'rules:\n  host-pid: off # TODO\n' }] },
  ])
})

test('a rule is turned off in the configuration file that counts, open or not', async () => {
  const editor = await openEditor({ settings, files: { '.seaworthy.yaml': 'profile: pss-baseline # ours\n' } })
  await expect.poll(async () => (await ignoring(editor)).at(-1)?.title).toBe('Turn host-pid off in .seaworthy.yaml')
  const folder = (await ignoring(editor)).at(-1)
  expect(folder?.edit?.documentChanges).toMatchObject([
    { textDocument: { uri: editor.uriOf('.seaworthy.yaml'), version: null } },
  ])
  expect(applyTo('profile: pss-baseline # ours\n', folder?.edit)).toMatch(/^profile: pss-baseline # ours\nrules:/)
})

test('a single kind can be asked for, and none need be offered', async () => {
  const editor = await openEditor({ settings })
  expect(await ignoring(editor, 'quickfix.suppressRule.file')).toHaveLength(1)
  expect(await ignoring(editor, 'source')).toEqual([])
  await editor.configure({ ...settings, codeAction: { disableRuleComment: { enable: false } } })
  expect(await ignoring(editor)).toEqual([])
})

test('the comment can stand at the end of the line', async () => {
  const editor = await openEditor({
    settings: { ...settings, codeAction: { disableRuleComment: { location: 'sameLine' } } },
  })
  const [line] = await ignoring(editor)
  const changed = pod.replace('true', 'true # seaworthy-ignore host-pid: TODO')
  expect(applyTo(pod, line?.edit)).toBe(changed)
  await editor.edit('pod.yaml', changed)
  expect(await editor.diagnostics('pod.yaml')).toEqual([])
})

test('the cursor goes to the reason where the client can take it there', async () => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true }
  const editor = await openEditor({ settings, capabilities: { workspace: { configuration: true, workspaceEdit } } })
  const [line] = await ignoring(editor)
  const snippet = { kind: 'snippet', value: '  # seaworthy-ignore host-pid: ${1:TODO}\n' }
  expect(line?.edit?.documentChanges).toMatchObject([{ edits: [{ snippet }] }])
})

test('the page of a rule is offered to clients that show it', async () => {
  const titles = async (options: object, more = {}) => {
    const editor = await openEditor({ settings: { ...settings, ...more }, options: { ...options } })
    await editor.open('pod.yaml', pod)
    return (await editor.actions('pod.yaml', here)).map(({ title }) => title)
  }
  const title = 'Show documentation of host-pid'
  expect(await titles({ showsRulePages: true })).toContain(title)
  expect(await titles({})).not.toContain(title)
  const codeAction = { showDocumentation: { enable: false } }
  expect(await titles({ showsRulePages: true }, { codeAction })).not.toContain(title)
})

test('what is found in a Dockerfile can be ignored for its line, stage, file and folder', async () => {
  const editor = await openEditor({ settings: { codeAction: { disableRuleComment: { location: 'sameLine' } } } })
  const dockerfile = '# syntax=docker/dockerfile:1\nFROM debian:13-slim\nUSER app\n# why\nADD a \\\n  b /c/\n'
  await editor.open('Dockerfile', dockerfile, 'dockerfile')
  const place = { start: { line: 4, character: 1 }, end: { line: 4, character: 1 } }
  const actions = (await editor.actions('Dockerfile', place, ['quickfix.suppressRule'])).filter(({ title }) =>
    title.includes('add-instead-of-copy'),
  )
  expect(actions.map(({ kind }) => kind)).toEqual(
    ['line', 'stage', 'file', 'workspace'].map((scope) => `quickfix.suppressRule.${scope}.seaworthy`),
  )
  // A comment at the end of a line would be a word of its instruction.
  const [line, stage, file] = actions.map(({ edit }) => applyTo(dockerfile, edit))
  expect(line).toBe(dockerfile.replace('ADD', '# seaworthy-ignore add-instead-of-copy: TODO\nADD'))
  expect(stage).toBe(dockerfile.replace('FROM', '# seaworthy-ignore-stage add-instead-of-copy: TODO\nFROM'))
  expect(file).toBe(dockerfile.replace('FROM', '# seaworthy-ignore-file add-instead-of-copy: TODO\nFROM'))
})
