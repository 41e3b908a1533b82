import type { Json, JsonMap } from '../../server/src/yaml/json.ts'
import { pick, type Random } from './random.ts'

/** One of the resources that most applications are made of, by turns. The same numbers make the same resource. */
export function manifest(index: number, random: Random): JsonMap {
  const name = `${pick(WORDS, random)}-${index}`
  return resources[index % resources.length]!(name, random)
}

/** A config map of which the block form without blocks in it has `entries` lines and five more. */
export function configMap(name: string, entries: number): JsonMap {
  const data = Object.fromEntries(numbers(entries).map((i) => [`KEY_${i}`, `value of key ${i}`]))
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data }
}

export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i)
}

/** Some ordinary words. */
export function phrase(count: number, random: Random): string {
  return numbers(count)
    .map(() => pick(WORDS, random))
    .join(' ')
}

const WORDS =
  'cart checkout ledger payment search gateway worker queue report session catalog invoice mail audit proxy cache'.split(
    ' ',
  )

const resources: readonly ((name: string, random: Random) => JsonMap)[] = [
  deployment,
  service,
  (name, random) => ({ ...configMap(name, 8 + random(4)), data: settings(random) }),
  role,
  deployment,
  service,
]

function deployment(name: string, random: Random): JsonMap {
  const labels = { app: name, 'app.kubernetes.io/part-of': pick(WORDS, random) }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: pick(WORDS, random), labels, annotations: { note: phrase(9, random) } },
    spec: {
      replicas: 1 + random(5),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          containers: numbers(1 + random(2)).map((i) => container(`${name}-${i}`, random)),
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'config', configMap: { name: `${name}-config`, defaultMode: 420 } },
          ],
        },
      },
    },
  }
}

function container(name: string, random: Random): JsonMap {
  const port = 8000 + random(1000)
  return {
    name,
    image: `registry.example.com/${pick(WORDS, random)}/${name}:1.${random(30)}.${random(10)}`,
    args: ['--listen', `0.0.0.0:${port}`, `--level=${pick(['info', 'debug', 'warn'], random)}`],
    ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'RETRIES', value: String(random(10)) },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: `${name}-token`, key: 'token' } } },
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: 1, memory: '256Mi' } },
    livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, initialDelaySeconds: random(30) },
    securityContext: {
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'config', mountPath: '/etc/config', readOnly: true },
    ],
  }
}

function service(name: string, random: Random): JsonMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { app: name } },
    spec: {
      type: pick(['ClusterIP', 'NodePort', 'LoadBalancer'], random),
      selector: { app: name },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 + random(10) },
        { name: 'metrics', port: 9090, targetPort: 'metrics' },
      ],
    },
  }
}

function settings(random: Random): JsonMap {
  const lines = numbers(10).map((i) => `${pick(WORDS, random)}.${i} = ${phrase(3, random)}\n`)
  const entries: [string, Json][] = numbers(8).map((i) => [`SETTING_${i}`, phrase(1 + random(4), random)])
  return { ...Object.fromEntries(entries), 'application.properties': lines.join('') }
}

function role(name: string, random: Random): JsonMap {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, namespace: pick(WORDS, random) },
    rules: numbers(3).map(() => ({
      apiGroups: [pick(['', 'apps', 'batch'], random)],
      resources: ['pods', 'services', `${pick(WORDS, random)}s`],
      verbs: ['get', 'list', 'watch'],
    })),
  }
}
