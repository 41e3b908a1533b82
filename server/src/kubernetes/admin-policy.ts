import type { Resource } from './resource.ts'

const GROUP = 'policy.networking.k8s.io/'

/** What the policies of administrators are called: two kinds of v1alpha1, which became one with a tier in v1alpha2. */
export const adminPolicyKinds = [
  `${GROUP}AdminNetworkPolicy`,
  `${GROUP}BaselineAdminNetworkPolicy`,
  `${GROUP}ClusterNetworkPolicy`,
] as const

/** The tier of such a policy and its place in it, as `Admin 10`: lower ones come first. Of the old baseline there is one only. */
export function adminPriority({ groupKind, value }: Resource): string | undefined {
  const [admin, , cluster] = adminPolicyKinds
  const tier = groupKind === admin ? 'Admin' : value.get('spec', 'tier').string
  const priority = value.get('spec', 'priority').scalar
  const isOne = groupKind === admin || groupKind === cluster
  return isOne && tier !== undefined && typeof priority === 'number' ? `${tier} ${priority}` : undefined
}
