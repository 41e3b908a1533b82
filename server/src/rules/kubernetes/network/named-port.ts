import type { Namespace } from '../../../kubernetes/namespace.ts'
import type { LabelSelector } from '../../../kubernetes/selector.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Context } from '../../rule.ts'
import { peersOf, rulesOf } from './network-policy.ts'
import { nameOf, workloadsSelected } from './unit-pods.ts'

/** Reports ports by names that none of the pods has which a policy is for, and those of addresses, which have no names. */
export function reportNamedPorts(
  spec: Value,
  policy: string,
  pods: LabelSelector | undefined,
  namespace: Namespace,
  { unit, report }: Context,
): void {
  const { certain, possible } = pods ? workloadsSelected(unit, namespace, pods) : NONE
  const isOpen = certain.some(({ facts }) => facts.podNetworks.some(({ ports }) => ports.isOpen))
  const names = new Set(
    collect(certain, ({ facts }) => collect(facts.podNetworks, ({ ports }) => ports.items.map(({ name }) => name))),
  )
  for (const port of certain.length > 0 && possible.length === 0 && !isOpen
    ? collect(rulesOf(spec, 'ingress'), namesIn)
    : []) {
    if (names.has(port.string ?? '')) continue
    report({
      at: port,
      message: `${policy} allows a port "${port.string}" that none of its pods has.`,
      related: certain.map((one) => one.related(`The pods of ${nameOf(one)} have no port of that name.`)),
    })
  }
  for (const rule of rulesOf(spec, 'egress')) {
    const peers = peersOf(rule, 'egress')
    const isToAddresses =
      peers.length > 0 && !rule.get('to').isOpen && peers.every((peer) => peer.get('ipBlock').exists)
    for (const port of isToAddresses ? namesIn(rule) : []) {
      report({ at: port, message: `${policy} allows a port "${port.string}" of addresses, whose ports have no names.` })
    }
  }
}

const NONE = { certain: [], possible: [] } as const

/** The ports of a rule that are names. */
function namesIn(rule: Value): readonly Value[] {
  const ports = rule
    .get('ports')
    .items()
    .filter((port) => !port.isConditional)
  return ports.map((port) => port.get('port')).filter(({ string }) => string !== undefined)
}
