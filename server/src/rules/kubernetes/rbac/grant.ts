import type { Facts } from '../../../kubernetes/facts.ts'
import { inWords } from '../../../kubernetes/namespace.ts'
import type { PodSpec } from '../../../kubernetes/pod.ts'
import { type Holding, holdingsOf } from '../../../kubernetes/rbac-holding.ts'
import { policyOf, rulesOfBinding, rulesOfClusterRole } from '../../../kubernetes/rbac-policy.ts'
import type { Rules } from '../../../kubernetes/rbac-role.ts'
import { type Identity, isSubject, serviceAccountIdentity } from '../../../kubernetes/rbac-subject.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import type { Context, Lookup, UnitIndex, UnitResource } from '../../rule.ts'

const ROLE = 'rbac.authorization.k8s.io/Role'
const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole'
const CLUSTER_BINDING = 'rbac.authorization.k8s.io/ClusterRoleBinding'
const BINDINGS: readonly GroupKind[] = [CLUSTER_BINDING, 'rbac.authorization.k8s.io/RoleBinding']

/** The kinds that say what a pod may do with its token. */
export const accessKinds: readonly GroupKind[] = ['/ServiceAccount', ROLE, CLUSTER_ROLE, ...BINDINGS]

/** Rights that somebody certainly has. */
export interface UnitGrant {
  /** What gives them. */
  readonly binding: UnitResource
  readonly rules: Rules
  /** Whether they are for the whole cluster. */
  readonly isCluster: boolean
  /** The namespace that they are limited to, in words. */
  readonly where: string | undefined
  /** As `ClusterRole "reader"`. */
  readonly role: string
}

/** What the bindings of a unit certainly give to an account in the namespace of a pod. */
export function grantsTo(account: string, { resource }: PodSpec, unit: UnitIndex): readonly UnitGrant[] {
  const who = serviceAccountIdentity(unit.namespaceOf(resource), account)
  const names = [account, who.name, ...who.groups]
  const bindings = collect(BINDINGS, (kind) => unit.withAccount(kind, names)).filter((one) => isFor(who, one, unit))
  return bindings.map((binding) => {
    const { kind, name } = binding.facts.binding?.roleRef ?? {}
    const isCluster = binding.facts.groupKind === CLUSTER_BINDING
    const where = isCluster ? undefined : inWords(unit.namespaceOf(binding))
    return { binding, rules: rulesGiven(placed(binding, unit), unit), isCluster, where, role: `${kind} "${name}"` }
  })
}

/** The rules of the role that a binding gives. */
export function rulesGiven(binding: Facts, unit: UnitIndex): Rules {
  const found = lookUpRole(binding, unit)
  const role = found.kind === 'found' ? found.resource.facts.role : undefined
  if (role && !role.selectors) return role
  // Those that are aggregated, or that every cluster has, are made of others.
  const { roles } = unit.remember('roles', () =>
    policyOf([...unit.resources(CLUSTER_ROLE), ...unit.resources(ROLE)].map((one) => placed(one, unit))),
  )
  const { bindings } = policyOf([binding])
  const [written] = bindings
  return written ? rulesOfBinding({ roles, bindings }, written) : { rules: [], isOpen: true }
}

/** The rules of the ClusterRole with a name. */
export function rulesOfNamed(name: string, unit: UnitIndex): Rules {
  const found = unit.find(CLUSTER_ROLE, undefined, name)
  const role = found.kind === 'found' ? found.resource.facts.role : undefined
  if (role && !role.selectors) return role
  return unit.remember(`rules of ClusterRole ${name}`, () => {
    const roles = unit.remember('ClusterRoles', () => policyOf(unit.resources(CLUSTER_ROLE).map(({ facts }) => facts)))
    return rulesOfClusterRole(roles, name)
  })
}

function lookUpRole({ groupKind, namespace, binding }: Facts, unit: UnitIndex): Lookup {
  const { kind, name } = binding?.roleRef ?? {}
  if (name !== undefined && kind === 'ClusterRole') return unit.find(CLUSTER_ROLE, undefined, name)
  if (name !== undefined && kind === 'Role' && groupKind !== CLUSTER_BINDING) return unit.find(ROLE, namespace, name)
  return { kind: 'unknown' }
}

/** What others ask about a resource, in the namespace that its unit puts it in. */
function placed(resource: UnitResource, unit: UnitIndex): Facts {
  const { facts } = resource
  return facts.groupKind.includes('/Cluster') ? facts : { ...facts, namespace: unit.namespaceOf(resource) }
}

/** What is dangerous of what is granted, the worst first. */
export function dangersOf({ rules, isCluster }: UnitGrant, { kubernetes, unit }: Context): readonly Holding[] {
  // Many pods have the same rights.
  const where = `${isCluster ? 'a cluster' : 'a namespace'} of Kubernetes ${kubernetes.major}.${kubernetes.minor}`
  const known = unit.remember(`dangers in ${where}`, () => new Map<Rules, readonly Holding[]>())
  const found = known.get(rules)
  if (found) return found
  const dangers = holdingsOf(rules.rules, { isCluster, kubernetes }).filter(({ severity }) => severity !== 'info')
  known.set(rules, dangers)
  return dangers
}

function isFor(who: Identity, binding: UnitResource, unit: UnitIndex): boolean {
  const { groupKind, binding: given } = binding.facts
  const namespace = groupKind === CLUSTER_BINDING ? undefined : unit.namespaceOf(binding)
  return given?.subjects.some((subject) => isSubject(subject, who, namespace) === 'yes') === true
}
