import type { NameList, PolicyRule } from './rbac.ts'

/**
 * What a ClusterRole allows that every cluster has from its beginning, as the bootstrap policy of Kubernetes 1.37 writes it;
 * for the three that are aggregated this is what Kubernetes itself puts into them. `undefined` for a name that is not known here.
 */
export function defaultClusterRole(name: string): readonly PolicyRule[] | undefined {
  const rows = Object.hasOwn(CLUSTER_ROLES, name) ? CLUSTER_ROLES[name] : undefined
  return rows?.map(ruleOf)
}

/** Whether every cluster has a role of that name from its beginning. */
export function isDefaultRole(name: string): boolean {
  return (
    name.startsWith('system:') ||
    name === 'extension-apiserver-authentication-reader' ||
    Object.hasOwn(CLUSTER_ROLES, name)
  )
}

/** Verbs, API groups, resources, and the objects they are limited to; or verbs and paths. */
type Row = readonly [verbs: string, apiGroups: string, resources: string, names?: string] | readonly [string, string]

const READ = 'get list watch'
const WRITE = 'create delete deletecollection patch update'
const CORE = '""'

const VIEW: readonly Row[] = [
  [
    READ,
    CORE,
    `configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods replicationcontrollers
     replicationcontrollers/scale serviceaccounts services services/status bindings events limitranges namespaces/status
     pods/log pods/status replicationcontrollers/status resourcequotas resourcequotas/status namespaces`,
  ],
  [READ, 'discovery.k8s.io', 'endpointslices'],
  [
    READ,
    'apps',
    `controllerrevisions daemonsets daemonsets/status deployments deployments/scale deployments/status replicasets
     replicasets/scale replicasets/status statefulsets statefulsets/scale statefulsets/status`,
  ],
  [READ, 'autoscaling', 'horizontalpodautoscalers horizontalpodautoscalers/status'],
  [READ, 'batch', 'cronjobs cronjobs/status jobs jobs/status'],
  [READ, 'policy', 'poddisruptionbudgets poddisruptionbudgets/status'],
  [READ, 'networking.k8s.io', 'ingresses ingresses/status networkpolicies'],
  [READ, 'resource.k8s.io', 'resourceclaims resourceclaims/status resourceclaimtemplates'],
]

const EDIT: readonly Row[] = [
  [READ, CORE, 'pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy'],
  ['impersonate', CORE, 'serviceaccounts'],
  [WRITE, CORE, 'pods pods/attach pods/exec pods/portforward pods/proxy'],
  ['create', CORE, 'pods/eviction serviceaccounts/token'],
  [
    WRITE,
    CORE,
    `configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets
     serviceaccounts services services/proxy`,
  ],
  [
    WRITE,
    'apps',
    `daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets
     statefulsets/scale`,
  ],
  [WRITE, 'autoscaling', 'horizontalpodautoscalers'],
  [WRITE, 'batch', 'cronjobs jobs'],
  [WRITE, 'policy', 'poddisruptionbudgets'],
  [WRITE, 'networking.k8s.io', 'ingresses networkpolicies'],
  [WRITE, 'resource.k8s.io', 'resourceclaims resourceclaimtemplates'],
  [`${READ} create delete deletecollection patch update`, 'coordination.k8s.io', 'leases'],
  ...VIEW,
]

const CLUSTER_ROLES: Readonly<Record<string, readonly Row[]>> = {
  'cluster-admin': [
    ['*', '*', '*'],
    ['*', '*'],
  ],
  admin: [
    ['create', 'authorization.k8s.io', 'localsubjectaccessreviews'],
    [`${READ} ${WRITE}`, 'rbac.authorization.k8s.io', 'rolebindings roles'],
    ...EDIT,
  ],
  edit: EDIT,
  view: VIEW,
  'system:auth-delegator': [
    ['create', 'authentication.k8s.io', 'tokenreviews'],
    ['create', 'authorization.k8s.io', 'subjectaccessreviews'],
  ],
  'system:basic-user': [
    ['create', 'authorization.k8s.io', 'selfsubjectaccessreviews selfsubjectrulesreviews'],
    ['create', 'authentication.k8s.io', 'selfsubjectreviews'],
  ],
  'system:discovery': [
    ['get', '/api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/'],
  ],
  'system:public-info-viewer': [['get', '/healthz /livez /readyz /version /version/']],
  'system:monitoring': [['get', '/healthz /healthz/* /livez /livez/* /metrics /metrics/slis /readyz /readyz/*']],
  'system:service-account-issuer-discovery': [['get', '/.well-known/openid-configuration /openid/v1/jwks']],
  'system:kubelet-api-admin': [
    [READ, CORE, 'nodes'],
    ['proxy', CORE, 'nodes'],
    ['*', CORE, 'nodes/configz nodes/healthz nodes/log nodes/metrics nodes/pods nodes/proxy nodes/stats'],
  ],
  'system:kube-dns': [['list watch', CORE, 'endpoints services']],
  'system:persistent-volume-provisioner': [
    [`${READ} create delete`, CORE, 'persistentvolumes'],
    [`${READ} update`, CORE, 'persistentvolumeclaims'],
    [READ, 'storage.k8s.io', 'storageclasses'],
    ['watch', CORE, 'events'],
    ['create patch update', `${CORE} events.k8s.io`, 'events'],
  ],
  'system:node-bootstrapper': [['create get list watch', 'certificates.k8s.io', 'certificatesigningrequests']],
  'system:certificates.k8s.io:certificatesigningrequests:nodeclient': [
    ['create', 'certificates.k8s.io', 'certificatesigningrequests/nodeclient'],
  ],
  'system:certificates.k8s.io:certificatesigningrequests:selfnodeclient': [
    ['create', 'certificates.k8s.io', 'certificatesigningrequests/selfnodeclient'],
  ],
  'system:certificates.k8s.io:kube-apiserver-client-approver': [
    ['approve', 'certificates.k8s.io', 'signers', 'kubernetes.io/kube-apiserver-client'],
  ],
  'system:certificates.k8s.io:kubelet-serving-approver': [
    ['approve', 'certificates.k8s.io', 'signers', 'kubernetes.io/kubelet-serving'],
  ],
}

function ruleOf([verbs, groups, resources, names = '']: Row): PolicyRule {
  const none = listOf('')
  return resources === undefined
    ? { verbs: listOf(verbs), apiGroups: none, resources: none, resourceNames: none, nonResourceURLs: listOf(groups) }
    : {
        verbs: listOf(verbs),
        apiGroups: listOf(groups),
        resources: listOf(resources),
        resourceNames: listOf(names),
        nonResourceURLs: none,
      }
}

function listOf(text: string): NameList {
  const names = text.split(/\s+/).filter((name) => name !== '')
  return { names: names.map((name) => (name === CORE ? '' : name)), isOpen: false }
}
