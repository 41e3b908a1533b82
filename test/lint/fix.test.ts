import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { fixFile, fixFiles } from '../../server/src/lint/fix.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { hostPid } from '../../server/src/rules/kubernetes/host/host-pid.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { defineRule } from '../../server/src/rules/rule.ts'

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
  const { content, fixed, rounds } = fixFile(file, config, { allowed: ['safe', 'unsafe'] })
  expect(content).toBe(file.replaceAll('true', 'false'))
  expect([fixed, rounds]).toEqual([2, 1])
})

test('a file is fixed until there is nothing left to fix', () => {
  const once = fixFile(file, config, { allowed: ['safe', 'unsafe'] }).content
  expect(fixFile(once, config, { allowed: ['safe', 'unsafe'] })).toEqual({ content: once, fixed: 0, rounds: 0 })
})

test('what is not allowed is not made', () => {
  expect(fixFile(file, config, { allowed: ['safe'] })).toEqual({ content: file, fixed: 0, rounds: 0 })
})

test('a document with a syntax error stays as it is, and the others are fixed', () => {
  const broken = `${file}---\na: [\n`
  expect(fixFile(broken, config, { allowed: ['unsafe'] }).content).toBe(broken.replaceAll('true', 'false'))
})

/** A rule whose fix sets a label here and elsewhere, and makes a file. */
const labelled = defineRule({
  ...privilegedContainer,
  id: 'labelled',
  on: 'resource',
  reads: ['/Secret'],
  check(resource, { unit, report }) {
    const label = resource.labels.get('app')
    if (resource.kind !== 'Service' || !label.isMissing) return
    const changes = [
      label.set('web'),
      ...unit.resources('/Secret').map((other) => other.set(['metadata', 'labels', 'app'], 'web')),
      { kind: 'create-file', beside: resource.value.text, path: 'notes.txt', content: 'web\n' } as const,
    ]
    report({
      at: resource,
      message: 'A Service without a label.',
      fixes: [{ title: 'Set it', applicability: 'safe', changes }],
    })
  },
})

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n'
const secret = service.replace('Service', 'Secret')
const label = '  labels:\n    app: web\n'

/** What is fixed when these files are asked for, of two that are there. */
function fixedIn(...uris: readonly string[]) {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, [labelled])
  const files = [
    { uri: 'a/service.yaml', content: service },
    { uri: 'a/b/secret.yaml', content: secret },
  ]
  for (const { uri, content } of files) linter.update(uri, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  const asked = files.filter(({ uri }) => uris.includes(uri))
  const { changed, created } = fixFiles(linter, asked, { allowed: ['safe'] })
  return Object.fromEntries([...[...changed].map(([uri, { content }]) => [uri, content]), ...created])
}

test('a fix may change several of the files that are asked for, and make one', () => {
  expect(fixedIn('a/service.yaml', 'a/b/secret.yaml')).toEqual({
    'a/service.yaml': service + label,
    'a/b/secret.yaml': secret + label,
    'a/notes.txt': 'web\n',
  })
})

test('a fix that changes a file which is not asked for is not made', () => {
  expect(fixedIn('a/service.yaml')).toEqual({})
})

test('only the fixes of rules that are asked for are made', () => {
  expect(fixFile(file, { ...config, only: [hostPid] }, { allowed: ['unsafe'] }).content).toBe(file)
  expect(fixFile(file, { ...config, only: [privilegedContainer] }, { allowed: ['unsafe'] }).rounds).toBe(1)
})
