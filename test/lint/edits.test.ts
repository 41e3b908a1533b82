import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { defineRule, type Fix } from '../../server/src/rules/rule.ts'
import { applyEdits } from '../../server/src/text/document.ts'

/** A rule about Services whose fix changes the Deployments, puts a resource behind the Service, and makes a file. */
const everywhere = defineRule({
  ...privilegedContainer,
  id: 'everywhere',
  on: 'resource',
  reads: ['apps/Deployment'],
  check(resource, { unit, report }) {
    if (resource.kind !== 'Service') return
    const fix: Fix = {
      title: 'Change everything',
      applicability: 'manual',
      changes: [
        ...unit.resources('apps/Deployment').map((other) => other.set(['metadata', 'labels', 'app'], 'web')),
        resource.labels.get('app').set('web'),
        {
          kind: 'append-document',
          after: resource.value.text,
          value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${resource.name}` } },
        },
        { kind: 'create-file', beside: resource.value.text, path: '.ignored', content: `${resource.name}\n` },
      ],
    }
    report({ at: resource, message: 'A Service.', fixes: [fix] })
  },
})

const service = (name: string) =>
  dedent(`
    apiVersion: v1
    kind: Service
    metadata:
      name: ${name}
  `)

const deployments = dedent(`
  apiVersion: v1
  kind: List
  items:
    - apiVersion: v1
      kind: Secret
    - apiVersion: apps/v1
      kind: Deployment
      metadata: {name: one, labels: {app: shop}}
`)

function linterOf(files: Readonly<Record<string, string>>): Linter {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, [everywhere])
  for (const [path, content] of Object.entries(files)) linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  return linter
}

/** All files of a linter with all fixes made that one of them has, and why some are not. */
function fixedFrom(linter: Linter, files: Readonly<Record<string, string>>, path: string) {
  const result = linter.lint(path)
  const changes = result.findings.flatMap(({ finding }) => finding.fixes.flatMap((fix) => fix.changes))
  const { changed, created, skipped } = editsOfFiles(changes, result)
  const after = [...changed].map(([name, edits]) => [name, applyEdits(files[name] ?? '', edits)])
  return {
    files: { ...files, ...Object.fromEntries(after), ...Object.fromEntries(created) },
    skipped: skipped.map(({ reason }) => reason),
  }
}

const files = { 'shop/service.yaml': service('web'), 'shop/apps/all.yaml': deployments }

test('a fix changes its file and others, puts a document behind one, and makes a file', () => {
  expect(fixedFrom(linterOf(files), files, 'shop/service.yaml')).toEqual({
    files: {
      'shop/service.yaml': dedent(`
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          labels:
            app: web
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
      `),
      'shop/apps/all.yaml': deployments.replace('shop', 'web'),
      'shop/.ignored': 'web\n',
    },
    skipped: [],
  })
})

test('a fix follows a resource that moves in its file, though nobody looks again', () => {
  const linter = linterOf(files)
  const moved = `# more\n${service('two').replace('Service', 'Secret')}---\n${deployments.replace('- apiVersion: v1\n    kind: Secret\n  ', '')}`
  linter.update('shop/apps/all.yaml', moved)
  const now = { ...files, 'shop/apps/all.yaml': moved }
  const { files: after, skipped } = fixedFrom(linter, now, 'shop/service.yaml')
  expect(after['shop/apps/all.yaml']).toBe(moved.replace('shop', 'web'))
  expect(skipped).toEqual([])
})

test('documents go behind those that they belong to, and a file is made once', () => {
  const two = { 'two.yaml': `${service('a')}---\n${service('b')}` }
  const after = fixedFrom(linterOf(two), two, 'two.yaml')
  const contents: Readonly<Record<string, string>> = after.files
  const names = contents['two.yaml']!.split('---\n').map((part) =>
    part.match(/kind: (\w+)\n.*\n {2}name: (\w)/)?.slice(1),
  )
  expect(names).toEqual([
    ['Service', 'a'],
    ['ConfigMap', 'a'],
    ['Service', 'b'],
    ['ConfigMap', 'b'],
  ])
  expect(after.files).toMatchObject({ '.ignored': 'a\n' })
  expect(after.skipped).toEqual(['contradiction'])
})

test('what stands in no file any more is not changed', () => {
  const linter = linterOf(files)
  const { findings } = linter.lint('shop/service.yaml')
  linter.remove('shop/apps/all.yaml')
  const changes = findings.flatMap(({ finding }) => finding.fixes.flatMap((fix) => fix.changes))
  const { skipped } = editsOfFiles(changes, linter.lint('shop/service.yaml'))
  expect(skipped.map(({ reason }) => reason)).toEqual(['gone'])
})

test.each([
  ['beside it', 'a/b.yaml', 'new', 'a/new'],
  ['in a folder beside it', 'a/b.yaml', 'c/new', 'a/c/new'],
  ['in a folder above', 'file:///a/b.yaml', '../new', 'file:///new'],
  ['with a name that is escaped', 'file:///a/b.yaml', 'n w', 'file:///a/n%20w'],
  ['nowhere, by an absolute path', 'a/b.yaml', '/etc/new', undefined],
])('a file is made %s', (_, uri, path, made) => {
  const linter = new Linter()
  linter.update(uri, service('web'))
  const result = linter.lint(uri)
  const beside = result.documents[0]!.text
  const { created, skipped } = editsOfFiles([{ kind: 'create-file', beside, path, content: '' }], result)
  expect([...created.keys()]).toEqual(made === undefined ? [] : [made])
  expect(skipped.map(({ reason }) => reason)).toEqual(made === undefined ? ['unknown'] : [])
})
