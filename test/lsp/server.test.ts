import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { applyTo } from '../harness/editor.ts'
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
const privileged = { start: { line: 9, character: 20 }, end: { line: 9, character: 24 } }

for (const pulls of [true, false]) {
  for (const serves of [true, false]) {
    const how = `${pulls ? 'pulls' : 'is pushed to'} and ${serves ? 'serves files' : 'leaves files to the server'}`
    test(`a client that ${how} gets what is found, and mends it`, async () => {
      const editor = await openEditor({ pulls, serves, files: { 'pod.yaml': pod } })
      await editor.open('pod.yaml', pod)
      const found = await editor.diagnostics('pod.yaml')
      expect(found.find(({ code }) => code === 'privileged-container')).toMatchObject({
        range: privileged,
        severity: 1,
        source: 'seaworthy',
        message: 'Container "app" runs in privileged mode.',
      })
      const actions = await editor.actions('pod.yaml', privileged, ['quickfix'])
      const fix = actions.find(({ title }) => title.startsWith('Set privileged to false'))
      const fixed = applyTo(pod, fix?.edit)
      expect(fixed).toBe(pod.replace('true', 'false'))
      await editor.edit('pod.yaml', fixed)
      const left = await editor.diagnostics('pod.yaml')
      expect(left.map(({ code }) => code)).not.toContain('privileged-container')
      await editor.rpc.sendRequest('shutdown')
      await editor.rpc.sendNotification('exit')
      expect(await editor.ended).toBe(0)
    })
  }
}
