import { isAtLeast, type KubernetesVersion, parseVersion } from '../kubernetes/version.ts'
import type { AnyRule, Rule } from '../rules/rule.ts'

/** Which rules run: three that hold one another, everything, or exactly a Pod Security Standard. */
export type ProfileName = 'recommended' | 'strict' | 'pedantic' | 'all' | 'pss-baseline' | 'pss-restricted'

export const profileNames: readonly ProfileName[] = [
  'recommended',
  'strict',
  'pedantic',
  'all',
  'pss-baseline',
  'pss-restricted',
]

const ranks: Readonly<Record<AnyRule['profile'], number>> = { recommended: 0, strict: 1, pedantic: 2, 'opt-in': 3 }

/** The rules of a profile. Those of a standard are what it demanded in that version of Kubernetes. */
export function rulesOf(
  profile: ProfileName,
  all: readonly AnyRule[],
  kubernetes: KubernetesVersion,
): readonly AnyRule[] {
  return all.filter((rule) => isInProfile(rule, profile, kubernetes))
}

/** Whether a profile turns a rule on, where that version of Kubernetes is targeted. */
export function isInProfile(rule: Rule, profile: ProfileName, kubernetes: KubernetesVersion): boolean {
  // Whatever is chosen, nobody should be left in the belief that what is misspelt counts.
  if (rule.on === 'configMistake') return true
  if (profile === 'all') return !rule.isSummary
  if (profile === 'pss-baseline' || profile === 'pss-restricted') {
    return isDemanded(rule, profile === 'pss-restricted', kubernetes)
  }
  return ranks[rule.profile] <= ranks[profile] && (profile === 'recommended' || !rule.isSummary)
}

function isDemanded({ podSecurity }: Rule, isRestricted: boolean, kubernetes: KubernetesVersion): boolean {
  if (!podSecurity || (podSecurity.level === 'restricted' && !isRestricted)) return false
  const since = parseVersion(podSecurity.since ?? '1.0')
  return since !== undefined && isAtLeast(kubernetes, since.major, since.minor)
}

/** Whether each demand is shown on its own, also where one finding could stand for several. */
export function showsImplied(profile: ProfileName): boolean {
  return profile === 'all' || profile.startsWith('pss-')
}
