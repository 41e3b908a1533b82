import type { Answer } from '../../../kubernetes/answer.ts'
import type { Facts } from '../../../kubernetes/facts.ts'
import { inWords } from '../../../kubernetes/namespace.ts'
import type { PodSpec } from '../../../kubernetes/pod.ts'
import { type Automount, accountOf, automountOf, mountsToken } from '../../../kubernetes/pod-token.ts'
import { type Holding, holdingsOf } from '../../../kubernetes/rbac-holding.ts'
import { type Grant, grantsOf, policyOf } from '../../../kubernetes/rbac-policy.ts'
import { serviceAccountIdentity } from '../../../kubernetes/rbac-subject.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import type { Located } from '../../../text/document.ts'
import type { Context, UnitIndex, UnitResource } from '../../rule.ts'

const ACCOUNT = '/ServiceAccount'
const RIGHTS: readonly GroupKind[] = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map(
  (kind): GroupKind => `rbac.authorization.k8s.io/${kind}`,
)

/** The kinds that say what a pod may do with its token. */
export const accessKinds: readonly GroupKind[] = [ACCOUNT, ...RIGHTS]

/** The account of a pod, and where it is named; the pod itself where it names none. */
export interface Runner {
  readonly name: string
  readonly at: Located
}

/** As what a pod runs; `undefined` where that is not known. */
export function runnerOf(pod: PodSpec): Runner | undefined {
  const { name, value } = accountOf(pod)
  return name === undefined ? undefined : { name, at: value.exists ? value : pod }
}

/** Whether the token of its account is mounted into a pod. */
export function tokenOf(pod: PodSpec, account: string, unit: UnitIndex): Answer {
  return mountsToken(automountOf(pod), automountIn(unit, pod, account))
}

/** A right that somebody certainly has, and the binding that gives it. */
export interface UnitGrant {
  readonly grant: Grant
  readonly binding: UnitResource
  /** Whether it is for the whole cluster. */
  readonly isCluster: boolean
  /** The namespace that it is limited to, in words. */
  readonly where: string | undefined
  /** As `ClusterRole "reader"`. */
  readonly role: string
}

/** What the bindings of a unit certainly give to an account in the namespace of a pod. */
export function grantsTo(account: string, { resource }: PodSpec, unit: UnitIndex): readonly UnitGrant[] {
  const resources = RIGHTS.flatMap((kind) => unit.resources(kind))
  const byFacts = new Map<Facts, UnitResource>(
    resources.map((one) => [{ ...one.facts, namespace: unit.namespaceOf(one) }, one]),
  )
  const who = serviceAccountIdentity(unit.namespaceOf(resource), account)
  return grantsOf(policyOf([...byFacts.keys()]), who).flatMap((grant) => {
    const binding = byFacts.get(grant.binding)
    if (grant.applies !== 'yes' || !binding) return []
    const { groupKind, namespace } = grant.binding
    const { kind, name } = grant.binding.binding.roleRef
    const isCluster = groupKind.endsWith('/ClusterRoleBinding')
    return [{ grant, binding, isCluster, where: isCluster ? undefined : inWords(namespace), role: `${kind} "${name}"` }]
  })
}

/** What is dangerous of what is granted, the worst first. */
export function dangersOf({ grant, isCluster }: UnitGrant, { kubernetes }: Context): readonly Holding[] {
  return holdingsOf(grant.rules.rules, { isCluster, kubernetes }).filter(({ severity }) => severity !== 'info')
}

/** What a ServiceAccount of the unit says; every namespace has a default one, which says nothing. */
function automountIn(unit: UnitIndex, { resource }: PodSpec, name: string): Automount {
  const found = unit.find(ACCOUNT, unit.namespaceOf(resource), name)
  if (found.kind === 'found') return found.resource.facts.automount ?? 'unknown'
  return found.kind === 'missing' && name === 'default' ? 'unset' : 'unknown'
}
