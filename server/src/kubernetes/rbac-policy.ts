import { collect } from '../text/collect.ts'
import { type Answer, allOf, anyOf } from './answer.ts'
import type { Facts } from './facts.ts'
import { isSameNamespace } from './namespace.ts'
import { type PolicyRule, type Request, ruleAllows } from './rbac.ts'
import type { BindingFacts } from './rbac-binding.ts'
import { defaultClusterRole } from './rbac-default-roles.ts'
import type { RoleFacts, Rules } from './rbac-role.ts'
import { type Identity, isSubject, isSuperuser, type Subject } from './rbac-subject.ts'
import type { LabelSelector } from './selector.ts'
import { matchPartialLabels } from './selector-partial.ts'

export type WrittenRole = Facts & { readonly role: RoleFacts }
export type WrittenBinding = Facts & { readonly binding: BindingFacts }

/** The roles and bindings of a cluster, as far as they are written. */
export interface Policy {
  readonly roles: readonly WrittenRole[]
  readonly bindings: readonly WrittenBinding[]
}

/** The roles and bindings among resources. */
export function policyOf(resources: readonly Facts[]): Policy {
  return { roles: resources.filter(isRole), bindings: resources.filter(isBinding) }
}

/** A way by which somebody is allowed something. */
export interface Grant {
  readonly binding: WrittenBinding
  readonly subject: Subject
  /** Whether the subject is who was asked about; never `no`. */
  readonly applies: Answer
  readonly rules: Rules
}

/** An answer, and the grant that gives it when it is `yes`; none for who may do everything anyway. */
export interface Decision {
  readonly answer: Answer
  readonly by?: { readonly grant: Grant; readonly rule: PolicyRule }
}

/** Whether somebody is allowed something, and by which way, as `VisitRulesFor` walks them: bindings of the cluster come first. */
export function decide(policy: Policy, who: Identity, request: Request): Decision {
  if (isSuperuser(who)) return { answer: 'yes' }
  const answers: Answer[] = []
  for (const grant of grantsOf(policy, who)) {
    const reaches = allOf([grant.applies, isInScope(grant.binding, request)])
    if (reaches === 'no') continue
    for (const rule of grant.rules.rules) {
      const answer = allOf([reaches, ruleAllows(rule, request)])
      if (answer === 'yes') return { answer, by: { grant, rule } }
      answers.push(answer)
    }
    if (grant.rules.isOpen) answers.push('unknown')
  }
  return { answer: anyOf(answers) }
}

/** All that somebody is granted, that of bindings of the cluster first. */
export function grantsOf(policy: Policy, who: Identity): readonly Grant[] {
  const bindings = [...policy.bindings.filter(isOfCluster), ...policy.bindings.filter((one) => !isOfCluster(one))]
  return collect(bindings, (binding) => {
    const found = findSubject(binding, who)
    return found ? [{ binding, ...found, rules: rulesOfBinding(policy, binding) }] : []
  })
}

/** The rules of the role that a binding grants: `GetRoleReferenceRules`. Open where the role is not among those that are written. */
export function rulesOfBinding(policy: Policy, written: WrittenBinding): Rules {
  const { kind, name } = written.binding.roleRef
  if (kind === undefined || name === undefined) return UNKNOWN
  if (kind === 'ClusterRole') return rulesOfClusterRole(policy, name)
  if (kind !== 'Role' || isOfCluster(written)) return NOTHING
  const found = policy.roles.filter(
    (role) => !isOfCluster(role) && role.name === name && isSameNamespace(role.namespace, written.namespace) === 'yes',
  )
  return found.length === 1 ? found[0]!.role : UNKNOWN
}

/** The rules of a ClusterRole, with those that are aggregated into it. */
export function rulesOfClusterRole(policy: Policy, name: string): Rules {
  const found = policy.roles.filter((role) => isOfCluster(role) && role.name === name)
  if (found.length > 1) return UNKNOWN
  const [role] = found
  if (role) return role.role.selectors ? aggregated(policy, role, role.role.selectors) : role.role
  const rules = defaultClusterRole(name)
  if (!rules) return UNKNOWN
  const label = Object.hasOwn(AGGREGATING, name) ? AGGREGATING[name] : undefined
  if (label === undefined) return { rules, isOpen: false }
  const added = membersOf(policy, [[{ key: label, operator: 'In', values: ['true'] }]])
  return { rules: [...rules, ...added.rules], isOpen: added.isOpen }
}

/** The default roles into which users may aggregate their own, and the label by which they do. */
const AGGREGATING: Readonly<Record<string, string>> = {
  admin: 'rbac.authorization.k8s.io/aggregate-to-admin',
  edit: 'rbac.authorization.k8s.io/aggregate-to-edit',
  view: 'rbac.authorization.k8s.io/aggregate-to-view',
}

const NOTHING: Rules = { rules: [], isOpen: false }
const UNKNOWN: Rules = { rules: [], isOpen: true }

function isRole(facts: Facts): facts is WrittenRole {
  return facts.role !== undefined
}

function isBinding(facts: Facts): facts is WrittenBinding {
  return facts.binding !== undefined
}

/** Whether it is a ClusterRole or a ClusterRoleBinding. */
function isOfCluster({ groupKind }: Facts): boolean {
  return groupKind.includes('/Cluster')
}

function isInScope(binding: WrittenBinding, request: Request): Answer {
  if (isOfCluster(binding)) return 'yes'
  if ('path' in request || request.namespace === undefined) return 'no'
  return isSameNamespace(binding.namespace, request.namespace)
}

function findSubject(written: WrittenBinding, who: Identity): Pick<Grant, 'subject' | 'applies'> | undefined {
  const namespace = isOfCluster(written) ? undefined : written.namespace
  const answers = written.binding.subjects.map((subject) => ({ subject, applies: isSubject(subject, who, namespace) }))
  return answers.find(({ applies }) => applies === 'yes') ?? answers.find(({ applies }) => applies === 'unknown')
}

type Selectors = readonly (LabelSelector | undefined)[]

/** A ClusterRole that is selected brings its own rules, or those that are aggregated into it. */
function aggregated(policy: Policy, role: WrittenRole, selectors: Selectors): Rules {
  const visited = new Set([role])
  const parts: Rules[] = []
  const pending: Selectors[] = [selectors]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { members, isOpen } = membersOf(policy, next)
    if (isOpen) parts.push(UNKNOWN)
    for (const member of members) {
      if (visited.has(member)) continue
      visited.add(member)
      if (member.role.selectors) pending.push(member.role.selectors)
      else parts.push(member.role)
    }
  }
  return { rules: collect(parts, ({ rules }) => rules), isOpen: parts.some(({ isOpen }) => isOpen) }
}

interface Members extends Rules {
  readonly members: readonly WrittenRole[]
}

/** The ClusterRoles that one of the selectors selects; open where that is not known of one. */
function membersOf({ roles }: Policy, selectors: Selectors): Members {
  const members: WrittenRole[] = []
  let isOpen = false
  for (const role of roles) {
    if (!isOfCluster(role)) continue
    const answer = anyOf(
      selectors.map((selector) => (selector ? matchPartialLabels(selector, role.labels) : 'unknown')),
    )
    if (answer === 'yes') members.push(role)
    isOpen ||= answer === 'unknown'
  }
  const rules = collect(members, ({ role }) => role.rules)
  return { members, rules, isOpen: isOpen || members.some(({ role }) => role.isOpen) }
}
