import type { Value } from '../yaml/value.ts'
import type { Answer } from './answer.ts'
import { type IpBlock, readIpBlock } from './ip-block.ts'
import type { Resource } from './resource.ts'
import type { LabelSelector } from './selector.ts'
import { selectorIn } from './selector-value.ts'

export type Direction = 'ingress' | 'egress'
export type Protocol = 'TCP' | 'UDP' | 'SCTP'

/**
 * A NetworkPolicy of `networking.k8s.io/v1`, read. What is written in it and not known, or refused by the API server, is
 * `unknown`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface NetworkPolicy {
  readonly name: string | undefined
  readonly namespace: string | undefined
  /** Which pods of its namespace it is for. */
  readonly pods: LabelSelector | 'unknown'
  /** Whether the pods are isolated in a direction by it. */
  readonly isolates: Readonly<Record<Direction, Answer>>
  readonly rules: Readonly<Record<Direction, OpenList<PolicyRule>>>
}

/** A list that a template may add to. */
export interface OpenList<T> {
  readonly items: readonly T[]
  readonly isOpen: boolean
}

/** Traffic with one of the peers over one of the ports is allowed. */
export interface PolicyRule {
  readonly peers: OpenList<PolicyPeer> | 'all'
  readonly ports: OpenList<PolicyPort> | 'all'
}

/**
 * An item of `from` or `to`. `pods` alone are those of the policy's namespace; `namespaces` alone are all pods in them;
 * both together are those pods in those namespaces.
 */
export type PolicyPeer =
  | { readonly kind: 'block'; readonly block: IpBlock }
  | { readonly kind: 'pods'; readonly pods?: Selection; readonly namespaces?: Selection }
  | { readonly kind: 'unknown' }

type Selection = LabelSelector | 'unknown'

/** An item of `ports`. */
export type PolicyPort =
  | { readonly kind: 'range'; readonly protocol: Protocol; readonly first: number; readonly last: number }
  | { readonly kind: 'named'; readonly protocol: Protocol; readonly name: string }
  | { readonly kind: 'unknown' }

const LAST_PORT = 65_535

export function readNetworkPolicy(resource: Resource): NetworkPolicy {
  const spec = resource.value.get('spec')
  return {
    name: resource.name,
    namespace: resource.namespace,
    pods: selectionIn(spec.get('podSelector')),
    isolates: { ingress: isolatesIn(spec, 'ingress'), egress: isolatesIn(spec, 'egress') },
    rules: { ingress: rulesIn(spec.get('ingress'), 'from'), egress: rulesIn(spec.get('egress'), 'to') },
  }
}

const typeOf = { ingress: 'Ingress', egress: 'Egress' } as const

/** Without `policyTypes` it always isolates for ingress, and for egress only when there is an egress rule. */
function isolatesIn(spec: Value, direction: Direction): Answer {
  const types = spec.get('policyTypes')
  const isUnsaid = types.isMissing || (types.node?.kind === 'seq' && !types.isOpen && types.items().length === 0)
  if (!isUnsaid) {
    if (types.contains(typeOf[direction])) return 'yes'
    return types.lacks(typeOf[direction]) ? 'no' : 'unknown'
  }
  if (direction === 'ingress') return 'yes'
  const rules = spec.get('egress')
  if (rules.items().some((rule) => !rule.isConditional)) return 'yes'
  return rules.isUnknown || rules.isOpen || rules.items().length > 0 ? 'unknown' : 'no'
}

function rulesIn(value: Value, peers: 'from' | 'to'): OpenList<PolicyRule> {
  return openListIn(value, (rule) =>
    rule.isUnknown
      ? { peers: UNKNOWN_LIST, ports: UNKNOWN_LIST }
      : { peers: allOrList(rule.get(peers), peerIn), ports: allOrList(rule.get('ports'), portIn) },
  )
}

const UNKNOWN_LIST = { items: [], isOpen: true } as const

/** What is missing or empty stands for all. */
function allOrList<T>(value: Value, read: (item: Value) => T): OpenList<T> | 'all' {
  const list = openListIn(value, read)
  return list.items.length === 0 && !list.isOpen ? 'all' : list
}

/** The items of a list that certainly are there. */
export function openListIn<T>(value: Value, read: (item: Value) => T): OpenList<T> {
  // An item that a template may leave out is none that can be counted on.
  const items = value.items().filter((item) => !item.isConditional)
  const isOpen = value.isUnknown || value.isOpen || items.length < value.items().length
  return { items: items.map(read), isOpen }
}

/** The API server refuses a block beside selectors, and an item that says nothing. */
function peerIn(value: Value): PolicyPeer {
  const [block, pods, namespaces] = [value.get('ipBlock'), value.get('podSelector'), value.get('namespaceSelector')]
  if (block.exists) {
    const read = pods.isMissing && namespaces.isMissing ? readIpBlock(block) : undefined
    return read ? { kind: 'block', block: read } : UNKNOWN
  }
  const isSaid = pods.exists || namespaces.exists
  if (!isSaid || [block, pods, namespaces].some(({ isUnknown }) => isUnknown)) return UNKNOWN
  return {
    kind: 'pods',
    ...(pods.exists && { pods: selectionIn(pods) }),
    ...(namespaces.exists && { namespaces: selectionIn(namespaces) }),
  }
}

const UNKNOWN = { kind: 'unknown' } as const

function selectionIn(value: Value): Selection {
  return selectorIn(value) ?? 'unknown'
}

function portIn(value: Value): PolicyPort {
  const protocol = protocolIn(value.get('protocol'))
  const [port, end] = [value.get('port'), value.get('endPort')]
  if (!protocol) return UNKNOWN
  if (port.isMissing) return end.isMissing ? { kind: 'range', protocol, first: 0, last: LAST_PORT } : UNKNOWN
  if (port.string !== undefined) return end.isMissing ? { kind: 'named', protocol, name: port.string } : UNKNOWN
  const first = numberIn(port)
  const last = end.isMissing ? first : numberIn(end)
  if (first === undefined || last === undefined || last < first) return UNKNOWN
  return { kind: 'range', protocol, first, last }
}

function numberIn({ scalar }: Value): number | undefined {
  return typeof scalar === 'number' && scalar >= 1 && scalar <= LAST_PORT ? scalar : undefined
}

/** The protocol at a place, where it is missing TCP. */
export function protocolIn(value: Value): Protocol | undefined {
  if (value.isMissing) return 'TCP'
  const { string } = value
  return string === 'TCP' || string === 'UDP' || string === 'SCTP' ? string : undefined
}
