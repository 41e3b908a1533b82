import { adminNetworkPolicyAllowsAll } from '../../server/src/rules/kubernetes/network/admin-network-policy-allows-all.ts'
import { adminNetworkPolicyInvalid } from '../../server/src/rules/kubernetes/network/admin-network-policy-invalid.ts'
import { ciliumCalicoPolicyPermissive } from '../../server/src/rules/kubernetes/network/cilium-calico-policy-permissive.ts'
import { networkPolicyAllowAllEgress } from '../../server/src/rules/kubernetes/network/network-policy-allow-all-egress.ts'
import { networkPolicyAllowAllIngress } from '../../server/src/rules/kubernetes/network/network-policy-allow-all-ingress.ts'
import { networkPolicyInvalidPeer } from '../../server/src/rules/kubernetes/network/network-policy-invalid-peer.ts'
import { networkPolicyNoSelectors } from '../../server/src/rules/kubernetes/network/network-policy-no-selectors.ts'
import { networkPolicySelectorOrInsteadOfAnd } from '../../server/src/rules/kubernetes/network/network-policy-selector-or-instead-of-and.ts'
import { networkPolicyTypesMismatch } from '../../server/src/rules/kubernetes/network/network-policy-types-mismatch.ts'
import { serviceExternalIps } from '../../server/src/rules/kubernetes/network/service-external-ips.ts'
import { checkRows } from '../harness/rule-rows.ts'

const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, ${spec} }\n`
const from = (peers: string) => policy(`ingress: [{ from: [${peers}] }]`)
const to = (peers: string) => policy(`policyTypes: [Egress], egress: [{ to: [${peers}] }]`)

const admin = (kind: string, spec: string) =>
  `apiVersion: policy.networking.k8s.io/v1\nkind: ${kind}NetworkPolicy\nmetadata: { name: all }\nspec: { ${spec} }\n`
const cilium = (spec: string, specs = 'specs: []') =>
  `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: web }\nspec: { endpointSelector: {}, ${spec} }\n${specs}\n`
const calico = (spec: string) =>
  `apiVersion: crd.projectcalico.org/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { ${spec} }\n`

checkRows([
  [networkPolicyAllowAllIngress, 'finds a rule without peers', policy('ingress: [«{ from: [] }»]')],
  [networkPolicyAllowAllIngress, 'finds all namespaces', from('{ namespaceSelector: «{}» }')],
  [networkPolicyAllowAllIngress, 'finds all pods of all', from('{ namespaceSelector: «{}», podSelector: {} }')],
  [
    networkPolicyAllowAllIngress,
    'is silent about some',
    from('{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }'),
  ],
  [networkPolicyAllowAllIngress, 'is silent about its own namespace', from('{ podSelector: {} }')],
  [networkPolicyAllowAllIngress, 'is silent about one port', policy('ingress: [{ ports: [{ port: 80 }] }]')],
  [networkPolicyAllowAllIngress, 'is silent about no rule', policy('ingress: []')],
  [
    networkPolicyAllowAllIngress,
    'is silent about peers of a template',
    policy('ingress: [{ from: "{{ .Values.from }}" }]'),
  ],
  [
    networkPolicyAllowAllIngress,
    'is silent where ingress is not restricted',
    policy('policyTypes: [Egress], ingress: [{}]'),
  ],

  [networkPolicyAllowAllEgress, 'finds a rule without peers', policy('policyTypes: [Egress], egress: [«{}»]')],
  [networkPolicyAllowAllEgress, 'finds egress without types', policy('egress: [«{}»]')],
  [
    networkPolicyAllowAllEgress,
    'is silent where the metadata is excepted',
    to('{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }'),
  ],
  [networkPolicyAllowAllEgress, 'is silent about other blocks', to('{ ipBlock: { cidr: 203.0.113.0/24 } }')],
  [
    networkPolicyAllowAllEgress,
    'is silent about another port',
    policy('policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]'),
  ],
  [
    networkPolicyAllowAllEgress,
    'finds the port of the metadata',
    policy('policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: «0.0.0.0/0» } }], ports: [{ port: 80 }] }]'),
  ],

  [
    networkPolicySelectorOrInsteadOfAnd,
    'finds it in egress',
    to('{ namespaceSelector: { matchLabels: { a: b } } }, { «podSelector»: { matchLabels: { a: b } } }'),
  ],
  [
    networkPolicySelectorOrInsteadOfAnd,
    'is silent about pods first',
    to('{ podSelector: { matchLabels: { a: b } } }, { namespaceSelector: { matchLabels: { a: b } } }'),
  ],
  [
    networkPolicySelectorOrInsteadOfAnd,
    'is silent about blocks',
    to('{ ipBlock: { cidr: 10.0.0.0/8 } }, { podSelector: { matchLabels: { a: b } } }'),
  ],
  [
    networkPolicySelectorOrInsteadOfAnd,
    'is silent about pods in namespaces',
    to('{ namespaceSelector: { matchLabels: { a: b } }, podSelector: {} }, { podSelector: { matchLabels: { a: b } } }'),
  ],

  [networkPolicyTypesMismatch, 'finds ingress rules', policy('policyTypes: [Egress], «ingress»: [{}]')],
  [networkPolicyTypesMismatch, 'finds a denial that is none', policy('«egress»: []')],
  [networkPolicyTypesMismatch, 'is silent without types', policy('egress: [{ to: [] }]')],
  [networkPolicyTypesMismatch, 'is silent about no rules', policy('policyTypes: [Ingress], egress: []')],
  [
    networkPolicyTypesMismatch,
    'is silent about types of a template',
    policy('policyTypes: ["{{ .Values.type }}"], egress: [{}]'),
  ],

  [networkPolicyInvalidPeer, 'finds a peer that names nobody', from('«{}»')],
  [networkPolicyInvalidPeer, 'finds what is no network', from('{ ipBlock: { cidr: «10.0.0.0/33» } }')],
  [networkPolicyInvalidPeer, 'finds an address without a length', from('{ ipBlock: { cidr: «10.0.0.1» } }')],
  [
    networkPolicyInvalidPeer,
    'finds exceptions outside',
    from('{ ipBlock: { cidr: 10.0.0.0/8, «except»: [192.168.0.0/16] } }'),
  ],
  [
    networkPolicyInvalidPeer,
    'is silent about exceptions inside',
    from('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }'),
  ],
  [networkPolicyInvalidPeer, 'is silent about IPv6', from('{ ipBlock: { cidr: "2001:db8::/32" } }')],
  [
    networkPolicyInvalidPeer,
    'is silent about networks of a template',
    from('{ ipBlock: { cidr: "{{ .Values.cidr }}" } }'),
  ],
  [networkPolicyInvalidPeer, 'finds ports backward', policy('ingress: [{ ports: [{ port: 90, endPort: «80» }] }]')],
  [
    networkPolicyInvalidPeer,
    'finds a range from a name',
    policy('ingress: [{ ports: [{ port: http, endPort: «80» }] }]'),
  ],
  [networkPolicyInvalidPeer, 'is silent about one port', policy('ingress: [{ ports: [{ port: 80, endPort: 80 }] }]')],

  [
    serviceExternalIps,
    'is silent about none',
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { externalIPs: [] }\n',
  ],
  [
    serviceExternalIps,
    'is silent about other kinds',
    'apiVersion: example.com/v1\nkind: Service\nmetadata: { name: web }\nspec: { externalIPs: [203.0.113.1] }\n',
  ],

  [
    networkPolicyNoSelectors,
    'finds blocks',
    from('{ ipBlock: { cidr: 203.0.113.0/24 } }').replace('name: web', 'name: «web»'),
  ],
  [networkPolicyNoSelectors, 'is silent about the way out', to('{ ipBlock: { cidr: 203.0.113.0/24 } }')],
  [networkPolicyNoSelectors, 'is silent about a denial', policy('policyTypes: [Ingress, Egress]')],
  [
    networkPolicyNoSelectors,
    'is silent about one selector',
    from('{ ipBlock: { cidr: 10.0.0.0/8 } }, { podSelector: {} }'),
  ],
  [networkPolicyNoSelectors, 'is silent about everything', policy('ingress: [{}]')],
  [networkPolicyNoSelectors, 'is silent about rules of a template', policy('ingress: [{ from: {{ .Values.from }} }]')],

  [adminNetworkPolicyInvalid, 'finds a subject without fields', admin('Admin', '«subject»: {}')],
  [
    adminNetworkPolicyInvalid,
    'finds a subject with both',
    admin('Admin', '«subject»: { namespaces: {}, pods: { podSelector: {} } }'),
  ],
  [
    adminNetworkPolicyInvalid,
    'finds a rule that names nobody',
    admin('Admin', 'subject: { namespaces: {} }, egress: [«{ action: Deny }»]'),
  ],
  [
    adminNetworkPolicyInvalid,
    'finds a baseline with a name of its own',
    admin('BaselineAdmin', 'subject: { namespaces: {} }').replace('name: all', 'name: «all»'),
  ],
  [
    adminNetworkPolicyInvalid,
    'is silent about the actions of v1alpha2',
    admin('Cluster', 'subject: { namespaces: {} }, ingress: [{ action: Accept, from: [{ namespaces: {} }] }]'),
  ],
  [
    adminNetworkPolicyInvalid,
    'is silent about what a template says',
    admin(
      'Admin',
      'subject: { {{ .Values.subject }} }, ingress: [{ action: "{{ .Values.x }}", from: {{ .Values.y }} }]',
    ),
  ],

  [
    adminNetworkPolicyAllowsAll,
    'finds it in v1alpha2',
    admin('Cluster', 'subject: { namespaces: {} }, ingress: [{ action: «Accept», from: [{ namespaces: {} }] }]'),
  ],
  [
    adminNetworkPolicyAllowsAll,
    'is silent about the baseline',
    admin(
      'Cluster',
      'tier: Baseline, subject: { namespaces: {} }, ingress: [{ action: Accept, from: [{ namespaces: {} }] }]',
    ),
  ],
  [
    adminNetworkPolicyAllowsAll,
    'is silent about some namespaces',
    admin(
      'Admin',
      'subject: { namespaces: { matchLabels: { a: b } } }, ingress: [{ action: Allow, from: [{ namespaces: {} }] }]',
    ),
  ],
  [
    adminNetworkPolicyAllowsAll,
    'is silent about some ports',
    admin(
      'Admin',
      'subject: { namespaces: {} }, ingress: [{ action: Allow, from: [{ namespaces: {} }], ports: [{ portNumber: { port: 53 } }] }]',
    ),
  ],

  [ciliumCalicoPolicyPermissive, 'finds all', cilium('ingress: [{ fromEntities: [«all»] }]')],
  [ciliumCalicoPolicyPermissive, 'finds it in specs', cilium('', 'specs: [{ ingress: [{ fromEntities: [«all»] }] }]')],
  [ciliumCalicoPolicyPermissive, 'is silent about a denial of Cilium', cilium('ingress: [{}]')],
  [
    ciliumCalicoPolicyPermissive,
    'is silent about one port',
    cilium('ingress: [{ fromEntities: [world], toPorts: [{ ports: [{ port: "443" }] }] }]'),
  ],
  [ciliumCalicoPolicyPermissive, 'is silent about the way out', cilium('egress: [{ toEntities: [world] }]')],
  [
    ciliumCalicoPolicyPermissive,
    'is silent about a denial of Calico',
    calico('ingress: [{ action: Deny }, { action: Allow, protocol: TCP }]'),
  ],
])
