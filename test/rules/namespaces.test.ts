import { defaultNamespaceUsed } from '../../server/src/rules/kubernetes/namespaces/default-namespace-used.ts'
import { checkRows } from '../harness/rule-rows.ts'

const object = (apiVersion: string, kind: string, metadata: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n`

checkRows([
  [defaultNamespaceUsed, 'finds a workload', object('apps/v1', 'Deployment', 'name: web, namespace: «default»')],
  [defaultNamespaceUsed, 'is silent where none is said', object('apps/v1', 'Deployment', 'name: web')],
  [defaultNamespaceUsed, 'is silent about another', object('v1', 'Service', 'name: web, namespace: default-web')],
  [
    defaultNamespaceUsed,
    'is silent about a template',
    object('v1', 'Service', 'name: web, namespace: {{ .Release.Namespace }}'),
  ],
  [
    defaultNamespaceUsed,
    'is silent about what belongs there',
    object('v1', 'Service', 'name: kubernetes, namespace: default'),
  ],
  [
    defaultNamespaceUsed,
    'finds others of that name',
    object('v1', 'ConfigMap', 'name: kubernetes, namespace: «default»'),
  ],
  [
    defaultNamespaceUsed,
    'is silent where a kind has no namespace',
    object('v1', 'Node', 'name: a, namespace: default'),
  ],
  [
    defaultNamespaceUsed,
    'is silent about kinds that it does not know',
    object('example.com/v1', 'Web', 'name: a, namespace: default'),
  ],
])
