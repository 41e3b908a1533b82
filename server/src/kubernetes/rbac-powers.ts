import type { KubernetesVersion } from './version.ts'

/** Rights that amount to one thing: any of the verbs on any of the resources. */
export interface Need {
  /** The core group is empty. */
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
  /** Whether it counts only for the whole cluster: the objects belong to no namespace, or in one it is nothing to speak of. */
  readonly isClusterWide?: true
  /** The minor releases that ask for nothing more than this: the first, and the first that does. */
  readonly since?: number
  readonly until?: number
}

/** What rights amount to. */
export interface Power {
  /** What it says after "can": `{Secret}` stands for those that the rights are for, as in "every Secret". */
  readonly can: string
  /** The same where the rights are for objects that are named, if it is not the same words: `{names}` stands for them. */
  readonly canNamed?: string
  readonly needs: readonly Need[]
  /** How bad it is for a whole cluster. */
  readonly severity: 'error' | 'warning' | 'info'
  /**
   * When the rights are for objects that are named one by one: whether it is as bad, less so, or nothing to speak of. A
   * list of names has those that are as bad; others are nothing to speak of.
   */
  readonly named: 'same' | 'less' | 'harmless' | readonly string[]
}

export type PowerId = keyof typeof powers

/** Whether the release asks for nothing more. */
export function isNeeded({ since = 0, until = Number.POSITIVE_INFINITY }: Need, { minor }: KubernetesVersion): boolean {
  return since <= minor && minor < until
}

const RBAC = 'rbac.authorization.k8s.io'
const CHANGE = ['create', 'update', 'patch']
const DELETE = ['delete', 'deletecollection']
const WRITE = [...CHANGE, ...DELETE]
/** What opens a stream to a pod: a WebSocket begins with a GET, which is enough until 1.35. */
const connect = (resource: string): readonly Need[] => [
  { apiGroups: [''], resources: [resource], verbs: ['create'] },
  { apiGroups: [''], resources: [resource], verbs: ['get'], until: 35 },
]

/** What Kubernetes calls escalation risks, and what else a role is looked at for; the worst come first. */
export const powers = {
  'escalate-bind': {
    can: 'give themselves every right',
    canNamed: 'give themselves the rights of {names}',
    severity: 'error',
    named: ['cluster-admin', 'admin', 'edit'],
    needs: [
      { apiGroups: [RBAC], resources: ['clusterroles'], verbs: ['escalate'], isClusterWide: true },
      { apiGroups: [RBAC], resources: ['roles'], verbs: ['escalate'] },
      { apiGroups: [RBAC], resources: ['clusterroles', 'roles'], verbs: ['bind'] },
    ],
  },
  impersonate: {
    can: 'act as {whom}',
    canNamed: 'act as {names}',
    severity: 'error',
    named: ['system:masters', 'system:admin'],
    needs: [
      { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'], isClusterWide: true },
      { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] },
      { apiGroups: ['authentication.k8s.io'], resources: ['uids'], verbs: ['impersonate'], isClusterWide: true },
    ],
  },
  'node-proxy': {
    can: 'run commands in every container on {node}',
    severity: 'error',
    named: 'less',
    needs: [
      {
        apiGroups: [''],
        resources: ['nodes/proxy'],
        verbs: ['get', 'create', 'update', 'patch', 'delete'],
        isClusterWide: true,
      },
    ],
  },
  'secrets-read': {
    can: 'read {Secret}',
    severity: 'error',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] }],
  },
  'secrets-write': {
    can: 'change or delete {Secret}',
    severity: 'error',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['secrets'], verbs: ['update', 'patch', ...DELETE] }],
  },
  'token-request': {
    can: 'get tokens of {ServiceAccount}, and act as it',
    severity: 'error',
    named: 'less',
    needs: [{ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] }],
  },
  'pods-exec': {
    can: 'run commands in {pod}',
    severity: 'error',
    named: 'harmless',
    needs: connect('pods/exec'),
  },
  'proxy-subresource': {
    can: 'send requests to {pod} past NetworkPolicies',
    severity: 'error',
    named: 'harmless',
    needs: [
      { apiGroups: [''], resources: ['pods/proxy', 'services/proxy'], verbs: ['create', 'get', 'update', 'patch'] },
    ],
  },
  'pods-attach': {
    can: 'type into the processes of {pod}',
    severity: 'error',
    named: 'harmless',
    needs: connect('pods/attach'),
  },
  'pods-ephemeral-containers': {
    can: 'add containers to {pod} while it runs',
    severity: 'error',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['update', 'patch'] }],
  },
  'manage-rbac': {
    can: 'hand out the rights that they have',
    severity: 'error',
    named: 'harmless',
    needs: [
      { apiGroups: [RBAC], resources: ['clusterroles', 'clusterrolebindings'], verbs: CHANGE, isClusterWide: true },
      { apiGroups: [RBAC], resources: ['roles', 'rolebindings'], verbs: CHANGE },
    ],
  },
  'csr-approval': {
    can: 'have certificates made by which the cluster knows its users',
    severity: 'error',
    named: 'harmless',
    needs: [
      {
        apiGroups: ['certificates.k8s.io'],
        resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
        verbs: ['update', 'patch'],
        isClusterWide: true,
      },
    ],
  },
  'admission-control': {
    can: 'decide what the API server lets in',
    severity: 'error',
    named: 'harmless',
    needs: [
      {
        apiGroups: ['admissionregistration.k8s.io'],
        resources: [
          'mutatingwebhookconfigurations',
          'validatingwebhookconfigurations',
          'mutatingadmissionpolicies',
          'mutatingadmissionpolicybindings',
          'validatingadmissionpolicies',
          'validatingadmissionpolicybindings',
        ],
        verbs: WRITE,
        isClusterWide: true,
      },
    ],
  },
  'secrets-create': {
    can: 'have tokens of {ServiceAccount} put into new Secrets',
    severity: 'warning',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }],
  },
  'workload-create': {
    can: 'start pods, with every Secret and ServiceAccount of their namespace',
    severity: 'warning',
    named: 'harmless',
    needs: [
      { apiGroups: [''], resources: ['pods'], verbs: ['create'] },
      { apiGroups: [''], resources: ['replicationcontrollers'], verbs: CHANGE },
      {
        apiGroups: ['apps'],
        resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
        verbs: CHANGE,
      },
      { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: CHANGE },
    ],
  },
  'persistent-volume-create': {
    can: 'make a volume of any directory of a node',
    severity: 'warning',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['persistentvolumes'], verbs: ['create'], isClusterWide: true }],
  },
  'namespace-modify': {
    can: 'change the labels of {namespace}, and with them which pods it admits',
    severity: 'warning',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['update', 'patch'] }],
  },
  'configmap-modify': {
    can: 'change or delete {ConfigMap}',
    severity: 'warning',
    named: ['coredns', 'aws-auth', 'kube-proxy', 'kubeadm-config', 'extension-apiserver-authentication'],
    needs: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['update', 'patch', ...DELETE] }],
  },
  'network-modify': {
    can: 'lead traffic elsewhere',
    severity: 'warning',
    named: 'harmless',
    needs: [
      { apiGroups: [''], resources: ['endpoints', 'services/status'], verbs: CHANGE },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: CHANGE },
      { apiGroups: [''], resources: ['services'], verbs: CHANGE, isClusterWide: true },
      { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: CHANGE, isClusterWide: true },
      {
        apiGroups: ['gateway.networking.k8s.io'],
        resources: ['gateways', 'httproutes'],
        verbs: CHANGE,
        isClusterWide: true,
      },
    ],
  },
  'network-policies-modify': {
    can: 'open what NetworkPolicies close',
    severity: 'warning',
    named: 'harmless',
    needs: [{ apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: WRITE }],
  },
  'node-and-pod-eviction': {
    can: 'drive pods away from nodes',
    severity: 'warning',
    named: 'harmless',
    needs: [{ apiGroups: [''], resources: ['nodes'], verbs: DELETE, isClusterWide: true }],
  },
  'pods-portforward': {
    can: 'connect to every port of {pod}',
    severity: 'warning',
    named: 'harmless',
    needs: connect('pods/portforward'),
  },
  'delete-events-or-logs': {
    can: 'delete the traces of what happened',
    severity: 'info',
    named: 'harmless',
    needs: [{ apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: DELETE }],
  },
  'delete-workloads': {
    can: 'stop what runs',
    severity: 'info',
    named: 'harmless',
    needs: [
      { apiGroups: [''], resources: ['pods', 'replicationcontrollers'], verbs: DELETE },
      { apiGroups: ['apps'], resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'], verbs: DELETE },
      { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: DELETE },
    ],
  },
} as const satisfies Readonly<Record<string, Power>>
