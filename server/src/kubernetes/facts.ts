import type { Span } from '../text/document.ts'
import { adminPriority } from './admin-policy.ts'
import type { Answer } from './answer.ts'
import { type Backend, backendsOf } from './backend.ts'
import { mayResolveNames } from './cluster-dns.ts'
import { type Namespace, namespaceOf } from './namespace.ts'
import { type NetworkPolicy, readNetworkPolicy } from './network-policy.ts'
import { podSpecsOf } from './pod.ts'
import { type PodNetwork, podNetworkOf } from './pod-network.ts'
import { exemptionsOf, type PodSecurityExemption } from './pod-security-exemption.ts'
import { type Automount, accountOf, automountOf, cloudOf } from './pod-token.ts'
import { type BindingFacts, roleBindingsOf } from './rbac-binding.ts'
import { type RoleFacts, rolesOf } from './rbac-role.ts'
import type { GroupKind, Resource } from './resource.ts'
import type { PartialLabels } from './selector-partial.ts'
import { labelsIn } from './selector-value.ts'
import { readService, type Service } from './service.ts'

/**
 * What other resources can ask about one, as data: what is not in here no rule sees of another resource, so as long as
 * it is equal no result of theirs can change.
 */
export interface Facts {
  readonly groupKind: GroupKind
  /** `undefined` when it is not known. */
  readonly name: string | undefined
  readonly namespace: Namespace
  readonly labels: PartialLabels
  /** The labels of the pods that it makes, one for each of its pod templates. */
  readonly podLabels: readonly PartialLabels[]
  /** What others see of these pods on the network. */
  readonly podNetworks: readonly PodNetwork[]
  /** The names of the ServiceAccounts of its pods; `undefined` for one that is not known. */
  readonly podAccounts: readonly (string | undefined)[]
  /** Of a Role or a ClusterRole. */
  readonly role?: RoleFacts
  /** Of a RoleBinding or a ClusterRoleBinding. */
  readonly binding?: BindingFacts
  /** Of a ServiceAccount: whether it has its token mounted. */
  readonly automount?: Automount
  /** Of a ServiceAccount: the cloud whose identity it gives to its pods. */
  readonly cloud?: string | undefined
  /** Of a configuration of the API server. */
  readonly exemptions?: readonly PodSecurityExemption[]
  /** Of a NetworkPolicy. */
  readonly policy?: NetworkPolicy
  /** Of a NetworkPolicy: whether it lets pods ask the DNS of the cluster. */
  readonly reachesDns?: Answer
  /** Of a Service. */
  readonly service?: Service
  /** Of what leads from the outside of the cluster to Services: an Ingress, a route. */
  readonly backends?: readonly Backend[]
  /** Of a network policy of the administrators: its tier and its place in it, as `Admin 10`. */
  readonly priority?: string
}

/** What is said of a resource where another one is asked about it. */
export function factsOf(resource: Resource): Facts {
  const pods = podSpecsOf(resource)
  return {
    groupKind: resource.groupKind,
    name: resource.name,
    namespace: namespaceOf(resource),
    labels: labelsIn(resource.labels),
    podLabels: pods.map(({ metadata }) => labelsIn(metadata.get('labels'))),
    podNetworks: pods.map(podNetworkOf),
    podAccounts: pods.map((pod) => accountOf(pod).name),
    ...accessFactsOf(resource),
    ...networkFactsOf(resource),
  }
}

/** What is said of who may do what. */
function accessFactsOf(resource: Resource): Pick<Facts, 'role' | 'binding' | 'automount' | 'cloud' | 'exemptions'> {
  const [role] = rolesOf(resource)
  if (role) return { role: role.facts }
  const [binding] = roleBindingsOf(resource)
  if (binding) return { binding: binding.facts }
  if (resource.groupKind === '/ServiceAccount') return { automount: automountOf(resource), cloud: cloudOf(resource) }
  const exemptions = exemptionsOf(resource)
  return exemptions.length > 0 ? { exemptions } : {}
}

/** What is said of who reaches whom. */
function networkFactsOf(
  resource: Resource,
): Pick<Facts, 'policy' | 'reachesDns' | 'service' | 'backends' | 'priority'> {
  if (resource.groupKind === 'networking.k8s.io/NetworkPolicy') {
    const policy = readNetworkPolicy(resource)
    return { policy, reachesDns: policy.isolates.egress === 'no' ? 'no' : mayResolveNames(policy) }
  }
  if (resource.groupKind === '/Service') return { service: readService(resource) }
  const priority = adminPriority(resource)
  if (priority !== undefined) return { priority }
  const backends = backendsOf(resource).map(({ service, namespace }) => ({ service, namespace }))
  return backends.length > 0 ? { backends } : {}
}

/**
 * The places of a resource that others can point at: its labels by their names, and its name by an empty one, which no
 * label has.
 */
export function placesOf(resource: Resource): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>([['', resource.location.span]])
  for (const [name, label] of resource.labels.entries()) places.set(name, label.location.span)
  return places
}
