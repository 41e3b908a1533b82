import { keyOfNamespace, type Namespace } from '../../../kubernetes/namespace.ts'
import type { PolicyPeer, PolicyPort, PolicyRule } from '../../../kubernetes/network-policy.ts'
import type { PodNetwork } from '../../../kubernetes/pod-network.ts'
import { matchPartialLabels } from '../../../kubernetes/selector-partial.ts'
import { type Service, targetsOf } from '../../../kubernetes/service.ts'
import { collect } from '../../../text/collect.ts'
import type { Selected, UnitIndex, UnitResource } from '../../rule.ts'
import { workloadsIn, workloadsSelected } from './unit-pods.ts'

export interface Blocked {
  readonly workload: UnitResource
  /** One of the policies that isolate its pods. */
  readonly policy: UnitResource
}

/**
 * A workload behind a Service whose pods certainly take nothing from outside of their namespace. Nothing is said where an
 * ingress controller lives in the namespace itself.
 */
export function blockedBehind(service: Service, unit: UnitIndex, namespace: Namespace): Blocked | undefined {
  const { pods } = service
  if (typeof pods === 'string' || hasController(unit, namespace)) return undefined
  for (const workload of workloadsSelected(unit, namespace, pods).certain) {
    for (const [index, labels] of workload.facts.podLabels.entries()) {
      const network = workload.facts.podNetworks[index]
      if (network?.usesHostNetwork !== 'no' || matchPartialLabels(pods, labels) !== 'yes') continue
      const policies = unit.selecting('networking.k8s.io/NetworkPolicy', namespace, labels)
      const policy = closedBy(policies, portsReached(service, network))
      if (policy) return { workload, policy }
    }
  }
  return undefined
}

/** One of the policies for a pod that isolates it, where none may let anything from outside of the namespace in. */
function closedBy({ certain, possible }: Selected, ports: Ports): UnitResource | undefined {
  const mayEnter = [...certain, ...possible].some(({ facts: { policy } }) => {
    if (!policy || policy.isolates.ingress === 'no') return false
    const { items, isOpen } = policy.rules.ingress
    return isOpen || items.some((rule) => mayLetIn(rule, ports))
  })
  return mayEnter ? undefined : certain.find(({ facts: { policy } }) => policy?.isolates.ingress === 'yes')
}

/** The numbers of a pod's ports; nothing where they are not all known. */
type Ports = readonly number[] | undefined

function portsReached({ ports }: Service, network: PodNetwork): Ports {
  return ports.isOpen || network.ports.isOpen
    ? undefined
    : collect(ports.items, (port) => targetsOf(port, network.ports))
}

function mayLetIn({ peers, ports }: PolicyRule, reached: Ports): boolean {
  const isPeer = peers === 'all' || peers.isOpen || peers.items.some(mayBeOutside)
  const isPort = ports === 'all' || ports.isOpen || ports.items.some((port) => mayBeOneOf(port, reached))
  return isPeer && isPort
}

function mayBeOutside(peer: PolicyPeer): boolean {
  return peer.kind !== 'pods' || peer.namespaces !== undefined
}

function mayBeOneOf(port: PolicyPort, reached: Ports): boolean {
  if (port.kind !== 'range' || !reached) return true
  return reached.some((number) => port.first <= number && number <= port.last)
}

function hasController(unit: UnitIndex, namespace: Namespace): boolean {
  return unit.remember(`whether ${keyOfNamespace(namespace)} has an ingress controller`, () =>
    workloadsIn(unit, namespace).certain.some(({ facts }) =>
      facts.podNetworks.some(({ isIngressController }) => isIngressController),
    ),
  )
}
