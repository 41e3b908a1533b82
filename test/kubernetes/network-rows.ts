/**
 * Who reaches whom: policies, a sender, a receiver with a port, and the answer, each row with what it pins.
 *
 * A pod is `namespace/labels`, with `@host` behind it for the network of its node and `+name=port` for a port with a name;
 * what is no pod is an address. A namespace has the labels that the API server gives it, and `team=NAME`.
 */
export type Row = readonly [policies: string, from: string, to: string, port: string, answer: 'yes' | 'no' | 'unknown']

/** The specs of policies in the namespace `shop`, or in the one before a colon; `;` stands for a line break. */
export const specs: Readonly<Record<string, string>> = {
  'deny-in': '{podSelector: {}, policyTypes: [Ingress]}',
  'deny-out': '{podSelector: {}, policyTypes: [Egress]}',
  deny: '{podSelector: {}, policyTypes: [Ingress, Egress]}',
  'in-all': '{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}',
  'out-all': '{podSelector: {}, policyTypes: [Egress], egress: [{}]}',
  'in-empty': '{podSelector: {}, policyTypes: [Ingress], ingress: []}',
  'in-null': '{podSelector: {}, policyTypes: [Ingress], ingress: }',
  'no-types': '{podSelector: {}}',
  'empty-types': '{podSelector: {}, policyTypes: []}',
  'no-types-out': '{podSelector: {}, egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}',
  'no-types-no-out': '{podSelector: {}, egress: []}',
  'types-in-with-out':
    '{podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}',
  'types-out-with-in': '{podSelector: {}, policyTypes: [Egress], ingress: [{}]}',
  'no-selector': '{policyTypes: [Ingress]}',
  'db-in': '{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}',
  'db-from-web':
    '{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}',
  'db-from-web-5432':
    '{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}',
  'db-from-job':
    '{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: job}}}]}]}',
  'web-to-db':
    '{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}',
  'from-any-pod': '{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}',
  'from-any-namespace': '{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}',
  'from-team-ops': '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]}',
  'from-name-ops':
    '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}]}]}',
  'from-ops-and-web':
    '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}, podSelector: {matchLabels: {app: web}}}]}]}',
  'from-ops-or-web':
    '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}, {podSelector: {matchLabels: {app: web}}}]}]}',
  'from-any-ns-web':
    '{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]}]}',
  'from-in':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [web, job]}]}}]}]}',
  'from-notin':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}]}]}',
  'from-exists':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: role, operator: Exists}]}}]}]}',
  'from-not-exists':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: role, operator: DoesNotExist}]}}]}]}',
  'from-ns-notin':
    '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [ops]}]}}]}]}',
  'from-labels-and-expressions':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}, matchExpressions: [{key: role, operator: Exists}]}}]}]}',
  'from-empty': '{podSelector: {}, ingress: [{from: []}]}',
  'from-null': '{podSelector: {}, ingress: [{from: }]}',
  'from-nothing': '{podSelector: {}, ingress: [{from: [{}]}]}',
  'only-for-notin':
    '{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [db]}]}, policyTypes: [Ingress]}',
  'two-rules':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {app: job}}}], ports: [{port: 90}]}]}',
  'ports-empty': '{podSelector: {}, ingress: [{ports: []}]}',
  'port-80': '{podSelector: {}, ingress: [{ports: [{port: 80}]}]}',
  'port-udp': '{podSelector: {}, ingress: [{ports: [{port: 53, protocol: UDP}]}]}',
  'port-sctp': '{podSelector: {}, ingress: [{ports: [{port: 9999, protocol: SCTP}]}]}',
  'protocol-only': '{podSelector: {}, ingress: [{ports: [{protocol: UDP}]}]}',
  'port-empty': '{podSelector: {}, ingress: [{ports: [{}]}]}',
  'port-range': '{podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 8010}]}]}',
  'port-range-one': '{podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 8000}]}]}',
  'port-range-back': '{podSelector: {}, ingress: [{ports: [{port: 8010, endPort: 8000}]}]}',
  'port-end-alone': '{podSelector: {}, ingress: [{ports: [{endPort: 8000}]}]}',
  'port-named': '{podSelector: {}, ingress: [{ports: [{port: http}]}]}',
  'port-named-udp': '{podSelector: {}, ingress: [{ports: [{port: http, protocol: UDP}]}]}',
  'port-named-end': '{podSelector: {}, ingress: [{ports: [{port: http, endPort: 9000}]}]}',
  'port-two': '{podSelector: {}, ingress: [{ports: [{port: 80}, {port: 443}]}]}',
  'port-zero': '{podSelector: {}, ingress: [{ports: [{port: 0}]}]}',
  'port-text': '{podSelector: {}, ingress: [{ports: [{port: "80"}]}]}',
  'port-odd-protocol': '{podSelector: {}, ingress: [{ports: [{port: 80, protocol: ICMP}]}]}',
  'out-named': '{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}',
  'out-dns':
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}]}',
  'out-443': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: 443}]}]}',
  'out-block': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}',
  'out-block-except':
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.169.254/32]}}]}]}',
  'out-block-outside':
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [192.168.0.0/16]}}]}]}',
  'out-block-same':
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]}',
  'out-block-v6': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "2001:db8::/32"}}]}]}',
  'out-block-odd': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/33}}]}]}',
  'out-block-bare': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.1}}]}]}',
  'out-block-and-pods':
    '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]}',
  'in-block': '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]}',
  'hole-selector': '{podSelector: {matchLabels: {app: "{{ .Values.app }}"}}, policyTypes: [Ingress]}',
  'hole-types': '{podSelector: {}, policyTypes: "{{ .Values.types }}"}',
  'hole-from': '{podSelector: {}, ingress: [{from: "{{ .Values.from }}"}]}',
  'hole-port': '{podSelector: {}, ingress: [{ports: [{port: "{{ .Values.port }}"}]}]}',
  'hole-rules': '{podSelector: {}, ingress: "{{ .Values.ingress }}"}',
  'hole-cidr': '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "{{ .Values.cidr }}"}}]}]}',
  'odd-operator':
    '{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: Like, values: [w]}]}}]}]}',
}

const WEB = 'shop/app=web'
const DB = 'shop/app=db'
const OPS = 'ops/app=web'
const OUT = '203.0.113.7'

/** By the sentence of the documentation, or the upstream function, that they pin. */
export const rows: Readonly<Record<string, readonly Row[]>> = {
  'By default, a pod is non-isolated for ingress; all inbound connections are allowed.': [
    ['', WEB, DB, '5432', 'yes'],
    ['', OPS, DB, '5432', 'yes'],
    ['', OUT, DB, '5432', 'yes'],
    ['deny-out', OPS, DB, '5432', 'yes'],
    ['db-in', OPS, WEB, '80', 'yes'],
  ],
  'By default, a pod is non-isolated for egress; all outbound connections are allowed.': [
    ['', WEB, OUT, '443', 'yes'],
    ['deny-in', WEB, OUT, '443', 'yes'],
    ['web-to-db', DB, OUT, '443', 'yes'],
    ['deny-in', WEB, OPS, '443', 'yes'],
  ],
  'A pod is isolated for ingress if any NetworkPolicy both selects it and has Ingress in its policyTypes.': [
    ['deny-in', WEB, DB, '5432', 'no'],
    ['deny-in', OPS, DB, '5432', 'no'],
    ['deny-in', OUT, DB, '5432', 'no'],
    ['deny', WEB, DB, '5432', 'no'],
    ['db-in', WEB, DB, '5432', 'no'],
    ['types-out-with-in', OPS, DB, '5432', 'yes'],
  ],
  'A pod is isolated for egress if any NetworkPolicy both selects it and has Egress in its policyTypes.': [
    ['deny-out', WEB, DB, '5432', 'no'],
    ['deny-out', WEB, OUT, '443', 'no'],
    ['deny', WEB, OPS, '443', 'no'],
    ['types-in-with-out', WEB, OUT, '443', 'yes'],
    ['types-out-with-in', WEB, OUT, '443', 'no'],
  ],
  'The effects of those lists combine additively.': [
    ['deny-in in-all', OPS, DB, '5432', 'yes'],
    ['in-all deny-in', OPS, DB, '5432', 'yes'],
    ['deny-in db-from-web', WEB, DB, '5432', 'yes'],
    ['db-from-web db-from-job', 'shop/app=job', DB, '5432', 'yes'],
    ['db-from-web db-from-job', WEB, DB, '5432', 'yes'],
    ['db-from-web db-from-job', OPS, DB, '5432', 'no'],
    ['deny-out out-all', WEB, OUT, '443', 'yes'],
    ['deny-in db-from-web', DB, WEB, '80', 'no'],
  ],
  'Both the egress policy on the source pod and the ingress policy on the destination pod need to allow the connection.':
    [
      ['deny in-all', WEB, DB, '5432', 'no'],
      ['deny out-all', WEB, DB, '5432', 'no'],
      ['deny in-all out-all', WEB, DB, '5432', 'yes'],
      ['web-to-db db-from-web', WEB, DB, '5432', 'yes'],
      ['web-to-db db-from-job', WEB, DB, '5432', 'no'],
      ['ops:deny-out', OPS, DB, '5432', 'no'],
      ['ops:deny-in', OPS, DB, '5432', 'yes'],
    ],
  'Reply traffic is implicitly allowed: only who begins a connection counts.': [
    ['db-from-web', WEB, DB, '5432', 'yes'],
    ['db-from-web', DB, WEB, '80', 'yes'],
    ['web-to-db', WEB, DB, '5432', 'yes'],
    ['web-to-db', DB, WEB, '80', 'yes'],
  ],
  'An empty podSelector selects all pods in the namespace.': [
    ['deny-in', WEB, 'shop/', '80', 'no'],
    ['deny-in', WEB, 'ops/', '80', 'yes'],
    ['no-selector', WEB, DB, '80', 'no'],
    ['from-any-pod', WEB, DB, '80', 'yes'],
    ['from-any-pod', OPS, DB, '80', 'no'],
    ['from-any-pod', OUT, DB, '80', 'no'],
  ],
  'Without policyTypes, Ingress is always set, and Egress if the policy has any egress rules.': [
    ['no-types', OPS, DB, '80', 'no'],
    ['no-types', WEB, OUT, '443', 'yes'],
    ['empty-types', OPS, DB, '80', 'no'],
    ['no-types-out', WEB, OUT, '443', 'no'],
    ['no-types-out', WEB, 'ops/app=db', '443', 'no'],
    ['no-types-no-out', WEB, OUT, '443', 'yes'],
    ['no-types-no-out', OPS, DB, '80', 'no'],
  ],
  'NetworkPolicySpec.ingress: if this field is empty then this NetworkPolicy does not allow any traffic.': [
    ['in-empty', OPS, DB, '80', 'no'],
    ['in-null', OPS, DB, '80', 'no'],
    ['in-all', OUT, DB, '80', 'yes'],
    ['in-all', OPS, DB, '80', 'yes'],
  ],
  'podSelector: this selects particular Pods in the same namespace as the NetworkPolicy.': [
    ['db-from-web', WEB, DB, '5432', 'yes'],
    ['db-from-web', 'shop/app=job', DB, '5432', 'no'],
    ['db-from-web', OPS, DB, '5432', 'no'],
    ['db-from-web', 'shop/', DB, '5432', 'no'],
    ['db-from-web', 'shop/app=web,role=x', DB, '5432', 'yes'],
    ['web-to-db', WEB, 'ops/app=db', '5432', 'no'],
  ],
  'namespaceSelector: this selects particular namespaces for which all Pods should be allowed.': [
    ['from-team-ops', OPS, DB, '80', 'yes'],
    ['from-team-ops', 'ops/', DB, '80', 'yes'],
    ['from-team-ops', WEB, DB, '80', 'no'],
    ['from-any-namespace', OPS, DB, '80', 'yes'],
    ['from-any-namespace', WEB, DB, '80', 'yes'],
    ['from-any-namespace', OUT, DB, '80', 'no'],
    ['from-ns-notin', OPS, DB, '80', 'no'],
    ['from-ns-notin', WEB, DB, '80', 'yes'],
  ],
  'The API server sets the immutable label kubernetes.io/metadata.name on all namespaces.': [
    ['from-name-ops', OPS, DB, '80', 'yes'],
    ['from-name-ops', WEB, DB, '80', 'no'],
    ['out-dns', WEB, 'kube-system/k8s-app=kube-dns', '53/UDP', 'yes'],
  ],
  'A single entry with both namespaceSelector and podSelector selects particular Pods within particular namespaces.': [
    ['from-ops-and-web', OPS, DB, '80', 'yes'],
    ['from-ops-and-web', 'ops/app=job', DB, '80', 'no'],
    ['from-ops-and-web', WEB, DB, '80', 'no'],
    ['from-any-ns-web', OPS, DB, '80', 'yes'],
    ['from-any-ns-web', 'ops/app=job', DB, '80', 'no'],
    ['out-dns', WEB, 'kube-system/app=x', '53/UDP', 'no'],
    ['out-dns', WEB, 'shop/k8s-app=kube-dns', '53/UDP', 'no'],
  ],
  'Two elements in the from array: pods of the local namespace, or pods of the other namespaces.': [
    ['from-ops-or-web', OPS, DB, '80', 'yes'],
    ['from-ops-or-web', 'ops/app=job', DB, '80', 'yes'],
    ['from-ops-or-web', WEB, DB, '80', 'yes'],
    ['from-ops-or-web', 'shop/app=job', DB, '80', 'no'],
    ['from-ops-or-web', 'dev/app=web', DB, '80', 'no'],
  ],
  'LabelSelector: the result of matchLabels and matchExpressions are ANDed.': [
    ['from-in', WEB, DB, '80', 'yes'],
    ['from-in', 'shop/app=x', DB, '80', 'no'],
    ['from-notin', WEB, DB, '80', 'no'],
    ['from-notin', 'shop/app=x', DB, '80', 'yes'],
    ['from-notin', 'shop/', DB, '80', 'yes'],
    ['from-exists', 'shop/role=', DB, '80', 'yes'],
    ['from-exists', WEB, DB, '80', 'no'],
    ['from-not-exists', WEB, DB, '80', 'yes'],
    ['from-not-exists', 'shop/role=a', DB, '80', 'no'],
    ['from-labels-and-expressions', 'shop/app=web,role=a', DB, '80', 'yes'],
    ['from-labels-and-expressions', WEB, DB, '80', 'no'],
    ['only-for-notin', OPS, DB, '80', 'yes'],
    ['only-for-notin', OPS, WEB, '80', 'no'],
    ['odd-operator', WEB, DB, '80', 'unknown'],
  ],
  'NetworkPolicyIngressRule.from: if this field is empty or missing, this rule matches all sources.': [
    ['from-empty', OUT, DB, '80', 'yes'],
    ['from-null', OUT, DB, '80', 'yes'],
    ['port-80', OUT, DB, '80', 'yes'],
    ['from-nothing', OUT, DB, '80', 'unknown'],
  ],
  'A rule allows traffic which matches both the from and ports sections.': [
    ['db-from-web-5432', WEB, DB, '5432', 'yes'],
    ['db-from-web-5432', WEB, DB, '80', 'no'],
    ['db-from-web-5432', 'shop/app=job', DB, '5432', 'no'],
    ['two-rules', WEB, DB, '80', 'yes'],
    ['two-rules', WEB, DB, '90', 'no'],
    ['two-rules', 'shop/app=job', DB, '90', 'yes'],
    ['out-443', WEB, DB, '443', 'yes'],
    ['out-443', WEB, DB, '80', 'no'],
  ],
  'ports: if this field is empty or missing, this rule matches all ports.': [
    ['ports-empty', OPS, DB, '1', 'yes'],
    ['ports-empty', OPS, DB, '53/UDP', 'yes'],
    ['port-80', OPS, DB, '80', 'yes'],
    ['port-80', OPS, DB, '81', 'no'],
    ['port-two', OPS, DB, '443', 'yes'],
    ['port-two', OPS, DB, '444', 'no'],
    ['port-zero', OPS, DB, '80', 'unknown'],
  ],
  'NetworkPolicyPort.protocol: TCP, UDP, or SCTP; if not specified, this field defaults to TCP.': [
    ['port-80', OPS, DB, '80/UDP', 'no'],
    ['port-udp', OPS, DB, '53/UDP', 'yes'],
    ['port-udp', OPS, DB, '53', 'no'],
    ['port-sctp', OPS, DB, '9999/SCTP', 'yes'],
    ['port-odd-protocol', OPS, DB, '80', 'unknown'],
    ['out-dns', WEB, 'kube-system/k8s-app=kube-dns', '53', 'no'],
  ],
  'NetworkPolicyPort.port: if this field is not provided, this matches all port names and numbers.': [
    ['protocol-only', OPS, DB, '53/UDP', 'yes'],
    ['protocol-only', OPS, DB, '53', 'no'],
    ['port-empty', OPS, DB, '80', 'yes'],
    ['port-empty', OPS, DB, '80/UDP', 'no'],
  ],
  'endPort: the port range from port to endPort, inclusive, should be allowed by the policy.': [
    ['port-range', OPS, DB, '8000', 'yes'],
    ['port-range', OPS, DB, '8010', 'yes'],
    ['port-range', OPS, DB, '8005', 'yes'],
    ['port-range', OPS, DB, '8011', 'no'],
    ['port-range', OPS, DB, '7999', 'no'],
    ['port-range-one', OPS, DB, '8000', 'yes'],
    ['port-range-one', OPS, DB, '8001', 'no'],
  ],
  'ValidateNetworkPolicyPort: endPort wants a number in port that is not greater.': [
    ['port-range-back', OPS, DB, '8005', 'unknown'],
    ['port-end-alone', OPS, DB, '8000', 'unknown'],
    ['port-named-end', OPS, `${DB}+http=8080`, '8080', 'unknown'],
  ],
  'NetworkPolicyPort.port: this can either be a numerical or named port on a pod.': [
    ['port-named', OPS, `${DB}+http=8080`, '8080', 'yes'],
    ['port-named', OPS, `${DB}+http=8080`, '80', 'no'],
    ['port-named', OPS, `${DB}+web=8080`, '8080', 'no'],
    ['port-named', OPS, DB, '8080', 'no'],
    ['port-named-udp', OPS, `${DB}+http=8080`, '8080/UDP', 'no'],
    ['out-named', WEB, `${DB}+http=8080`, '8080', 'yes'],
    ['out-named', `${WEB}+http=8080`, DB, '8080', 'no'],
    ['out-named', WEB, OUT, '80', 'no'],
    ['port-text', OPS, DB, '80', 'no'],
  ],
  'ipBlock: this selects particular IP CIDR ranges; these should be cluster-external IPs.': [
    ['out-block', WEB, '10.1.2.3', '443', 'yes'],
    ['out-block', WEB, '11.1.2.3', '443', 'no'],
    ['out-block', WEB, '2001:db8::1', '443', 'no'],
    ['out-block', WEB, DB, '443', 'unknown'],
    ['out-block-v6', WEB, '2001:db8::1', '443', 'yes'],
    ['out-block-v6', WEB, '2001:db9::1', '443', 'no'],
    ['in-block', OUT, DB, '80', 'yes'],
    ['in-block', '198.51.100.7', DB, '80', 'no'],
  ],
  'IPBlock.except: CIDRs that should not be included within the IPBlock.': [
    ['out-block-except', WEB, OUT, '443', 'yes'],
    ['out-block-except', WEB, '10.1.2.3', '443', 'no'],
    ['out-block-except', WEB, '169.254.169.254', '80', 'no'],
    ['out-block-except', WEB, '169.254.169.253', '80', 'yes'],
  ],
  'ValidateIPBlock: exceptions are strictly inside of the CIDR.': [
    ['out-block-outside', WEB, '10.1.2.3', '443', 'unknown'],
    ['out-block-same', WEB, '10.1.2.3', '443', 'unknown'],
    ['out-block-odd', WEB, '10.1.2.3', '443', 'unknown'],
    ['out-block-bare', WEB, '10.0.0.1', '443', 'unknown'],
  ],
  'ValidateNetworkPolicyPeer: may not specify both ipBlock and another peer.': [
    ['out-block-and-pods', WEB, '10.1.2.3', '443', 'unknown'],
    ['out-block-and-pods', WEB, DB, '443', 'unknown'],
  ],
  'A pod cannot block access to itself.': [
    ['deny', WEB, 'itself', '80', 'yes'],
    ['deny', WEB, WEB, '80', 'no'],
  ],
  'NetworkPolicy behaviour for hostNetwork pods is undefined.': [
    ['', `${WEB}@host`, DB, '80', 'yes'],
    ['deny-in', WEB, `${DB}@host`, '80', 'unknown'],
    ['deny-out', `${WEB}@host`, OUT, '80', 'unknown'],
    ['db-from-web', `${WEB}@host`, DB, '80', 'unknown'],
    ['db-from-job', `${WEB}@host`, DB, '80', 'no'],
    ['in-all', `${WEB}@host`, DB, '80', 'yes'],
  ],
  'What a template prints is not known.': [
    ['hole-selector', OPS, DB, '80', 'unknown'],
    ['hole-selector', OPS, 'dev/app=db', '80', 'yes'],
    ['hole-types', OPS, DB, '80', 'unknown'],
    ['hole-from', OPS, DB, '80', 'unknown'],
    ['hole-port', OPS, DB, '80', 'unknown'],
    ['hole-rules', OPS, DB, '80', 'unknown'],
    ['hole-cidr', WEB, '10.0.0.1', '80', 'unknown'],
    ['hole-cidr out-all', WEB, '10.0.0.1', '80', 'yes'],
    ['hole-from deny', OPS, 'dev/app=db', '80', 'yes'],
  ],
}
