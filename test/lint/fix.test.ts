import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { fixFile } from '../../server/src/lint/fix.ts'
import { dedent } from '../../server/src/rules/example.ts'

const config = { profile: 'pss-baseline', kubernetes: newestVersion } as const

const file = dedent(`
  # two pods
  apiVersion: v1
  kind: Pod
  metadata: {name: a}
  spec:
    containers:
      - name: app
        securityContext: {privileged: true} # one
  ---
  apiVersion: v1
  kind: Pod
  metadata: {name: b}
  spec:
    containers:
      - name: app
        securityContext:
          privileged: true # two
`)

test('all documents of a file are fixed at once, and nothing else changes', () => {
  const { content, fixed, rounds } = fixFile(file, config, ['safe', 'unsafe'])
  expect(content).toBe(file.replaceAll('true', 'false'))
  expect([fixed, rounds]).toEqual([2, 1])
})

test('a file is fixed until there is nothing left to fix', () => {
  const once = fixFile(file, config, ['safe', 'unsafe']).content
  expect(fixFile(once, config, ['safe', 'unsafe'])).toEqual({ content: once, fixed: 0, rounds: 0 })
})

test('what is not allowed is not made', () => {
  expect(fixFile(file, config, ['safe'])).toEqual({ content: file, fixed: 0, rounds: 0 })
})

test('a document with a syntax error stays as it is, and the others are fixed', () => {
  const broken = `${file}---\na: [\n`
  expect(fixFile(broken, config, ['unsafe']).content).toBe(broken.replaceAll('true', 'false'))
})
