import type { GroupKind, Resource } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { isAll } from './network-policy.ts'

export const ciliumKinds: readonly GroupKind[] = [
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
]

export const calicoKinds: readonly GroupKind[] = [
  'projectcalico.org/NetworkPolicy',
  'projectcalico.org/GlobalNetworkPolicy',
  'crd.projectcalico.org/NetworkPolicy',
  'crd.projectcalico.org/GlobalNetworkPolicy',
]

/** Where a policy of Cilium lets everyone in on every port. An empty rule is a denial there. */
export function openInCilium({ groupKind, value }: Resource): readonly Value[] {
  if (!ciliumKinds.includes(groupKind)) return []
  const specs = [value.get('spec'), ...value.get('specs').items()]
  return collect(collect(specs, certainRules), (rule) => {
    const isLimited = !isAll(rule.get('toPorts')) || !isAll(rule.get('icmps')) || !rule.get('authentication').isMissing
    const entities = rule.get('fromEntities').items()
    return isLimited
      ? []
      : entities.filter((one) => (one.is('world') || one.is('all')) && !one.isConditional).slice(0, 1)
  })
}

/** Where a policy of Calico lets everyone in: rules that say nothing but that they allow. */
export function openInCalico({ groupKind, value }: Resource): readonly Value[] {
  if (!calicoKinds.includes(groupKind)) return []
  const rules = certainRules(value.get('spec')).filter(
    (rule) => rule.get('').isMissing && rule.entries().every(([name]) => name === 'action' || name === 'metadata'),
  )
  return rules.map((rule) => rule.get('action')).filter((action) => action.is('Allow'))
}

function certainRules(spec: Value): readonly Value[] {
  return spec
    .get('ingress')
    .items()
    .filter((rule) => !rule.isConditional)
}
