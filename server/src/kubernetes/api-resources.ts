import { collect } from '../text/collect.ts'
/** Whether a resource of Kubernetes itself belongs to a namespace or to the cluster; `undefined` for one that is not of this group. */
export function scopeOf(group: string, resource: string): 'namespace' | 'cluster' | undefined {
  const owned = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined
  if (owned?.namespaced.has(resource)) return 'namespace'
  return owned?.ofCluster.has(resource) ? 'cluster' : undefined
}

/** Whether an API group is one of Kubernetes itself, whose resources are all known. */
export function isBuiltInGroup(group: string): boolean {
  return Object.hasOwn(GROUPS, group)
}

/** The groups of Kubernetes itself that have a resource of this name. */
export function groupsWith(resource: string): readonly string[] {
  return Object.keys(GROUPS).filter((group) => scopeOf(group, resource) !== undefined)
}

/** The names of all resources of Kubernetes itself. */
export function resourceNames(): readonly string[] {
  return collect(Object.values(GROUPS), ({ namespaced, ofCluster }) => [...namespaced, ...ofCluster])
}

interface Owned {
  readonly namespaced: ReadonlySet<string>
  readonly ofCluster: ReadonlySet<string>
}

/**
 * The resources of Kubernetes 1.37 by their groups, also those that exist only to be allowed, such as `users` and `signers`.
 * What was removed from a group is not in it any more.
 */
const GROUPS: Readonly<Record<string, Owned>> = {
  '': owned(
    `bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers
     resourcequotas secrets serviceaccounts services`,
    'componentstatuses groups namespaces nodes persistentvolumes users',
  ),
  'admissionregistration.k8s.io': owned(
    '',
    `mutatingadmissionpolicies mutatingadmissionpolicybindings mutatingwebhookconfigurations
     validatingadmissionpolicies validatingadmissionpolicybindings validatingwebhookconfigurations`,
  ),
  'apiextensions.k8s.io': owned('', 'customresourcedefinitions'),
  'apiregistration.k8s.io': owned('', 'apiservices'),
  apps: owned('controllerrevisions daemonsets deployments replicasets statefulsets', ''),
  'authentication.k8s.io': owned('', 'selfsubjectreviews tokenreviews uids userextras'),
  'authorization.k8s.io': owned(
    'localsubjectaccessreviews',
    'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
  ),
  autoscaling: owned('horizontalpodautoscalers', ''),
  batch: owned('cronjobs jobs', ''),
  'certificates.k8s.io': owned('podcertificaterequests', 'certificatesigningrequests clustertrustbundles signers'),
  'coordination.k8s.io': owned('leasecandidates leases', ''),
  'discovery.k8s.io': owned('endpointslices', ''),
  'events.k8s.io': owned('events', ''),
  extensions: owned('', ''),
  'flowcontrol.apiserver.k8s.io': owned('', 'flowschemas prioritylevelconfigurations'),
  'internal.apiserver.k8s.io': owned('', 'storageversions'),
  'networking.k8s.io': owned('ingresses networkpolicies', 'ingressclasses ipaddresses servicecidrs'),
  'node.k8s.io': owned('', 'runtimeclasses'),
  policy: owned('poddisruptionbudgets', ''),
  'rbac.authorization.k8s.io': owned('rolebindings roles', 'clusterrolebindings clusterroles'),
  'resource.k8s.io': owned('resourceclaims resourceclaimtemplates', 'deviceclasses devicetaintrules resourceslices'),
  'scheduling.k8s.io': owned('podgroups workloads', 'priorityclasses'),
  'storage.k8s.io': owned(
    'csistoragecapacities',
    'csidrivers csinodes storageclasses volumeattachments volumeattributesclasses',
  ),
  'storagemigration.k8s.io': owned('', 'storageversionmigrations'),
}

function owned(namespaced: string, ofCluster: string): Owned {
  return { namespaced: wordsIn(namespaced), ofCluster: wordsIn(ofCluster) }
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}
