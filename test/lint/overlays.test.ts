import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'

/** A few rules on what is there, on what is missing, and on names. */
const catalogue = rules.filter(({ id }) =>
  [
    'privileged-container',
    'host-pid',
    'memory-limit-missing',
    'image-tag-latest-or-missing',
    'default-namespace-used',
  ].includes(id),
)

/** What is found in one of some files, as `rule line`. */
function foundIn(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, catalogue)
  for (const [name, content] of Object.entries(files)) linter.update(name, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  const { findings } = linter.lint(path)
  return findings.map(({ document, finding }) => {
    const before = document.text.content.slice(0, finding.location.span.start)
    return `${finding.rule.id} ${document.ordinal}:${before.split('\n').length}`
  })
}

const base = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    namespace: default
  spec:
    hostPID: true
    containers:
      - name: app
        image: nginx:latest
        securityContext:
          privileged: true
      - name: log
        image: example.com/log:1.0
`)

/** What is found in the base when nothing is laid over it. */
const all = [
  'default-namespace-used 0:5',
  'host-pid 0:7',
  'memory-limit-missing 0:9',
  'image-tag-latest-or-missing 0:10',
  'privileged-container 0:12',
  'memory-limit-missing 0:13',
]

const [namespace, hostPid, memory, image, privileged, otherMemory] = all

const merge = (spec: string, more = '') =>
  `patches:\n- patch: '{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: ${spec}${more}}'\n`
const json = (operation: string, target = '{kind: Pod, name: web}') =>
  `patches:\n- patch: '[${operation}]'\n  target: ${target}\n`

/** What an overlay says, and what may be different by then. */
const OVERLAYS: readonly (readonly [title: string, overlay: string, unknown: readonly (string | undefined)[]])[] = [
  ['that only includes it changes nothing', '', []],
  ['sets what its patch sets', merge('{hostPID: false}'), [hostPid]],
  [
    'sets something in an item that it names',
    merge('{containers: [{name: app, resources: {limits: {memory: 1Gi}}}]}'),
    [memory],
  ],
  ['sets what was missing in another item', merge('{containers: [{name: log, resources: {}}]}'), [otherMemory]],
  [
    'takes an item away',
    merge('{containers: [{name: app, $patch: delete}]}'),
    [memory, image, privileged, otherMemory],
  ],
  ['replaces a map', merge('{containers: [{name: app, securityContext: {$patch: replace}}]}'), [privileged]],
  ['takes a field away', merge('{containers: [{name: app, securityContext: null}]}'), [privileged]],
  ['takes a resource away', merge('{hostPID: true}', ', $patch: delete'), all],
  ['patches another resource', merge('{hostPID: false}').replace('web', 'api'), []],
  ['patches another kind', merge('{hostPID: false}').replace('kind: Pod', 'kind: Job'), []],
  ['replaces a value by its pointer', json('{op: replace, path: /spec/hostPID, value: false}'), [hostPid]],
  [
    'adds a value where there is none',
    json('{op: add, path: /spec/containers/1/resources, value: {limits: {memory: 1Gi}}}'),
    [otherMemory],
  ],
  [
    'takes an item away by its index',
    json('{op: remove, path: /spec/containers/1}'),
    [memory, image, privileged, otherMemory],
  ],
  ['adds an item', json('{op: add, path: /spec/containers/-, value: {name: x}}'), []],
  ['moves a value', json('{op: move, from: /spec/hostPID, path: /spec/hostIPC}'), [hostPid]],
  ['only tests a value', json('{op: test, path: /spec/hostPID, value: true}'), []],
  ['puts something in the place of all', json('{op: replace, path: "", value: {}}'), all],
  ['patches all of a kind', json('{op: remove, path: /spec/hostPID}', '{kind: Pod}'), [hostPid]],
  ['patches what a pattern matches', json('{op: remove, path: /spec/hostPID}', '{name: w.*}'), [hostPid]],
  ['patches others, by a name in anchors', json('{op: remove, path: /spec/hostPID}', '{name: ^api$}'), []],
  ['sets tags of images', 'images: [{name: nginx, newTag: "1.29"}]\n', [image]],
  ['sets tags of other images', 'images: [{name: ngin, newTag: "1.29"}]\n', []],
  ['sets the namespace', 'namespace: shop\n', [namespace]],
  [
    'copies a value into a field',
    'replacements:\n- source: {kind: ConfigMap}\n  targets:\n  - select: {kind: Pod}\n    fieldPaths: ["spec.containers.[name=app].image"]\n',
    [image],
  ],
  [
    'copies a value into items of a list',
    'replacements:\n- source: {kind: ConfigMap}\n  targets:\n  - select: {kind: Pod}\n    fieldPaths: ["spec.containers.*.image"]\n',
    [memory, image, privileged, otherMemory],
  ],
  ['copies by what stands in a file', 'replacements: [{path: other.yaml}]\n', all],
  ['runs other programs', 'transformers: [x.yaml]\n', all],
  ['has a patch that is not there', 'patches: [{path: none.yaml, target: {kind: Pod}}]\n', all],
  ['has a patch elsewhere', 'patches: [{path: "https://example.com/x.yaml"}]\n', all],
  ['has a patch in a file', 'patches: [{path: file.yaml}]\n', [hostPid]],
  ['has an old patch in a file', 'patchesStrategicMerge: [file.yaml]\n', [hostPid]],
  ['has a JSON patch in a file', 'patchesJson6902: [{path: json.yaml, target: {kind: Pod, name: web}}]\n', [hostPid]],
  ['has a patch that is a template', 'patches: [{path: template.yaml, target: {kind: Pod}}]\n', all],
  ['includes a component that patches', 'components: [../component]\n', [hostPid]],
  [
    'gives a patched resource another name first',
    `namePrefix: x-\n${merge('{hostPID: false}').replace('web', 'x-web')}`,
    [hostPid],
  ],
  ['cannot be read', 'patches: [\n', all],
  ['is a template', 'images: [{name: {{ .x }}}]\n', all],
]

test.each(OVERLAYS)('an overlay %s', (_, overlay, unknown) => {
  const files = {
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'base/pod.yaml': base,
    'over/kustomization.yaml': `resources: [../base]\n${overlay}`,
    'over/file.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: false}\n',
    'over/json.yaml': '- {op: remove, path: /spec/hostPID}\n',
    'over/template.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n{{ toYaml .x }}\n',
    'component/kustomization.yaml': `kind: Component\n${merge('{hostPID: false}')}`,
  }
  expect(foundIn('base/pod.yaml', files)).toEqual(all.filter((found) => !unknown.includes(found)))
})

test('what is said of a patch changes with the kustomization that uses it', () => {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, catalogue)
  linter.update('a/patch.yaml', base)
  linter.update('a/kustomization.yaml', 'resources: [patch.yaml]\n')
  linter.folderRead('')
  const count = () => linter.lint('a/patch.yaml').findings.length
  expect(count()).toBe(all.length)
  linter.update('a/kustomization.yaml', 'patches: [{path: patch.yaml}]\n')
  expect(count()).toBe(all.length - 2)
  linter.remove('a/kustomization.yaml')
  expect(count()).toBe(all.length)
})

test('nothing is laid over a file that no kustomization names', () => {
  const files = { 'a/kustomization.yaml': 'patches: [{path: none.yaml}]\n', 'a/pod.yaml': base }
  expect(foundIn('a/pod.yaml', files)).toEqual(all)
})
