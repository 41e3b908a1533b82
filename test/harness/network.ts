/** Several resources in one file; what is looked at is the first. */
export const files = (...documents: readonly string[]) => documents.join('---\n')

export const object = (apiVersion: string, kind: string, metadata: string, fields: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${fields}\n`
export const policy = (spec: string, metadata = 'name: web') =>
  object('networking.k8s.io/v1', 'NetworkPolicy', metadata, `spec: { ${spec} }`)
export const pod = (labels: string, spec = 'containers: [{ name: app, image: nginx }]', metadata = 'name: web') =>
  object('v1', 'Pod', `${metadata}, labels: { ${labels} }`, `spec: { ${spec} }`)
export const service = (spec: string, metadata = 'name: web') => object('v1', 'Service', metadata, `spec: { ${spec} }`)
export const ingress = (name: string, annotations = '') =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    `name: web, annotations: { ${annotations} }`,
    `spec: { rules: [{ http: { paths: [{ backend: { service: { name: ${name}, port: { number: 80 } } } }] } }] }`,
  )
export const route = (backend: string) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'name: web', `spec: { rules: [{ backendRefs: [${backend}] }] }`)
export const namespace = (name: string, labels = '') =>
  object('v1', 'Namespace', `name: ${name}, labels: { ${labels} }`, '')
export const clusterPolicy = (name: string, spec: string) =>
  object('policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy', `name: ${name}`, `spec: { ${spec} }`)
export const prometheus = object('monitoring.coreos.com/v1', 'Prometheus', 'name: k8s', 'spec: {}')
export const cilium = object('cilium.io/v2', 'CiliumNetworkPolicy', 'name: all', 'spec: { endpointSelector: {} }')

export const forWeb = 'podSelector: { matchLabels: { app: web } }'
export const toDatabase = `${forWeb}, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]`
export const dns = 'to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }]'
export const image = (name: string) => `containers: [{ name: app, image: ${name} }]`
