import { expect, test } from 'vitest'
import { podSpecsOf, type SharedField } from '../../server/src/kubernetes/pod.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { textOf } from '../harness/yaml.ts'

function podsOf(content: string) {
  return resourcesOf(textOf(content)).flatMap(podSpecsOf)
}

const nested: readonly (readonly [apiVersion: string, kind: string, path: readonly string[]])[] = [
  ['v1', 'Pod', ['spec']],
  ['v1', 'PodTemplate', ['template', 'spec']],
  ['v1', 'ReplicationController', ['spec', 'template', 'spec']],
  ['apps/v1', 'Deployment', ['spec', 'template', 'spec']],
  ['apps/v1beta2', 'StatefulSet', ['spec', 'template', 'spec']],
  ['apps/v1', 'DaemonSet', ['spec', 'template', 'spec']],
  ['apps/v1', 'ReplicaSet', ['spec', 'template', 'spec']],
  ['extensions/v1beta1', 'Deployment', ['spec', 'template', 'spec']],
  ['batch/v1', 'Job', ['spec', 'template', 'spec']],
  ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ['argoproj.io/v1alpha1', 'Rollout', ['spec', 'template', 'spec']],
  ['serving.knative.dev/v1', 'Service', ['spec', 'template', 'spec']],
  ['serving.knative.dev/v1', 'Revision', ['spec']],
  ['keda.sh/v1alpha1', 'ScaledJob', ['spec', 'jobTargetRef', 'template', 'spec']],
]

for (const [apiVersion, kind, path] of nested) {
  test(`a ${kind} of ${apiVersion} keeps its pod at ${path.join('.')}`, () => {
    const pod = {
      containers: [{ name: 'app' }],
      initContainers: [{ name: 'init' }],
      ephemeralContainers: [{ name: 'debug' }],
    }
    const body = path.reduceRight<object>((value, key) => ({ [key]: value }), pod)
    const [spec] = podsOf(JSON.stringify({ apiVersion, kind, ...body }))
    expect(spec?.containers().map(({ name, list }) => [name, list])).toEqual([
      ['init', 'initContainers'],
      ['app', 'containers'],
      ['debug', 'ephemeralContainers'],
    ])
  })
}

test('lists of templates give a pod each', () => {
  const job = { template: { spec: { containers: [{ name: 'a' }] } } }
  const volcano = { apiVersion: 'batch.volcano.sh/v1alpha1', kind: 'Job', spec: { tasks: [job, job] } }
  const set = { template: { spec: job } }
  const jobSet = { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', spec: { replicatedJobs: [set, set, set] } }
  expect([volcano, jobSet].map((resource) => podsOf(JSON.stringify(resource)).length)).toEqual([2, 3])
})

test('the items of a List are resources, also in a list in it', () => {
  const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: {} })
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    items: [pod('a'), { apiVersion: 'v1', kind: 'PodList', items: [pod('b')] }],
  }
  expect(resourcesOf(textOf(JSON.stringify(list))).map(({ name }) => name)).toEqual(['a', 'b'])
})

test('what is no Kubernetes object is no resource', () => {
  for (const content of [
    '',
    'a: 1\n',
    'kind: Pod\n',
    'apiVersion: v2\nname: chart\n',
    'apiVersion: {{ .x }}\nkind: Pod\n',
    '- kind: Pod\n',
  ]) {
    expect(resourcesOf(textOf(content))).toEqual([])
  }
})

test('a kind whose name is one of every object makes no pods', () => {
  expect(podsOf('apiVersion: v1\nkind: constructor\nspec: {}\n')).toEqual([])
})

const EFFECTIVE = dedent(`
  apiVersion: v1
  kind: Pod
  metadata: {name: web, labels: {app: web}}
  spec:
    os: {name: windows}
    securityContext:
      runAsUser: 1000
      runAsNonRoot: true
      seccompProfile: {type: Localhost, localhostProfile: a.json}
      windowsOptions: {hostProcess: true, runAsUserName: b}
    initContainers:
      - name: side
        restartPolicy: Always
    containers:
      - name: app
        securityContext:
          runAsUser: 0
          runAsNonRoot: {{ .Values.nonRoot }}
          seccompProfile: {type: RuntimeDefault}
          windowsOptions: {hostProcess: false}
      - name: plain
`)

test('a container overrides its pod field by field', () => {
  const [pod] = podsOf(EFFECTIVE)
  const [app, plain] = pod!.containers('containers')
  const value = (field: SharedField, ...below: string[]) =>
    [app!, plain!].map((c) => c.effective(field, ...below).scalar)
  expect(value('runAsUser')).toEqual([0, 1000])
  expect(value('seccompProfile', 'type')).toEqual(['RuntimeDefault', 'Localhost'])
  expect(value('seccompProfile', 'localhostProfile')).toEqual([undefined, 'a.json'])
  expect(value('windowsOptions', 'hostProcess')).toEqual([false, true])
  expect(value('windowsOptions', 'runAsUserName')).toEqual(['b', 'b'])
  expect(app!.effective('runAsNonRoot').isUnknown && plain!.effective('runAsNonRoot').is(true)).toBe(true)
  expect(
    app!.effective('runAsGroup').isMissing && app!.effective('runAsGroup').parent?.parent?.get('name').is('app'),
  ).toBe(true)
})

test('a pod knows its metadata, its system and its sidecars', () => {
  const [pod] = podsOf(EFFECTIVE)
  expect(pod!.isWindows).toBe(true)
  expect(pod!.metadata.get('labels', 'app').is('web')).toBe(true)
  expect(pod!.containers().map(({ name, isSidecar }) => [name, isSidecar])).toEqual([
    ['side', true],
    ['app', false],
    ['plain', false],
  ])
})

test('a resource says what and where it is', () => {
  const [deployment] = resourcesOf(
    textOf('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n'),
  )
  expect([deployment!.groupKind, deployment!.name, deployment!.namespace]).toEqual(['apps/Deployment', 'web', 'shop'])
  const { text, span } = deployment!.location
  expect(text.content.slice(span.start, span.end)).toBe('web')
})
