import type { Cidr, IpBlock } from './ip-block.ts'
import type { Direction, OpenList, PolicyPeer, PolicyPort, PolicyRule } from './network-policy.ts'
import type { LabelSelector, Requirement } from './selector.ts'

/** Whom a rule lets through on which ports, a phrase each; what is not known is `something that is not written here`. */
export function phrasesOfRule({ peers, ports }: PolicyRule, direction: Direction): readonly string[] {
  const where = portsInWords(ports)
  if (peers === 'all') return [`${direction === 'ingress' ? 'everyone' : 'everything'}, ${where}`]
  const named = [...peers.items.map(peerInWords), ...(peers.isOpen ? [UNKNOWN] : [])]
  return named.map((peer) => `${peer}, ${where}`)
}

const UNKNOWN = 'something that is not written here'

/** As `pods with the label app: web`; an empty selector stands for all. */
export function podsInWords(selector: LabelSelector | 'unknown'): string {
  if (selector === 'unknown') return 'pods that are not named here'
  return selector.length === 0 ? 'all pods' : `pods with ${selectorInWords(selector)}`
}

/** As `namespace "shop"`, `namespaces with the label team: ops`. */
function namespacesInWords(selector: LabelSelector | 'unknown'): string {
  if (selector === 'unknown') return 'namespaces that are not named here'
  if (selector.length === 0) return 'all namespaces'
  const [only] = selector.length === 1 ? selector : []
  const isByName = only?.key === 'kubernetes.io/metadata.name' && only.operator === 'In'
  if (isByName && only.values.length === 1) return `namespace "${only.values[0]}"`
  return isByName ? `namespaces ${either(only.values)}` : `namespaces with ${selectorInWords(selector)}`
}

function peerInWords(peer: PolicyPeer): string {
  if (peer.kind === 'unknown') return UNKNOWN
  if (peer.kind === 'block') return blockInWords(peer.block)
  const pods = podsInWords(peer.pods ?? [])
  return `${pods} of ${peer.namespaces ? namespacesInWords(peer.namespaces) : 'its own namespace'}`
}

function blockInWords({ cidr, except }: IpBlock): string {
  const all =
    cidr.prefix === 0
      ? `all ${cidr.address.kind() === 'ipv4' ? 'IPv4' : 'IPv6'} addresses`
      : `the addresses ${cidrInWords(cidr)}`
  return except.length > 0 ? `${all} but ${except.map(cidrInWords).join(', ')}` : all
}

function cidrInWords({ address, prefix }: Cidr): string {
  return `${address}/${prefix}`
}

function selectorInWords(selector: LabelSelector): string {
  return selector.map(requirementInWords).join(' and ')
}

function requirementInWords({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'In':
      return `the label ${key}: ${either(values)}`
    case 'NotIn':
      return `no label ${key}: ${either(values)}`
    case 'Exists':
      return `the label ${key}`
    case 'DoesNotExist':
      return `no label ${key}`
    case 'Gt':
    case 'Lt':
      return `a label ${key} ${operator === 'Gt' ? 'above' : 'below'} ${either(values)}`
  }
}

function either(values: readonly string[]): string {
  return values.map((value) => (value === '' ? '(empty)' : value)).join(' or ')
}

function portsInWords(ports: OpenList<PolicyPort> | 'all'): string {
  if (ports === 'all') return 'on every port'
  const phrases = [...ports.items.map(portInWords), ...(ports.isOpen ? ['others that are not written here'] : [])]
  return `on ${phrases.length === 1 ? 'port' : 'ports'} ${phrases.join(', ')}`
}

function portInWords(port: PolicyPort): string {
  if (port.kind === 'unknown') return '?'
  const protocol = port.protocol === 'TCP' ? '' : ` (${port.protocol})`
  if (port.kind === 'named') return `"${port.name}"${protocol}`
  if (port.first === 0) return `0 to ${port.last}${protocol}`
  return port.first === port.last ? `${port.first}${protocol}` : `${port.first} to ${port.last}${protocol}`
}
