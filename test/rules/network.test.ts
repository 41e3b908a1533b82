import { networkPolicyAllowAllEgress } from '../../server/src/rules/kubernetes/network/network-policy-allow-all-egress.ts'
import { networkPolicyAllowAllIngress } from '../../server/src/rules/kubernetes/network/network-policy-allow-all-ingress.ts'
import { networkPolicyInvalidPeer } from '../../server/src/rules/kubernetes/network/network-policy-invalid-peer.ts'
import { networkPolicySelectorOrInsteadOfAnd } from '../../server/src/rules/kubernetes/network/network-policy-selector-or-instead-of-and.ts'
import { networkPolicyTypesMismatch } from '../../server/src/rules/kubernetes/network/network-policy-types-mismatch.ts'
import { serviceExternalIps } from '../../server/src/rules/kubernetes/network/service-external-ips.ts'
import { checkRows } from '../harness/rule-rows.ts'

const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, ${spec} }\n`
const from = (peers: string) => policy(`ingress: [{ from: [${peers}] }]`)
const to = (peers: string) => policy(`policyTypes: [Egress], egress: [{ to: [${peers}] }]`)

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
])
