import { inWords, namespaceOf } from '../../../kubernetes/namespace.ts'
import { amountsTo, type Holding, holdingOf, listed } from '../../../kubernetes/rbac-holding.ts'
import type { PowerId } from '../../../kubernetes/rbac-powers.ts'
import type { Role, RoleRule } from '../../../kubernetes/rbac-role.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Context } from '../../rule.ts'

/** A power that a rule of a role gives by name, not by a wildcard. */
export interface RolePower {
  readonly holding: Holding
  readonly rule: RoleRule
  /** The first resource that gives it. */
  readonly at: Value
  /** What it amounts to: one sentence. */
  readonly message: string
}

/**
 * Where a role gives a power. Resources that are named by `*` are not looked at, that wildcard is a finding of its own; nor
 * are roles that Kubernetes itself makes, or whose rules it overwrites.
 */
export function powersIn(role: Role, power: PowerId, { kubernetes }: Context): readonly RolePower[] {
  return collect(certainRules(role), (rule) => {
    const holding = holdingOf(rule.rule, power, { isCluster: role.isCluster, kubernetes })
    const at = holding && itemFor(rule, holding)
    if (!at) return []
    const can = amountsTo(holding, whereOf(role))
    return [{ holding, rule, at, message: `Whoever has ${role.title} can ${can}, ${byWhat(holding)}.` }]
  })
}

/** Reports each place where a role gives one of some powers, with the first of them that it gives there. */
export function reportPowers(role: Role, context: Context, ...powers: readonly PowerId[]): void {
  const reported = new Set<Value['node']>()
  for (const { at, message, holding } of collect(powers, (power) => powersIn(role, power, context))) {
    if (!reported.has(at.node)) context.report({ at, message, severity: holding.severity })
    reported.add(at.node)
  }
}

/** The rules that a role certainly has; none of one that Kubernetes itself makes, or whose rules it overwrites. */
export function certainRules(role: Role): readonly RoleRule[] {
  return role.isSystem || role.isAggregated ? [] : role.rules.filter(({ value }) => !value.isConditional)
}

/** The namespace that a Role is limited to, in words. */
export function whereOf(role: Role): string | undefined {
  if (role.isCluster) return undefined
  return inWords(namespaceOf(role.resource))
}

/** By which rights something is possible, as `by list and watch on secrets`. */
function byWhat({ verbs, resources }: Holding): string {
  return `by ${listed(verbs.map((verb) => (verb === '*' ? 'every verb' : verb)))} on ${listed(resources)}`
}

/** The resource of a rule that gives something; none where that is only `*`. */
function itemFor({ value }: RoleRule, { resources, isByWildcard }: Holding): Value | undefined {
  if (isByWildcard) return undefined
  const items = value.get('resources').items()
  return items.find(({ string }) => string !== undefined && resources.some((whole) => isNamedBy(whole, string)))
}

function isNamedBy(whole: string, name: string): boolean {
  return name === whole || (name.startsWith('*/') && whole.endsWith(name.slice(1)))
}
