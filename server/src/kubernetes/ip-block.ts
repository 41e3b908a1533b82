import ipaddr from 'ipaddr.js'
import type { Value } from '../yaml/value.ts'

type Address = ReturnType<typeof ipaddr.parse>

/** A network as `10.0.0.0/8` writes it. */
export interface Cidr {
  readonly address: Address
  /** How many of its first bits count. */
  readonly prefix: number
}

/** The addresses of a network without those of others: the `ipBlock` of a NetworkPolicy. */
export interface IpBlock {
  readonly cidr: Cidr
  readonly except: readonly Cidr[]
}

/** `undefined` for what the API server takes for no network. */
export function readCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/')
  const address = readAddress(text.slice(0, Math.max(slash, 0)))
  const prefix = text.slice(slash + 1)
  if (!address || !/^(?:0|[1-9][0-9]{0,2})$/.test(prefix)) return undefined
  return Number(prefix) <= 8 * address.toByteArray().length ? { address, prefix: Number(prefix) } : undefined
}

/** `undefined` for what is no address as Go writes it: four decimal numbers, or an IPv6 address without a zone. */
export function readAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined
  if (!text.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined
  return !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
}

const LONGEST_ADDRESS = 45

/**
 * The block at a place; `undefined` when any of it is not known, and when the API server refuses it: an exception has to
 * lie inside the network, and to be smaller (`ValidateIPBlock`).
 */
export function readIpBlock(value: Value): IpBlock | undefined {
  const { string } = value.get('cidr')
  const cidr = string === undefined ? undefined : readCidr(string)
  const except = value.get('except')
  if (!cidr || except.isUnknown || except.isOpen) return undefined
  const exceptions: Cidr[] = []
  for (const item of except.items()) {
    const exception = item.string === undefined ? undefined : readCidr(item.string)
    if (!exception || !isInside(exception, cidr) || exception.prefix <= cidr.prefix) return undefined
    exceptions.push(exception)
  }
  return { cidr, except: exceptions }
}

/** Whether all addresses of a network are in another. */
function isInside(inner: Cidr, outer: Cidr): boolean {
  return inner.prefix >= outer.prefix && hasAddress(outer, inner.address)
}

function hasAddress({ address: network, prefix }: Cidr, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, prefix)
}

export function isInBlock({ cidr, except }: IpBlock, address: Address): boolean {
  return hasAddress(cidr, address) && !except.some((exception) => hasAddress(exception, address))
}
