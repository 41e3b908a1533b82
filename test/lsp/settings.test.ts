import { writeFileSync } from 'node:fs'
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
    hostPID: true
    containers:
      - name: app
        image: nginx:1.29
        securityContext:
          privileged: true
`)

/** The severities of what the editor shows, by its rule; it may be of an older version. */
async function found(editor: Editor, pulls = true) {
  const published = editor.published.get(editor.uriOf('pod.yaml'))?.diagnostics ?? []
  const diagnostics = pulls ? await editor.diagnostics('pod.yaml') : published
  return Object.fromEntries(diagnostics.map(({ code, severity }) => [code, severity]))
}

const rows: readonly (readonly [
  settings: unknown,
  config: string | undefined,
  some: Readonly<Record<string, unknown>>,
])[] = [
  [null, undefined, { 'host-pid': 1, 'seccomp-not-set': undefined }],
  [{ profile: null, enable: null, rules: null }, undefined, { 'host-pid': 1 }],
  [{ enable: false }, undefined, { 'host-pid': undefined }],
  [{ profile: 'pss-restricted' }, undefined, { 'seccomp-not-set': 2, 'container-not-hardened': undefined }],
  [{ profile: 'pss-restricted', kubernetesVersion: '1.15' }, undefined, { 'seccomp-not-set': undefined }],
  [{ profile: 'pss-restricted' }, 'profile: recommended\n', { 'seccomp-not-set': undefined, 'host-pid': 1 }],
  [{ profile: 'pss-restricted' }, 'rules: {host-pid: hint}\n', { 'seccomp-not-set': 2, 'host-pid': 4 }],
  [null, 'overrides: [{files: ["*.yaml"], rules: {host-pid: off}}]\n', { 'host-pid': undefined }],
  [null, 'ignore: ["pod.*"]\n', { 'host-pid': undefined, 'privileged-container': undefined }],
  [{ rules: { 'host-pid': 'info' } }, undefined, { 'host-pid': 3 }],
  [
    { rules: { customizations: [{ rule: 'host-*', severity: 'warn' }] } },
    undefined,
    { 'host-pid': 2, 'privileged-container': 1 },
  ],
  [{ rules: { customizations: [{ rule: 'host-pid', severity: 'off' }] } }, undefined, { 'host-pid': undefined }],
  [{ rules: { customizations: [{ rule: '*', severity: 'downgrade' }] } }, undefined, { 'host-pid': 2 }],
  [
    {
      rules: {
        customizations: [
          { rule: '*', severity: 'off' },
          { rule: 'host-pid', severity: 'default' },
        ],
      },
    },
    undefined,
    { 'host-pid': 1, 'privileged-container': undefined },
  ],
  [
    { rules: { customizations: [{ rule: 'host-pid', severity: 'off' }] } },
    'rules: {host-pid: error}\n',
    { 'host-pid': 1 },
  ],
  [{ exclude: ['pod.yaml'] }, undefined, { 'host-pid': undefined }],
  [{ exclude: ['*.yaml', '!pod.yaml'] }, undefined, { 'host-pid': 1 }],
]

for (const pulls of [true, false]) {
  test(`what counts is the nearest word, and a change counts at once: ${pulls ? 'asked' : 'sent'}`, async () => {
    const editor = await openEditor({ pulls })
    await editor.open('pod.yaml', pod)
    for (const [settings, config, some] of rows) {
      await editor.configure(settings)
      if (config !== undefined) {
        writeFileSync(`${editor.folder}/.seaworthy.yaml`, config)
        await editor.watched(['.seaworthy.yaml', 1])
      }
      const shown = async () => {
        const all = await found(editor, pulls)
        return Object.fromEntries(Object.keys(some).map((id) => [id, all[id]]))
      }
      await expect.poll(shown, { message: JSON.stringify([settings, config]) }).toEqual(some)
      if (config !== undefined) await editor.watched(['.seaworthy.yaml', 3])
    }
  })
}

test('an open configuration file counts as it is typed', async () => {
  const editor = await openEditor()
  await editor.open('pod.yaml', pod)
  await editor.open('.seaworthy.yaml', 'rules:\n  host-pid: off\n')
  expect(await found(editor)).not.toHaveProperty('host-pid')
  await editor.edit('.seaworthy.yaml', 'rules:\n  host-pid: hint\n')
  expect(await found(editor)).toMatchObject({ 'host-pid': 4 })
  await editor.edit('.seaworthy.yaml', 'rules:\n  host-pod: hint\n')
  const [mistake] = await editor.diagnostics('.seaworthy.yaml')
  expect(mistake?.message).toContain('There is no rule "host-pod".')
})

for (const pulls of [true, false]) {
  test(`files are checked when they are saved, if so wanted: ${pulls ? 'asked' : 'sent'}`, async () => {
    const editor = await openEditor({ pulls, settings: { run: 'onSave' } })
    await editor.open('pod.yaml', pod)
    await expect.poll(() => found(editor, pulls)).toHaveProperty('host-pid')
    await editor.edit('pod.yaml', pod.replace('hostPID: true', 'hostPID: false'))
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await found(editor, pulls)).toHaveProperty('host-pid')
    await editor.save('pod.yaml')
    await expect.poll(() => found(editor, pulls)).not.toHaveProperty('host-pid')
  })
}

test('settings that make no sense are complained about in words', async () => {
  const editor = await openEditor()
  const said: string[] = []
  editor.rpc.onNotification('window/logMessage', ({ message }: { message: string }) => {
    said.push(message)
  })
  await editor.configure({
    run: 'never',
    exclude: 'vendor',
    rules: { customizations: [{ rule: 'x' }] },
    profile: 'lenient',
  })
  await expect.poll(() => said.length).toBeGreaterThanOrEqual(4)
  expect(said.sort()).toEqual([
    'The setting "seaworthy.exclude" is a list of patterns such as "vendor/**", not "vendor".',
    'The setting "seaworthy.profile" is one of recommended, strict, pedantic, all, pss-baseline, pss-restricted, not "lenient".',
    'The setting "seaworthy.rules.customizations" is a list of { "rule": "an-id", "severity": "warn" }, not [{"rule":"x"}].',
    'The setting "seaworthy.run" is one of onType, onSave, not "never".',
  ])
})

const statuses: readonly (readonly [path: string, text: string, reasons: readonly unknown[]])[] = [
  ['pod.yaml', pod, []],
  ['ci.yaml', 'on: push\njobs: {}\n', ['This is no file that Seaworthy checks.']],
  ['chart/values.yaml', 'image: nginx\n', ['These are values of a Helm chart: what they mean is up to its templates.']],
  ['.seaworthy.yaml', 'rules: {}\n', ['This is the configuration of Seaworthy: only mistakes in it are found.']],
  ['left-out.yaml', pod, ['The setting "seaworthy.exclude" leaves this file out.']],
  [
    'template.yaml',
    pod.replace('nginx:1.29', '{{ .Values.image }}'),
    ['This is a template: it prints 1 value, of which nothing can be known.'],
  ],
  ['broken.yaml', `${pod}\n---\na: [\n`, [expect.stringMatching(/^There are syntax errors in 1 document/)]],
  [
    'ignored.yaml',
    pod.replace('hostPID: true', 'hostPID: true # seaworthy-ignore host-pid: the agent'),
    ['1 finding is ignored: 1 by seaworthy-ignore.'],
  ],
]

test('the status says why little is shown', async () => {
  const editor = await openEditor({ settings: { exclude: ['left-*'] } })
  for (const [path, text, reasons] of statuses) {
    await editor.open(path, text)
    const status = await editor.rpc.sendRequest('seaworthy/status', { uri: editor.uriOf(path) })
    expect(status, path).toMatchObject({ reasons })
  }
  await editor.configure({ rules: { 'host-pid': 'off' } })
  const uri = editor.uriOf('pod.yaml')
  await expect
    .poll(() => editor.rpc.sendRequest('seaworthy/status', { uri }))
    .toMatchObject({ reasons: ['1 rule of the profile is off: host-pid.'] })
})
