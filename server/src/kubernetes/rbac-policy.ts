import { type Answer, both, either, type PolicyRule, type Request, ruleAllows } from './rbac.ts'
import { defaultClusterRole } from './rbac-default-roles.ts'
import { type Identity, isSameNamespace, isSubject, isSuperuser, type Subject } from './rbac-subject.ts'
import type { LabelSelector } from './selector.ts'
import { matchPartialLabels, type PartialLabels } from './selector-partial.ts'

/** Rules of which some may not be known. */
export interface Rules {
  readonly rules: readonly PolicyRule[]
  /** Whether there may be further rules. */
  readonly isOpen: boolean
}

/** A role, as others ask about it. What a template prints is `undefined`. */
export interface RoleFacts {
  readonly kind: 'Role' | 'ClusterRole'
  readonly name: string | undefined
  /** Empty for a ClusterRole. */
  readonly namespace: string | undefined
  readonly rules: Rules
  readonly labels: PartialLabels
  /** Of an aggregated ClusterRole: its rules are those of all ClusterRoles that one of these selects. */
  readonly selectors: readonly (LabelSelector | undefined)[] | undefined
}

/** Which role a binding grants. What is missing is empty; what a template prints is `undefined`. */
export interface RoleRef {
  readonly kind: string | undefined
  readonly name: string | undefined
}

/** A binding, as others ask about it. What a template prints is `undefined`. */
export interface BindingFacts {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding'
  readonly name: string | undefined
  /** Where it grants: empty for everywhere. */
  readonly namespace: string | undefined
  readonly roleRef: RoleRef
  readonly subjects: readonly Subject[]
  /** Whether there may be further subjects. */
  readonly isOpen: boolean
}

/** The roles and bindings of a cluster, as far as they are written. */
export interface Policy {
  readonly roles: readonly RoleFacts[]
  readonly bindings: readonly BindingFacts[]
}

/** A way by which somebody is allowed something. */
export interface Grant {
  readonly binding: BindingFacts
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
    const reaches = both(grant.applies, isInScope(grant.binding.namespace, request))
    if (reaches === 'no') continue
    for (const rule of grant.rules.rules) {
      const answer = both(reaches, ruleAllows(rule, request))
      if (answer === 'yes') return { answer, by: { grant, rule } }
      answers.push(answer)
    }
    if (grant.rules.isOpen) answers.push('unknown')
  }
  return { answer: either(answers) }
}

/** All that somebody is granted, that of bindings of the cluster first. */
export function grantsOf(policy: Policy, who: Identity): readonly Grant[] {
  const ofCluster = policy.bindings.filter(({ kind }) => kind === 'ClusterRoleBinding')
  const ofNamespaces = policy.bindings.filter(({ kind }) => kind === 'RoleBinding')
  return [...ofCluster, ...ofNamespaces].flatMap((binding) => {
    const found = findSubject(binding, who)
    return found ? [{ binding, ...found, rules: rulesOfRef(policy, binding) }] : []
  })
}

/** The rules of the role that a binding grants: `GetRoleReferenceRules`. Open where the role is not among those that are written. */
function rulesOfRef(policy: Policy, { kind, namespace, roleRef }: BindingFacts): Rules {
  const { name } = roleRef
  if (roleRef.kind === undefined || name === undefined) return UNKNOWN
  if (roleRef.kind === 'ClusterRole') return rulesOfClusterRole(policy, name)
  if (roleRef.kind !== 'Role' || kind === 'ClusterRoleBinding') return NOTHING
  const found = policy.roles.filter(
    (role) => role.kind === 'Role' && role.name === name && isSameNamespace(role.namespace, namespace) === 'yes',
  )
  return found.length === 1 ? found[0]!.rules : UNKNOWN
}

/** The rules of a ClusterRole, with those that are aggregated into it. */
export function rulesOfClusterRole(policy: Policy, name: string): Rules {
  const found = policy.roles.filter((role) => role.kind === 'ClusterRole' && role.name === name)
  if (found.length > 1) return UNKNOWN
  const [role] = found
  if (role) return role.selectors ? aggregated(policy, role, role.selectors) : role.rules
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

function isInScope(namespace: string | undefined, request: Request): Answer {
  if (namespace === '') return 'yes'
  if ('path' in request || request.namespace === undefined) return 'no'
  return isSameNamespace(namespace, request.namespace)
}

function findSubject(
  { subjects, namespace }: BindingFacts,
  who: Identity,
): Pick<Grant, 'subject' | 'applies'> | undefined {
  const answers = subjects.map((subject) => ({ subject, applies: isSubject(subject, who, namespace) }))
  return answers.find(({ applies }) => applies === 'yes') ?? answers.find(({ applies }) => applies === 'unknown')
}

/** A ClusterRole that is selected brings its own rules, and those that are aggregated into it. */
function aggregated(policy: Policy, role: RoleFacts, selectors: NonNullable<RoleFacts['selectors']>): Rules {
  const visited = new Set([role])
  const parts: Rules[] = []
  const pending: NonNullable<RoleFacts['selectors']>[] = [selectors]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { members, isOpen } = membersOf(policy, next)
    if (isOpen) parts.push(UNKNOWN)
    for (const member of members) {
      if (visited.has(member)) continue
      visited.add(member)
      if (member.selectors) pending.push(member.selectors)
      else parts.push(member.rules)
    }
  }
  return { rules: parts.flatMap(({ rules }) => rules), isOpen: parts.some(({ isOpen }) => isOpen) }
}

interface Members extends Rules {
  readonly members: readonly RoleFacts[]
}

/** The ClusterRoles that one of the selectors selects; open where that is not known of one. */
function membersOf({ roles }: Policy, selectors: NonNullable<RoleFacts['selectors']>): Members {
  const members: RoleFacts[] = []
  let isOpen = false
  for (const role of roles) {
    if (role.kind !== 'ClusterRole') continue
    const answer = either(
      selectors.map((selector) => (selector ? matchPartialLabels(selector, role.labels) : 'unknown')),
    )
    if (answer === 'yes') members.push(role)
    isOpen ||= answer === 'unknown'
  }
  const rules = members.flatMap((member) => member.rules.rules)
  return { members, rules, isOpen: isOpen || members.some((member) => member.rules.isOpen) }
}
