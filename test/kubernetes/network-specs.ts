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
