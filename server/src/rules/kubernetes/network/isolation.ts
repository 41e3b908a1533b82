import type { Direction } from '../../../kubernetes/network-policy.ts'
import type { PodSpec } from '../../../kubernetes/pod.ts'
import { podNetworkOf } from '../../../kubernetes/pod-network.ts'
import { labelsIn } from '../../../kubernetes/selector-value.ts'
import { collect } from '../../../text/collect.ts'
import type { JsonMap } from '../../../yaml/json.ts'
import type { Fix, Selected, UnitIndex } from '../../rule.ts'
import { dnsRule, newPolicy } from './new-policy.ts'

/** The directions in which certainly no policy isolates a pod. Pods with the network of their node are none's. */
export function freeDirections(pod: PodSpec, unit: UnitIndex): readonly Direction[] {
  if (podNetworkOf(pod).usesHostNetwork !== 'no') return []
  const [namespace, labels] = [unit.namespaceOf(pod.resource), labelsIn(pod.metadata.get('labels'))]
  const { certain, possible } = unit.selecting('networking.k8s.io/NetworkPolicy', namespace, labels)
  const policies = collect([...certain, ...possible], ({ facts: { policy } }) => policy)
  return directions.filter((direction) => policies.every(({ isolates }) => isolates[direction] === 'no'))
}

const directions = ['ingress', 'egress'] as const

/** Whether there may be a policy for all pods that isolates them: what no rule allows is denied then. */
export function mayDenyByDefault({ certain, possible }: Selected, direction: Direction): boolean {
  return [...certain, ...possible].some(({ facts: { policy } }) => {
    if (!policy || policy.isolates[direction] === 'no') return false
    return policy.pods === 'unknown' || policy.pods.length === 0
  })
}

/** A policy for a pod: its namespace reaches its ports, and it reaches the DNS. */
export function isolation(pod: PodSpec, free: readonly Direction[]): Fix | undefined {
  const { resource } = pod
  const matchLabels = pod.metadata.get('labels').json
  if (resource.name === undefined || typeof matchLabels !== 'object' || matchLabels === null) return undefined
  const spec: JsonMap = {
    podSelector: { matchLabels },
    policyTypes: directions.filter((direction) => free.includes(direction)).map((direction) => types[direction]),
    ...(free.includes('ingress') && { ingress: [fromNamespace(pod)] }),
    ...(free.includes('egress') && { egress: [dnsRule] }),
  }
  const title = `Add a network policy: ${free.map((one) => little[one]).join(', and ')}`
  return { title, applicability: 'manual', changes: [newPolicy(resource, resource.name, spec)] }
}

const types = { ingress: 'Ingress', egress: 'Egress' } as const
const little = { ingress: 'only their namespace reaches them', egress: 'they reach only the DNS' } as const

function fromNamespace(pod: PodSpec): JsonMap {
  const ports = podNetworkOf(pod).ports.items.map(({ port, protocol }) => ({
    ...(protocol !== 'TCP' && { protocol }),
    port,
  }))
  return { from: [{ podSelector: {} }], ...(ports.length > 0 && { ports }) }
}
