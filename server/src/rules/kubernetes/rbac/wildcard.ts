import { isBuiltInGroup } from '../../../kubernetes/api-resources.ts'
import type { PolicyRule } from '../../../kubernetes/rbac.ts'
import { holdingsOf, listed, quoted } from '../../../kubernetes/rbac-holding.ts'
import type { Role, RoleRule } from '../../../kubernetes/rbac-role.ts'
import { summaryOf } from '../../../kubernetes/rbac-words.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Context, Fix, Severity } from '../../rule.ts'
import { certainRules, whereOf } from './power.ts'

/**
 * The rules of a role that are for something of Kubernetes itself. Those that are only for API groups which
 * CustomResourceDefinitions add are mostly those of an operator for what is its own.
 */
export function foreignRules(role: Role): readonly RoleRule[] {
  return certainRules(role).filter(({ rule: { apiGroups } }) => {
    const { names, isOpen } = apiGroups
    return names.some((group) => group === '*' || isBuiltInGroup(group)) || (names.length === 0 && !isOpen)
  })
}

/** Whether a rule allows every verb on every resource, at least of the core group. */
export function isAll({ verbs, resources, apiGroups }: PolicyRule): boolean {
  const isEvery = verbs.names.includes('*') && resources.names.includes('*')
  return isEvery && (apiGroups.names.includes('*') || apiGroups.names.includes(''))
}

/** What a rule that has a wildcard amounts to: how bad it is, and the end of a sentence that says so. */
export function meaningOf(role: Role, rule: PolicyRule, { kubernetes }: Context): readonly [Severity, string] {
  const holdings = holdingsOf([rule], { isCluster: role.isCluster, kubernetes })
  const [worst] = holdings
  return worst ? [worst.severity, `, and so can ${summaryOf([rule], holdings, whereOf(role))}`] : ['info', '']
}

/** All resources of the groups of a rule, in words. */
export function everyResource({ apiGroups: { names, isOpen } }: PolicyRule): string {
  if (names.includes('*')) return 'every resource of every API group'
  if (isOpen || names.length === 0) return 'every resource'
  return `every resource of ${listed(names.map((name) => (name === '' ? 'the core API group' : quoted(name))))}`
}

/** The star of a list. */
export function starIn(list: Value): Value | undefined {
  return list.items().find((item) => item.is('*'))
}

/** Puts the verbs that there are for most resources in the place of the star. */
export function listVerbs(verbs: Value): Fix {
  return { title: 'List the verbs one by one', applicability: 'manual', changes: [verbs.set(VERBS)] }
}

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection']
