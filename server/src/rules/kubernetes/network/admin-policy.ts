import type { Resource } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'

export const adminPolicies = 'https://network-policy-api.sigs.k8s.io/api-overview/'

/** Whether it comes after the policies of the namespaces, as what they are silent about. */
export function isBaseline({ kind, value }: Resource): boolean {
  return kind === 'BaselineAdminNetworkPolicy' || value.get('spec', 'tier').is('Baseline')
}

/** What its rules may do: v1alpha2 calls Allow Accept. */
export function actionsOf({ kind }: Resource): readonly string[] {
  if (kind === 'ClusterNetworkPolicy') return ['Accept', 'Deny', 'Pass']
  return kind === 'AdminNetworkPolicy' ? ['Allow', 'Deny', 'Pass'] : ['Allow', 'Deny']
}

export interface AdminRule {
  readonly rule: Value
  readonly peers: Value
  readonly direction: 'ingress' | 'egress'
}

/** The rules that certainly are in it. */
export function adminRulesOf(spec: Value): readonly AdminRule[] {
  return collect(['ingress', 'egress'] as const, (direction) =>
    spec
      .get(direction)
      .items()
      .filter((rule) => !rule.isConditional && !rule.isUnknown)
      .map((rule) => ({ rule, peers: rule.get(direction === 'ingress' ? 'from' : 'to'), direction })),
  )
}

/** How messages call a policy. */
export function adminPolicyName({ kind, name }: Resource): string {
  return `${kind} "${name ?? '…'}"`
}
