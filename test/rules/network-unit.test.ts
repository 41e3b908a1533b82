import { namespaceDefaultDenyMissing } from '../../server/src/rules/kubernetes/namespaces/namespace-default-deny-missing.ts'
import { adminNetworkPolicyPriorityClash } from '../../server/src/rules/kubernetes/network/admin-network-policy-priority-clash.ts'
import { cniWithoutNetworkPolicy } from '../../server/src/rules/kubernetes/network/cni-without-network-policy.ts'
import { externalDnsHostConflict } from '../../server/src/rules/kubernetes/network/external-dns-host-conflict.ts'
import { networkPolicyBlocksIngressBackend } from '../../server/src/rules/kubernetes/network/network-policy-blocks-ingress-backend.ts'
import { networkPolicyDangling } from '../../server/src/rules/kubernetes/network/network-policy-dangling.ts'
import { networkPolicyEgressNoDns } from '../../server/src/rules/kubernetes/network/network-policy-egress-no-dns.ts'
import { networkPolicyHostNetworkPod } from '../../server/src/rules/kubernetes/network/network-policy-host-network-pod.ts'
import { networkPolicyMissingForPod } from '../../server/src/rules/kubernetes/network/network-policy-missing-for-pod.ts'
import { networkPolicyPeerDangling } from '../../server/src/rules/kubernetes/network/network-policy-peer-dangling.ts'
import { sensitiveWorkloadExposed } from '../../server/src/rules/kubernetes/network/sensitive-workload-exposed.ts'
import { serviceDangling } from '../../server/src/rules/kubernetes/network/service-dangling.ts'
import { serviceSelectorNotUnique } from '../../server/src/rules/kubernetes/network/service-selector-not-unique.ts'
import { workloadExternalExposure } from '../../server/src/rules/kubernetes/network/workload-external-exposure.ts'
import { checkRows } from '../harness/rule-rows.ts'

/** Several resources in one file; what is looked at is the first. */
const files = (...documents: readonly string[]) => documents.join('---\n')

const object = (apiVersion: string, kind: string, metadata: string, fields: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${fields}\n`
const policy = (spec: string, metadata = 'name: web') =>
  object('networking.k8s.io/v1', 'NetworkPolicy', metadata, `spec: { ${spec} }`)
const pod = (labels: string, spec = 'containers: [{ name: app, image: nginx }]', metadata = 'name: web') =>
  object('v1', 'Pod', `${metadata}, labels: { ${labels} }`, `spec: { ${spec} }`)
const service = (spec: string, metadata = 'name: web') => object('v1', 'Service', metadata, `spec: { ${spec} }`)
const ingress = (name: string, annotations = '') =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    `name: web, annotations: { ${annotations} }`,
    `spec: { rules: [{ http: { paths: [{ backend: { service: { name: ${name}, port: { number: 80 } } } }] } }] }`,
  )
const route = (backend: string) =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'name: web', `spec: { rules: [{ backendRefs: [${backend}] }] }`)
const namespace = (name: string, labels = '') => object('v1', 'Namespace', `name: ${name}, labels: { ${labels} }`, '')
const clusterPolicy = (name: string, spec: string) =>
  object('policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy', `name: ${name}`, `spec: { ${spec} }`)
const prometheus = object('monitoring.coreos.com/v1', 'Prometheus', 'name: k8s', 'spec: {}')
const cilium = object('cilium.io/v2', 'CiliumNetworkPolicy', 'name: all', 'spec: { endpointSelector: {} }')

const forWeb = 'podSelector: { matchLabels: { app: web } }'
const toDatabase = `${forWeb}, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]`
const dns = 'to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }]'
const image = (name: string) => `containers: [{ name: app, image: ${name} }]`

checkRows([
  [networkPolicyDangling, 'is silent where no pod is seen', policy(forWeb)],
  [networkPolicyDangling, 'is silent where an operator makes pods', files(policy(forWeb), pod('app: db'), prometheus)],
  [
    networkPolicyDangling,
    'is silent about labels of a template',
    files(policy(forWeb), pod('app: "{{ .Values.app }}"')),
  ],
  [networkPolicyDangling, 'is silent about all pods', files(policy('podSelector: {}'), pod('app: db'))],
  [
    networkPolicyDangling,
    'finds expressions',
    files(policy('«podSelector»: { matchExpressions: [{ key: app, operator: NotIn, values: [db] }] }'), pod('app: db')),
  ],
  [
    networkPolicyDangling,
    'is silent about another namespace that may be the same',
    files(
      policy(forWeb, 'name: web, namespace: shop'),
      pod('app: web'),
      pod('app: db', '', 'name: db, namespace: shop'),
    ),
  ],

  [
    networkPolicyPeerDangling,
    'is silent about namespaces that are not here',
    policy(`${forWeb}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: kube-system } } }] }]`),
  ],
  [
    networkPolicyPeerDangling,
    'is silent about namespaces that have the label',
    files(
      policy(`${forWeb}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: ops } } }] }]`),
      namespace('ops', 'name: ops'),
    ),
  ],
  [
    networkPolicyPeerDangling,
    'finds pods of its own namespace',
    files(
      policy(`${forWeb}, ingress: [{ from: [{ «podSelector»: { matchLabels: { app: proxy } } }] }]`),
      pod('app: web'),
    ),
  ],
  [
    networkPolicyPeerDangling,
    'is silent about pods of other namespaces',
    files(
      policy(
        `${forWeb}, ingress: [{ from: [{ podSelector: { matchLabels: { app: proxy } }, namespaceSelector: {} }] }]`,
      ),
      pod('app: web'),
    ),
  ],

  [
    networkPolicyEgressNoDns,
    'finds ports to anybody',
    policy(`${forWeb}, policyTypes: [Egress], «egress»: [{ ports: [{ port: 443 }] }]`),
  ],
  [
    networkPolicyPeerDangling,
    'finds a name of a port that no pod has',
    files(
      policy(`${forWeb}, ingress: [{ ports: [{ port: «https» }, { port: http }] }]`),
      pod('app: web', 'containers: [{ name: app, ports: [{ name: http, containerPort: 80 }] }]'),
    ),
  ],
  [
    networkPolicyPeerDangling,
    'is silent about ports of a template',
    files(
      policy(`${forWeb}, ingress: [{ ports: [{ port: https }] }]`),
      pod('app: web', 'containers: [{ name: app, ports: {{ .Values.ports }} }]'),
    ),
  ],
  [
    networkPolicyPeerDangling,
    'finds names of ports of addresses',
    policy(
      `${forWeb}, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: «https» }] }]`,
    ),
  ],

  [
    adminNetworkPolicyPriorityClash,
    'is silent about another tier',
    files(clusterPolicy('b', 'tier: Admin, priority: 1'), clusterPolicy('a', 'tier: Baseline, priority: 1')),
  ],
  [
    adminNetworkPolicyPriorityClash,
    'finds it in v1alpha2',
    files(clusterPolicy('b', 'tier: Admin, priority: «1»'), clusterPolicy('a', 'tier: Admin, priority: 1')),
  ],
  [
    adminNetworkPolicyPriorityClash,
    'is silent about priorities of a template',
    files(
      clusterPolicy('b', 'tier: Admin, priority: "{{ .Values.p }}"'),
      clusterPolicy('a', 'tier: Admin, priority: "{{ .Values.p }}"'),
    ),
  ],

  [networkPolicyEgressNoDns, 'is silent about a denial', policy(`${forWeb}, policyTypes: [Egress]`)],
  [
    networkPolicyEgressNoDns,
    'is silent about addresses',
    policy(`${forWeb}, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }]`),
  ],
  [networkPolicyEgressNoDns, 'is silent where it allows the DNS', policy(`${toDatabase.slice(0, -1)}, { ${dns} }]`)],
  [
    networkPolicyEgressNoDns,
    'is silent where all pods are allowed',
    policy(`${forWeb}, policyTypes: [Egress], egress: [{ to: [{ namespaceSelector: {} }] }]`),
  ],
  [
    networkPolicyEgressNoDns,
    'is silent where another policy allows it',
    files(
      policy(toDatabase),
      policy(`podSelector: {}, policyTypes: [Egress], egress: [{ ${dns} }]`, 'name: dns'),
      pod('app: web'),
    ),
  ],
  [
    networkPolicyEgressNoDns,
    'finds it where another policy allows it to others',
    files(
      policy(toDatabase.replace('egress', '«egress»')),
      policy(`podSelector: { matchLabels: { app: db } }, policyTypes: [Egress], egress: [{ ${dns} }]`, 'name: dns'),
      pod('app: web'),
    ),
  ],
  [networkPolicyEgressNoDns, 'is silent beside policies of Cilium', files(policy(toDatabase), cilium)],
  [
    networkPolicyEgressNoDns,
    'is silent about rules of a template',
    policy(`${forWeb}, policyTypes: [Egress], egress: [{ to: [{ podSelector: {} }] }, {{ .Values.more }}]`),
  ],

  [
    networkPolicyHostNetworkPod,
    'is silent about other pods',
    files(policy(forWeb), pod('app: db', 'hostNetwork: true')),
  ],
  [
    networkPolicyHostNetworkPod,
    'finds all pods',
    files(policy('«podSelector»: {}'), pod('app: db', 'hostNetwork: true')),
  ],
  [
    networkPolicyHostNetworkPod,
    'is silent about a template',
    files(policy('podSelector: {}'), pod('app: db', 'hostNetwork: "{{ .Values.host }}"')),
  ],

  [networkPolicyMissingForPod, 'is silent without policies', pod('app: web')],
  [networkPolicyMissingForPod, 'finds the way out', files(pod('app: web', undefined, 'name: «web»'), policy(forWeb))],
  [
    networkPolicyMissingForPod,
    'is silent about the network of the node',
    files(pod('app: web', 'hostNetwork: true'), policy('podSelector: { matchLabels: { app: db } }')),
  ],
  [
    networkPolicyMissingForPod,
    'is silent about a policy of a template',
    files(pod('app: web'), policy('podSelector: {{ .Values.pods }}, policyTypes: [Ingress, Egress]')),
  ],
  [
    networkPolicyMissingForPod,
    'is silent beside policies of Cilium',
    files(pod('app: web'), policy('podSelector: { matchLabels: { app: db } }'), cilium),
  ],
  [
    networkPolicyMissingForPod,
    'is silent about policies of another namespace',
    files(
      pod('app: web', undefined, 'name: web, namespace: a'),
      policy('podSelector: { matchLabels: { app: db } }', 'name: web, namespace: b'),
    ),
  ],

  [namespaceDefaultDenyMissing, 'is silent about a namespace of which nothing is here', namespace('shop')],
  [
    namespaceDefaultDenyMissing,
    'finds what is denied in one direction only',
    files(
      namespace('«shop»'),
      pod('app: web', undefined, 'name: web, namespace: shop'),
      policy('podSelector: {}', 'name: deny, namespace: shop'),
    ),
  ],
  [
    namespaceDefaultDenyMissing,
    'is silent where all is denied',
    files(
      namespace('shop'),
      pod('app: web', undefined, 'name: web, namespace: shop'),
      policy('podSelector: {}, policyTypes: [Ingress, Egress]', 'name: deny, namespace: shop'),
    ),
  ],
  [
    namespaceDefaultDenyMissing,
    'is silent about a policy that may be there',
    files(
      namespace('shop'),
      pod('app: web', undefined, 'name: web, namespace: shop'),
      policy('podSelector: {}, policyTypes: [Ingress, Egress]', 'name: deny'),
    ),
  ],
  [
    namespaceDefaultDenyMissing,
    'is silent about Kubernetes itself',
    files(namespace('kube-system'), pod('app: web', undefined, 'name: web, namespace: kube-system')),
  ],

  [
    networkPolicyBlocksIngressBackend,
    'finds a load balancer',
    files(
      service('type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]', 'name: «web»'),
      pod('app: web'),
      policy(forWeb),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'finds a route',
    files(
      route('{ name: «web» }'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ from: [{ podSelector: {} }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'finds another port',
    files(
      ingress('«web»'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ ports: [{ port: 8080 }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent about a name of a port',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ ports: [{ port: http }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent where another policy lets it in',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy('podSelector: {}', 'name: deny'),
      policy(`${forWeb}, ingress: [{ from: [{ namespaceSelector: {} }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent where the controller is in the namespace',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      pod('app: proxy', image('traefik:v3'), 'name: proxy'),
      policy(`${forWeb}, ingress: [{ from: [{ podSelector: {} }] }]`),
    ),
  ],

  [
    cniWithoutNetworkPolicy,
    'is silent without policies',
    object('v1', 'ConfigMap', 'name: cni', `data: { a.conflist: '{"plugins":[{"type":"bridge"}]}' }`),
  ],
  [
    cniWithoutNetworkPolicy,
    'finds a bridge',
    files(
      object(
        'v1',
        'ConfigMap',
        'name: cni',
        `data: { «a.conflist»: '{"plugins":[{"type":"bridge","ipam":{"type":"host-local"}}]}' }`,
      ),
      policy(forWeb),
    ),
  ],
  [
    cniWithoutNetworkPolicy,
    'is silent about other plugins',
    files(
      object(
        'v1',
        'ConfigMap',
        'name: cni',
        `data: { a.conflist: '{"plugins":[{"type":"bridge"},{"type":"cilium-cni"}]}' }`,
      ),
      policy(forWeb),
    ),
  ],

  [serviceDangling, 'is silent where no pod is seen', service('selector: { app: web }')],
  [
    serviceDangling,
    'finds a port that no pod has',
    files(
      service('selector: { app: web }, ports: [{ port: 80, targetPort: «web» }]'),
      pod('app: web', 'containers: [{ name: app, ports: [{ name: http, containerPort: 80 }] }]'),
    ),
  ],
  [
    serviceDangling,
    'is silent about numbers',
    files(
      service('selector: { app: web }, ports: [{ port: 80, targetPort: 81 }]'),
      pod('app: web', 'containers: [{ name: app, ports: [{ name: http, containerPort: 80 }] }]'),
    ),
  ],
  [
    serviceDangling,
    'is silent about ports of a template',
    files(
      service('selector: { app: web }, ports: [{ port: 80, targetPort: web }]'),
      pod('app: web', 'containers: [{ name: app, ports: {{ .Values.ports }} }]'),
    ),
  ],
  [serviceDangling, 'is silent without a selector', files(service('ports: [{ port: 80 }]'), pod('app: web'))],

  [
    serviceSelectorNotUnique,
    'is silent about one without an address',
    files(
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      service('clusterIP: None, selector: { app: web }, ports: [{ port: 80 }]', 'name: a'),
    ),
  ],
  [
    serviceSelectorNotUnique,
    'is silent about other ports',
    files(
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      service('selector: { app: web }, ports: [{ port: 81 }]', 'name: a'),
    ),
  ],
  [
    serviceSelectorNotUnique,
    'is silent about another namespace',
    files(
      service('selector: { app: web }, ports: [{ port: 80 }]', 'name: web, namespace: a'),
      service('selector: { app: web }, ports: [{ port: 80 }]', 'name: a, namespace: b'),
    ),
  ],
  [
    serviceSelectorNotUnique,
    'finds labels in another order',
    files(
      service('«selector»: { a: b, c: d }, ports: [{ port: 80 }]'),
      service('selector: { c: d, a: b }, ports: [{ port: 80 }]', 'name: a'),
    ),
  ],

  [
    externalDnsHostConflict,
    'finds one of several',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: «"a.com, B.com"» }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: b.com }'),
    ),
  ],
  [
    externalDnsHostConflict,
    'is silent about others',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: a.com }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: b.com }'),
    ),
  ],
  [
    externalDnsHostConflict,
    'is silent about names of a template',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: "{{ .Values.host }}" }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: "{{ .Values.host }}" }'),
    ),
  ],

  [
    sensitiveWorkloadExposed,
    'finds an Ingress',
    files(
      ingress('«web»'),
      service('selector: { app: web }'),
      pod('app: web', image('quay.io/prometheus/prometheus:v3')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about an Ingress that asks for a password',
    files(
      ingress('web', 'nginx.ingress.kubernetes.io/auth-url: x'),
      service('selector: { app: web }'),
      pod('app: web', image('prom/prometheus:v3')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'finds a port of the nodes',
    files(
      service('type: NodePort, selector: { app: web }', 'name: «web»'),
      pod('app: web', image('grafana/grafana:12')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent inside of the cluster',
    files(service('selector: { app: web }'), pod('app: web', image('grafana/grafana:12'))),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about addresses of an office',
    files(
      service('type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24], selector: { app: web }'),
      pod('app: web', image('prom/prometheus')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about images of a template',
    files(service('type: LoadBalancer, selector: { app: web }'), pod('app: web', image('"{{ .Values.image }}"'))),
  ],

  [
    workloadExternalExposure,
    'finds an Ingress',
    files(pod('app: web', undefined, 'name: «web»'), service('selector: { app: web }'), ingress('web')),
  ],
  [
    workloadExternalExposure,
    'is silent about a Service inside',
    files(pod('app: web'), service('selector: { app: web }'), ingress('other')),
  ],
  [
    workloadExternalExposure,
    'is silent about labels of a template',
    files(pod('app: "{{ .Values.app }}"'), service('type: NodePort, selector: { app: web }')),
  ],
])
