import { expect, test } from 'vitest'
import { readKustomization } from '../../server/src/kubernetes/kustomization.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { run } from '../harness/cli.ts'
import { textOf } from '../harness/yaml.ts'

const kustomization = dedent(`
  resources: [pod.yaml]
  patches:
    - path: patch.yaml
    - patch: |-
        - op: remove
          path: /spec/hostPID
      target: {kind: Pod}
  patchesStrategicMerge:
    - old.yaml
    - |-
      kind: Pod
  patchesJson6902:
    - path: json6902.yaml
`)

test('a kustomization names its patch files', () => {
  const patches = readKustomization(textOf(kustomization))?.patches
  expect(patches?.map(({ file, content }) => file ?? content)).toEqual([
    'patch.yaml',
    '- op: remove\n  path: /spec/hostPID',
    'json6902.yaml',
    'old.yaml',
    'kind: Pod',
  ])
})

test('nothing is missing from a patch, and null in it is no value', () => {
  const [document] = readYaml('file:///patch.yaml', 'spec: {a: 1, b: null, c: [x]}\n', 'kubernetes', [], true)
  const spec = rootOf(document!.text).get('spec')
  expect(spec.get('a').is(1)).toBe(true)
  expect(spec.get('z').isUnknown && spec.get('b').isUnknown && rootOf(document!.text).get('y').isUnknown).toBe(true)
  expect([spec.get('c').contains('x'), spec.get('c').lacks('y')]).toEqual([true, false])
})

const patch = dedent(`
  apiVersion: v1
  kind: Pod
  metadata: {name: web}
  spec:
    hostPID: true
    containers: [{name: app}]
`)

test('of a patch only what it says is found', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [pod.yaml]\npatches: [{path: patch.yaml}]\n',
    'base/patch.yaml': patch,
    'base/pod.yaml': patch,
  }
  const rulesIn = (path: string) => {
    const { findings } = JSON.parse(run(['check', '--format', 'json', '--profile', 'pss-restricted', path], files).out)
    return new Set(findings.map(({ rule }: { rule: string }) => rule))
  }
  expect([...rulesIn('base/patch.yaml')]).toEqual(['host-pid'])
  expect(rulesIn('base/pod.yaml').size).toBeGreaterThan(1)
})
