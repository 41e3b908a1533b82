import { networkPolicyDangling } from '../../server/src/rules/kubernetes/network/network-policy-dangling.ts'
import { networkPolicyPeerDangling } from '../../server/src/rules/kubernetes/network/network-policy-peer-dangling.ts'
import { serviceDangling } from '../../server/src/rules/kubernetes/network/service-dangling.ts'
import { serviceSelectorNotUnique } from '../../server/src/rules/kubernetes/network/service-selector-not-unique.ts'
import { files, forWeb, namespace, pod, policy, prometheus, service } from '../harness/network.ts'
import { checkRows } from '../harness/rule-rows.ts'

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
])
