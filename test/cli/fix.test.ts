import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { folderWith, runIn } from '../harness/cli.ts'

const pod = dedent(`
  apiVersion: v1
  kind: Pod
  metadata: {name: web}
  spec:
    containers:
      - name: app
        securityContext:
          privileged: true # why
`)
const mended = pod.replace('true', 'false')
const unsafe = ['fix', '--unsafe', '--profile', 'pss-baseline']

test('unsafe fixes are made where they are asked for', () => {
  const folder = folderWith({ 'pod.yaml': pod, 'fine.yaml': 'a: 1\n' })
  expect(runIn(folder, unsafe)).toEqual({
    out: 'pod.yaml: 1 finding fixed.\n',
    error: '1 finding fixed in 1 file, 0 left.\n',
    status: 0,
  })
  expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(mended)
})

test('without being asked for only safe fixes are made, and what is left decides about the status', () => {
  const folder = folderWith({ 'pod.yaml': pod })
  expect(runIn(folder, ['fix', '--profile', 'pss-baseline'])).toMatchObject({ out: '', status: 1 })
  expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(pod)
})

test('--diff shows what would change and changes nothing', () => {
  const folder = folderWith({ 'pod.yaml': pod })
  const { out, error, status } = runIn(folder, [...unsafe, '--diff'])
  expect(out).toBe(
    dedent(`
      --- a/pod.yaml
      +++ b/pod.yaml
      @@ -5,4 +5,4 @@
         containers:
           - name: app
             securityContext:
      -        privileged: true # why
      +        privileged: false # why
    `),
  )
  expect([error, status]).toEqual(['1 finding would be fixed in 1 file.\n', 1])
  expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(pod)
})

test('nothing is written through a link', () => {
  const folder = folderWith({ 'target.txt': pod })
  symlinkSync(join(folder, 'target.txt'), join(folder, 'pod.yaml'))
  const { error, status } = runIn(folder, [...unsafe, 'pod.yaml'])
  expect(error).toContain('"pod.yaml" cannot be written: it is a link.')
  expect(status).toBe(2)
  expect(readFileSync(join(folder, 'target.txt'), 'utf8')).toBe(pod)
})

test('a file that is not UTF-8 is left alone', () => {
  const folder = folderWith({})
  const bytes = Buffer.concat([Buffer.from(pod), Buffer.from([0x23, 0xff, 0x0a])])
  writeFileSync(join(folder, 'pod.yaml'), bytes)
  expect(runIn(folder, unsafe)).toMatchObject({ status: 2, error: expect.stringContaining('it is not UTF-8') })
  expect(readFileSync(join(folder, 'pod.yaml'))).toEqual(bytes)
})
