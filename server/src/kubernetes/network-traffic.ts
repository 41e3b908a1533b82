import { type Answer, allOf, answerOf, anyOf, not } from './answer.ts'
import { isInBlock, readAddress } from './ip-block.ts'
import type {
  Direction,
  NetworkPolicy,
  OpenList,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
  Protocol,
} from './network-policy.ts'
import type { LabelSelector } from './selector.ts'
import { matchPartialLabels, type PartialLabels } from './selector-partial.ts'

/** A pod as policies see it. */
export interface PodEndpoint {
  readonly kind: 'pod'
  /** `undefined` where no manifest says it; all of which none says it share one. */
  readonly namespace: string | undefined
  readonly namespaceLabels: PartialLabels
  readonly labels: PartialLabels
  /** Whether it has the network of its node. What policies are to such a pod depends on the network plugin. */
  readonly usesHostNetwork: Answer
  readonly ports: OpenList<ContainerPort>
}

export interface ContainerPort {
  readonly name: string
  readonly protocol: Protocol
  readonly port: number
}

/** Something outside of the cluster. */
export interface AddressEndpoint {
  readonly kind: 'address'
  readonly address: string
}

export type Endpoint = PodEndpoint | AddressEndpoint

export interface Traffic {
  readonly from: Endpoint
  readonly to: Endpoint
  /** Of the receiver. */
  readonly port: number
  readonly protocol: Protocol
}

/** Traffic, whoever sends it. */
type ToPort = Omit<Traffic, 'from'>

/**
 * Whether the policies let a connection through: the sender has to be allowed to send, and the receiver to receive.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function mayConnect(policies: readonly NetworkPolicy[], traffic: Traffic): Answer {
  // No policy keeps a pod from itself.
  if (traffic.from === traffic.to) return 'yes'
  return allOf([maySend(policies, traffic), mayReceive(policies, traffic)])
}

/** Whether the sender may send; everything outside of the cluster may. */
function maySend(policies: readonly NetworkPolicy[], traffic: Traffic): Answer {
  return traffic.from.kind === 'pod' ? isAllowed(policies, 'egress', traffic.from, traffic.to, traffic) : 'yes'
}

/** Whether the receiver may receive; everything outside of the cluster may. */
function mayReceive(policies: readonly NetworkPolicy[], traffic: Traffic): Answer {
  return traffic.to.kind === 'pod' ? isAllowed(policies, 'ingress', traffic.to, traffic.from, traffic) : 'yes'
}

/** Whether there is a policy that takes from a pod, in one direction, what no policy allows. */
function isIsolated(policies: readonly NetworkPolicy[], pod: PodEndpoint, direction: Direction): Answer {
  return anyOf(policies.map((policy) => isolates(policy, pod, direction)))
}

/** Whether a policy is for pods of its namespace that have these labels. */
export function isPolicyFor({ pods }: NetworkPolicy, labels: PartialLabels): Answer {
  return matches(pods, labels)
}

/** Whether a policy is for a pod. */
function selects(policy: NetworkPolicy, pod: PodEndpoint): Answer {
  return allOf([isSameNamespace(policy.namespace, pod.namespace), isPolicyFor(policy, pod.labels)])
}

function isolates(policy: NetworkPolicy, pod: PodEndpoint, direction: Direction): Answer {
  return allOf([policy.isolates[direction], selects(policy, pod)])
}

/** Policies only ever add to what is allowed, so one of them is enough. */
function isAllowed(
  policies: readonly NetworkPolicy[],
  direction: Direction,
  pod: PodEndpoint,
  other: Endpoint,
  traffic: Traffic,
): Answer {
  const isFree = not(isIsolated(policies, pod, direction))
  const isLetThrough = anyOf(
    policies.map((policy) => {
      const isFor = isolates(policy, pod, direction)
      return isFor === 'no' ? 'no' : allOf([isFor, hasRuleFor(policy, direction, other, traffic)])
    }),
  )
  const answer = anyOf([isFree, isLetThrough])
  return answer === 'no' && pod.usesHostNetwork !== 'no' ? 'unknown' : answer
}

/** Whether a policy has a rule for traffic with somebody, whether or not it counts for the pod. */
export function hasRuleFor(policy: NetworkPolicy, direction: Direction, other: Endpoint, traffic: ToPort): Answer {
  return anyOfList(policy.rules[direction], (rule) => isRuleFor(rule, policy, other, traffic))
}

function isRuleFor(rule: PolicyRule, policy: NetworkPolicy, other: Endpoint, traffic: ToPort): Answer {
  const isPeer = rule.peers === 'all' ? 'yes' : anyOfList(rule.peers, (peer) => isPeerOf(peer, policy, other))
  const isPort = rule.ports === 'all' ? 'yes' : anyOfList(rule.ports, (port) => isPortOf(port, traffic))
  return allOf([isPeer, isPort])
}

function isPeerOf(peer: PolicyPeer, policy: NetworkPolicy, other: Endpoint): Answer {
  if (peer.kind === 'unknown') return 'unknown'
  if (peer.kind === 'block') {
    // Blocks are meant for what is outside; whether they hold for pods depends on the network plugin.
    if (other.kind === 'pod') return 'unknown'
    const address = readAddress(other.address)
    return address ? answerOf(isInBlock(peer.block, address)) : 'unknown'
  }
  if (other.kind === 'address') return 'no'
  const answer = allOf([
    peer.namespaces
      ? matches(peer.namespaces, other.namespaceLabels)
      : isSameNamespace(policy.namespace, other.namespace),
    peer.pods ? matches(peer.pods, other.labels) : 'yes',
  ])
  // Its packets have the address of its node.
  return answer === 'yes' && other.usesHostNetwork !== 'no' ? 'unknown' : answer
}

function isPortOf(port: PolicyPort, { to, ...traffic }: ToPort): Answer {
  if (port.kind === 'unknown') return 'unknown'
  if (port.protocol !== traffic.protocol) return 'no'
  if (port.kind === 'range') return answerOf(port.first <= traffic.port && traffic.port <= port.last)
  // A name is that of a port of the receiver, so what is no pod has none.
  if (to.kind === 'address') return 'no'
  return anyOfList(to.ports, ({ name, protocol, port: number }) =>
    answerOf(name === port.name && protocol === port.protocol && number === traffic.port),
  )
}

function anyOfList<T>({ items, isOpen }: OpenList<T>, answer: (item: T) => Answer): Answer {
  const any = anyOf(items.map(answer))
  return any === 'no' && isOpen ? 'unknown' : any
}

function matches(selector: LabelSelector | 'unknown', labels: PartialLabels): Answer {
  return selector === 'unknown' ? 'unknown' : matchPartialLabels(selector, labels)
}

function isSameNamespace(a: string | undefined, b: string | undefined): Answer {
  if (a === b) return 'yes'
  return a === undefined || b === undefined ? 'unknown' : 'no'
}
