import { adminPolicyKinds } from '../../../kubernetes/admin-policy.ts'
import type { UnitIndex } from '../../rule.ts'

/** The kinds beside NetworkPolicy that say who reaches whom, of which what follows is not decided here. */
export const otherPolicyKinds = [
  ...adminPolicyKinds,
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'cilium.io/CiliumNetworkPolicy',
  'crd.antrea.io/ClusterNetworkPolicy',
  'crd.antrea.io/NetworkPolicy',
  'crd.projectcalico.org/GlobalNetworkPolicy',
  'crd.projectcalico.org/NetworkPolicy',
  'projectcalico.org/GlobalNetworkPolicy',
  'projectcalico.org/NetworkPolicy',
] as const

/** Whether NetworkPolicy is all there is. */
export function hasOnlyNetworkPolicies(unit: UnitIndex): boolean {
  return otherPolicyKinds.every((kind) => unit.resources(kind).length === 0)
}
