import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isMap, isScalar, isSeq, type Node, parseAllDocuments, visit } from 'yaml'

const folder = fileURLToPath(new URL('../examples/', import.meta.url))

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(`${folder}/${file}`).isFile())
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
const manifests = files.filter((file) => /\.(ya?ml|json)$/.test(file) && !file.startsWith('chart/templates/'))
const kustomizations = files.filter((file) => file.endsWith('/kustomization.yaml'))

const windowsMade = 'k8s/windows-made.yaml'

test.each(manifests)('%s is YAML without an error or a warning, and its aliases have anchors', (file) => {
  const documents = documentsOf(file)
  expect(documents.flatMap((document) => [...document.errors, ...document.warnings])).toEqual([])
  expect(documents.map((document) => typeof document.toJS())).toContain('object')
})

test.each(manifests.filter((file) => file.endsWith('.json')))('%s is JSON', (file) => {
  expect(JSON.parse(read(file))).toHaveProperty('kind')
})

test('every manifest that is not part of a kustomization says what it is', () => {
  const nameless = manifests
    .filter((file) => file.startsWith('k8s/'))
    .filter((file) => rootsOf(file).some((root) => !root.has('apiVersion') || !root.has('kind')))
  expect(nameless).toEqual([])
})

test.each([
  'ClusterRole',
  'ClusterRoleBinding',
  'ConfigMap',
  'CronJob',
  'Deployment',
  'Ingress',
  'List',
  'Namespace',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
])('there is a %s among the plain manifests', (kind) => {
  const kinds = manifests.filter((file) => file.startsWith('k8s/')).flatMap(kindsOf)
  expect(kinds).toContain(kind)
})

test.each([
  ['a file of several documents', (text: string) => /^---$/m.test(text)],
  ['indentation of four spaces', (text: string) => /^metadata:\n {4}\w/m.test(text)],
  ['an anchor, an alias and a merge key', (text: string) => / &\w/.test(text) && /<<: \*\w/.test(text)],
  ['a removed API version', (text: string) => text.includes('policy/v1beta1')],
  ['a suppression of kube-linter', (text: string) => text.includes('ignore-check.kube-linter.io/')],
  ['a suppression of Checkov', (text: string) => text.includes('# checkov:skip=')],
  ['JSON', (text: string) => text.startsWith('{')],
])('some plain manifest shows %s', (_shape, has) => {
  const texts = manifests.filter((file) => file.startsWith('k8s/')).map(read)
  expect(texts.some(has)).toBe(true)
})

test('the file made on Windows has CR LF after each line, and no other file has a CR', () => {
  const text = read(windowsMade)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(files.filter((file) => read(file).includes('\r'))).toEqual([windowsMade])
  expect(read('.gitattributes')).toContain(`${windowsMade} -text\n`)
})

test.each(kustomizations)('every path in %s exists', (file) => {
  const paths = pathsIn(file)
  const base = file.slice(0, file.lastIndexOf('/'))
  expect(paths.length).toBeGreaterThan(0)
  expect(paths.filter((path) => !existsSync(`${folder}/${base}/${path}`))).toEqual([])
})

test('the builds and the environment file of the Compose file exist', () => {
  const builds = [...read('compose.yaml').matchAll(/(?:build|context): (docker\/\S+)/g)].map((match) => match[1])
  expect(builds).toEqual(['docker/storefront', 'docker/orders', 'docker/payments'])
  expect(builds.filter((build) => !existsSync(`${folder}/${build}/Dockerfile`))).toEqual([])
  expect(files).toContain(/env_file: (\S+)/.exec(read('compose.yaml'))?.[1])
})

test.each([
  ['a tab', /\t/],
  ['a blank at its end', / \r?$/],
  ['a path of a machine', /\/home\/\w|\/Users\/\w|\b[A-Za-z]:\\/],
  ['the shape of a real credential', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN|\b(?:gh[opsu]_|xox[abps]-|sk_|eyJ)\w/],
])('no line holds %s', (_what, pattern) => {
  const found = files.flatMap((file) => {
    const lines = read(file).split('\n')
    return lines.filter((line) => pattern.test(line)).map((line) => `${file}: ${line}`)
  })
  expect(found).toEqual([])
})

test('every host of a URL is inside the cluster or reserved for examples', () => {
  const hosts = files.flatMap((file) =>
    [...read(file).matchAll(/\b[a-z]+:\/\/(?:[^@/\s"]+@)?([\w.-]+)/g)].map((match) => match[1] ?? ''),
  )
  expect(hosts.length).toBeGreaterThan(0)
  expect(hosts.filter((host) => host.includes('.') && !/\.(?:example|svc)$/.test(host))).toEqual([])
})

function read(file: string): string {
  return readFileSync(`${folder}/${file}`, 'utf8')
}

function documentsOf(file: string) {
  const documents = parseAllDocuments(read(file), { merge: true })
  return 'empty' in documents ? [] : documents
}

function rootsOf(file: string) {
  return documentsOf(file)
    .map((document) => document.contents)
    .filter((root) => isMap(root))
}

/** The kinds of a file's documents, and of what a `List` among them holds. */
function kindsOf(file: string): unknown[] {
  return rootsOf(file).flatMap((root) => {
    const items = root.get('items')
    const listed = isSeq<Node>(items) ? items.items.map((item) => (isMap(item) ? item.get('kind') : undefined)) : []
    return [root.get('kind'), ...listed]
  })
}

/** What a kustomization refers to: its resources, and the `path` of each of its patches. */
function pathsIn(file: string): string[] {
  const paths: string[] = []
  for (const root of rootsOf(file)) {
    const resources = root.get('resources')
    if (isSeq(resources)) paths.push(...resources.items.map(String))
    visit(root, {
      Pair(_key, { key, value }) {
        if (isScalar(key) && key.value === 'path' && isScalar(value)) paths.push(String(value.value))
      },
    })
  }
  return paths
}
