import { defaultNamespaceUsed } from '../../server/src/rules/kubernetes/namespaces/default-namespace-used.ts'
import { namespacePodSecurityLabelInvalid } from '../../server/src/rules/kubernetes/namespaces/namespace-pod-security-label-invalid.ts'
import { namespacePodSecurityLabelMissing } from '../../server/src/rules/kubernetes/namespaces/namespace-pod-security-label-missing.ts'
import { namespacePodSecurityPrivileged } from '../../server/src/rules/kubernetes/namespaces/namespace-pod-security-privileged.ts'
import { systemNamespaceUsed } from '../../server/src/rules/kubernetes/namespaces/system-namespace-used.ts'
import { checkRows } from '../harness/rule-rows.ts'

const object = (apiVersion: string, kind: string, metadata: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n`

const system = (kind: string, namespace: string, metadata: string, spec: string) =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web, namespace: ${namespace} }\nspec: { template: { metadata: { ${metadata} }, spec: { ${spec} } } }\n`.replace(
    'apps/v1\nkind: Job',
    'batch/v1\nkind: Job',
  )

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

const namespace = (labels: string, name = 'shop') =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n`
const label = (mode: string) => `pod-security.kubernetes.io/${mode}`

checkRows([
  [namespacePodSecurityLabelMissing, 'is silent about Kubernetes itself', namespace('a: b', 'kube-system')],
  [namespacePodSecurityLabelMissing, 'is silent about labels of a template', namespace('"{{ .Values.label }}": x')],
  [namespacePodSecurityLabelMissing, 'finds one that only warns', namespace(`${label('warn')}: restricted`, '«shop»')],
  [
    namespacePodSecurityPrivileged,
    'is silent about Kubernetes itself',
    namespace(`${label('enforce')}: privileged`, 'kube-system'),
  ],
  [namespacePodSecurityPrivileged, 'is silent about warnings', namespace(`${label('warn')}: privileged`)],
  [
    namespacePodSecurityPrivileged,
    'is silent about a template',
    namespace(`${label('enforce')}: "{{ .Values.level }}"`),
  ],
  [namespacePodSecurityLabelInvalid, 'finds a misspelt mode', namespace(`«${label('enforced')}»: restricted`)],
  [namespacePodSecurityLabelInvalid, 'finds a version', namespace(`${label('enforce-version')}: «"1.30"»`)],
  [namespacePodSecurityLabelInvalid, 'is silent about versions', namespace(`${label('warn-version')}: v1.30`)],
  [namespacePodSecurityLabelInvalid, 'is silent about the latest', namespace(`${label('audit-version')}: latest`)],
  [
    namespacePodSecurityLabelInvalid,
    'is silent about a template',
    namespace(`${label('enforce')}: "{{ .Values.level }}"`),
  ],

  [systemNamespaceUsed, 'finds a job', system('Job', '«kube-public»', '', 'containers: [{ image: nginx }]')],
  [
    systemNamespaceUsed,
    'is silent about an agent of the nodes',
    system('DaemonSet', 'kube-system', '', 'containers: [{ image: nginx }]'),
  ],
  [
    systemNamespaceUsed,
    'is silent about an add-on',
    system('Deployment', 'kube-system', 'labels: { k8s-app: dns }', 'containers: [{ image: dns }]'),
  ],
  [
    systemNamespaceUsed,
    'is silent about what the cluster cannot do without',
    system('Deployment', 'kube-system', '', 'priorityClassName: system-cluster-critical, containers: [{ image: dns }]'),
  ],
  [
    systemNamespaceUsed,
    'is silent about images of Kubernetes',
    system('Deployment', 'kube-system', '', 'containers: [{ image: registry.k8s.io/metrics-server:v1 }]'),
  ],
  [
    systemNamespaceUsed,
    'is silent about a namespace of a template',
    system('Deployment', '"{{ .Values.namespace }}"', '', 'containers: [{ image: nginx }]'),
  ],
])
