import { expect, test } from 'vitest'
import { backendsOf } from '../../server/src/kubernetes/backend.ts'
import { mayResolveNames } from '../../server/src/kubernetes/cluster-dns.ts'
import { sendsTo, waysTo } from '../../server/src/kubernetes/exposure.ts'
import { factsOf } from '../../server/src/kubernetes/facts.ts'
import { readNetworkPolicy } from '../../server/src/kubernetes/network-policy.ts'
import { mayMakePods } from '../../server/src/kubernetes/pod-makers.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { readService, targetsOf } from '../../server/src/kubernetes/service.ts'
import { readYaml } from '../../server/src/yaml/document.ts'

const resourceOf = (content: string) =>
  readYaml('a.yaml', content, 'kubernetes').flatMap(({ text }) => resourcesOf(text))[0]!
const object = (apiVersion: string, kind: string, spec: string) =>
  resourceOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\nspec: { ${spec} }\n`)
const service = (spec: string) => object('v1', 'Service', spec)

test.each([
  ['networking.k8s.io/v1', 'Ingress', 'defaultBackend: { service: { name: a } }', ['a']],
  [
    'networking.k8s.io/v1',
    'Ingress',
    'rules: [{ http: { paths: [{ backend: { service: { name: a } } }, { backend: { resource: { name: b } } }] } }]',
    ['a'],
  ],
  ['extensions/v1beta1', 'Ingress', 'backend: { serviceName: a }', ['a']],
  [
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    'rules: [{ backendRefs: [{ name: a }, { name: b, namespace: c }, { name: d, kind: Bucket }] }]',
    ['a', 'b in c'],
  ],
  [
    'networking.istio.io/v1',
    'VirtualService',
    'gateways: [out], http: [{ route: [{ destination: { host: a } }, { destination: { host: b.c.svc.cluster.local } }, { destination: { host: example.com.au } }] }]',
    ['a', 'b in c'],
  ],
  [
    'networking.istio.io/v1',
    'VirtualService',
    'gateways: [mesh], http: [{ route: [{ destination: { host: a } }] }]',
    [],
  ],
  ['route.openshift.io/v1', 'Route', 'to: { kind: Service, name: a }', ['a']],
  [
    'traefik.io/v1alpha1',
    'IngressRoute',
    'routes: [{ services: [{ name: a }, { name: api, kind: TraefikService }] }]',
    ['a'],
  ],
  ['networking.k8s.io/v1', 'Ingress', 'defaultBackend: { service: { name: "{{ .Values.a }}" } }', []],
  ['v1', 'Service', 'selector: { app: a }', []],
])('the Services behind %s %s with %s', (apiVersion, kind, spec, expected) => {
  const backends = backendsOf(object(apiVersion, kind, spec))
  expect(backends.map((one) => one.service + (one.namespace === undefined ? '' : ` in ${one.namespace}`))).toEqual(
    expected,
  )
})

test.each([
  ['ports: [{ port: 80 }]', [80]],
  ['ports: [{ port: 80, targetPort: 8080 }]', [8080]],
  ['ports: [{ port: 80, targetPort: web }]', [8080, 9090]],
  ['ports: [{ port: 80, targetPort: web, protocol: UDP }]', []],
  ['ports: [{ port: 80, targetPort: "{{ .Values.port }}" }]', []],
])('the ports that a Service with %s leads to', (spec, expected) => {
  const { ports } = readService(service(spec))
  const ofPod = { items: [8080, 9090].map((port) => ({ name: 'web', protocol: 'TCP' as const, port })), isOpen: false }
  expect(ports.items.flatMap((port) => targetsOf(port, ofPod))).toEqual(expected)
})

test.each([
  ['selector: { app: web }, ports: [{ port: 80 }]', 'ClusterIP', false],
  ['type: NodePort, clusterIP: None, selector: {}', 'NodePort', false],
  ['type: "{{ .Values.type }}", ports: [{ port: "{{ .Values.port }}" }]', 'unknown', true],
])('a Service with %s', (spec, type, isOpen) => {
  const read = readService(service(spec))
  expect([read.type, read.ports.isOpen]).toEqual([type, isOpen])
})

test.each([
  ['a load balancer', ['type: LoadBalancer, selector: { app: web }'], [], ['web']],
  ['an Ingress', ['selector: { app: web }'], ['defaultBackend: { service: { name: web } }'], ['web by Ingress']],
  ['an Ingress to another', ['selector: { app: web }'], ['defaultBackend: { service: { name: api } }'], []],
  ['a Service for others', ['type: NodePort, selector: { app: api }'], [], []],
  ['a Service without a selector', ['type: NodePort'], [], []],
  ['a Service of a template', ['type: NodePort, selector: { app: "{{ .Values.app }}" }'], [], []],
])('the ways to pods by %s', (_, services, ingresses, expected) => {
  const facts = (resource: ReturnType<typeof resourceOf>) => ({ facts: factsOf(resource) })
  const labels = { values: new Map([['app', 'web']]), open: false }
  const own = services.map(service).filter((one) => sendsTo(readService(one), labels) === 'yes')
  const ways = waysTo(
    own.map(facts),
    ingresses.map((spec) => facts(object('networking.k8s.io/v1', 'Ingress', spec))),
  )
  const shown = ways.map(({ service: { facts: one }, route }) => `${one.name}${route ? ' by Ingress' : ''}`)
  expect(shown).toEqual(expected)
})

test.each([
  ['egress: [{}]', 'yes'],
  ['egress: [{ ports: [{ port: 53, protocol: UDP }] }]', 'yes'],
  ['egress: [{ ports: [{ port: 53 }] }]', 'no'],
  ['egress: [{ to: [{ podSelector: {} }] }]', 'no'],
  ['egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]', 'unknown'],
  ['egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }] }]', 'yes'],
  ['egress: [{ to: [{ namespaceSelector: { matchLabels: { name: kube-system } } }] }]', 'unknown'],
  ['egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }] }]', 'no'],
])('whether a policy with %s lets pods ask for names', (spec, expected) => {
  expect(mayResolveNames(readNetworkPolicy(object('networking.k8s.io/v1', 'NetworkPolicy', spec)))).toBe(expected)
})

test('pods that no manifest shows come from operators, and from what is not known', () => {
  const kinds = ['monitoring.coreos.com/Prometheus', 'example.com/Thing', 'helm.toolkit.fluxcd.io/HelmRelease'] as const
  const quiet = [
    '/Service',
    'apps/Deployment',
    'argoproj.io/Rollout',
    'cert-manager.io/Certificate',
    'gateway.networking.k8s.io/Gateway',
  ] as const
  expect([...kinds, ...quiet].filter(mayMakePods)).toEqual(kinds)
})
