import type { RuleMeta } from '../rules/rule.ts'

/** The Pod Security Standard that demands what a rule checks, in words; empty where none does. */
export function standardOf({ podSecurity }: RuleMeta): string {
  if (!podSecurity) return ''
  const level = podSecurity.level === 'baseline' ? 'Baseline' : 'Restricted'
  return podSecurity.since === undefined ? level : `${level}, since Kubernetes ${podSecurity.since}`
}
