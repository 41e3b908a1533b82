import type { Direction } from '../../../kubernetes/network-policy.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import type { Value } from '../../../yaml/value.ts'

export const networkPolicies = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/'

/** Whether the policy certainly isolates in a direction for which it has rules. */
export function restricts(spec: Value, direction: Direction): boolean {
  const types = spec.get('policyTypes')
  return isAll(types) || types.contains(direction === 'ingress' ? 'Ingress' : 'Egress')
}

/** The rules of a direction that certainly are in the policy. */
export function rulesOf(spec: Value, direction: Direction): readonly Value[] {
  return spec
    .get(direction)
    .items()
    .filter((rule) => !rule.isConditional)
}

/** The items of `from` or `to` that certainly are in a rule. */
export function peersOf(rule: Value, direction: Direction): readonly Value[] {
  return rule
    .get(direction === 'ingress' ? 'from' : 'to')
    .items()
    .filter((peer) => !peer.isConditional)
}

/** Whether a list certainly says nothing, which stands for all. */
export function isAll(list: Value): boolean {
  return list.isMissing || (list.node?.kind === 'seq' && !list.isOpen && !list.isUnknown && list.items().length === 0)
}

/** Whether a selector is certainly there and empty, so that it selects all. */
export function selectsAll(selector: Value): boolean {
  return (
    selector.node?.kind === 'map' && selector.get('matchLabels').isMissing && selector.get('matchExpressions').isMissing
  )
}

/** How messages call a policy. */
export function policyName({ name }: Resource): string {
  return `NetworkPolicy "${name ?? '…'}"`
}
