import { namespaceDefaultDenyMissing } from '../../server/src/rules/kubernetes/namespaces/namespace-default-deny-missing.ts'
import { adminNetworkPolicyPriorityClash } from '../../server/src/rules/kubernetes/network/admin-network-policy-priority-clash.ts'
import { cniWithoutNetworkPolicy } from '../../server/src/rules/kubernetes/network/cni-without-network-policy.ts'
import { networkPolicyEgressNoDns } from '../../server/src/rules/kubernetes/network/network-policy-egress-no-dns.ts'
import { networkPolicyHostNetworkPod } from '../../server/src/rules/kubernetes/network/network-policy-host-network-pod.ts'
import { networkPolicyMissingForPod } from '../../server/src/rules/kubernetes/network/network-policy-missing-for-pod.ts'
import {
  cilium,
  clusterPolicy,
  dns,
  files,
  forWeb,
  namespace,
  object,
  pod,
  policy,
  toDatabase,
} from '../harness/network.ts'
import { checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    networkPolicyEgressNoDns,
    'finds ports to anybody',
    policy(`${forWeb}, policyTypes: [Egress], «egress»: [{ ports: [{ port: 443 }] }]`),
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
])
