import { factsOf } from '../kubernetes/facts.ts'
import { inWords } from '../kubernetes/namespace.ts'
import type { PodSpec } from '../kubernetes/pod.ts'
import { accountOf, projectedTokens } from '../kubernetes/pod-token.ts'
import type { RoleBinding } from '../kubernetes/rbac-binding.ts'
import { amountsTo, holdingsOf, quoted } from '../kubernetes/rbac-holding.ts'
import { type Power, powers } from '../kubernetes/rbac-powers.ts'
import type { Role, Rules } from '../kubernetes/rbac-role.ts'
import { phrasesOf } from '../kubernetes/rbac-sentences.ts'
import type { Subject } from '../kubernetes/rbac-subject.ts'
import { isEverything } from '../kubernetes/rbac-words.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { tokenOf } from '../rules/kubernetes/rbac/account.ts'
import { grantsTo, rulesGiven } from '../rules/kubernetes/rbac/grant.ts'
import type { UnitIndex } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Words } from './words.ts'

/** What is around what is explained. */
export interface Surrounding {
  readonly unit: UnitIndex
  readonly kubernetes: KubernetesVersion
}

/** What a Role or a ClusterRole allows, and what that amounts to. */
export function wordsOfRole(role: Role, { unit, kubernetes }: Surrounding): Words {
  const where = role.isCluster ? undefined : inWords(unit.namespaceOf(role.resource))
  const reach = role.isCluster
    ? 'A ClusterRoleBinding gives this in the whole cluster, a RoleBinding only in its own namespace.'
    : `A RoleBinding gives this, in ${where}.`
  const rules = role.facts
  return [
    ...allowed(`Whoever is given ${role.title} may do this:`, rules),
    ...amounts(rules, { isCluster: role.isCluster, kubernetes }, where),
    { sentence: `A role alone gives nobody anything. ${reach}` },
  ]
}

/** Who gets what by a binding. */
export function wordsOfBinding(binding: RoleBinding, { unit, kubernetes }: Surrounding): Words {
  const { isCluster, roleRef } = binding
  const where = isCluster ? undefined : inWords(unit.namespaceOf(binding.resource))
  const own = { ...factsOf(binding.resource), namespace: unit.namespaceOf(binding.resource) }
  const rules = rulesGiven(own, unit)
  const who = binding.subjects.map(({ subject }) => subjectInWords(subject))
  const role = `${roleRef.kind ?? 'role'} ${quoted(roleRef.name ?? '…')}`
  return [
    { sentence: `${binding.title} gives ${role} in ${where ?? 'the whole cluster'} to:`, items: who },
    ...allowed('With it they may do this:', rules),
    ...amounts(rules, { isCluster, kubernetes }, where),
  ]
}

/** What the containers of a pod can do with the tokens that they have. */
export function wordsOfPod(pod: PodSpec, { unit, kubernetes }: Surrounding): Words {
  const { name } = accountOf(pod)
  if (name === undefined) return [{ sentence: 'As which ServiceAccount this runs is not known.' }]
  const account = `ServiceAccount ${quoted(name)}`
  const others = projectedTokens(pod).map(({ value, volume }) => {
    const audience = value.get('audience').string
    return `Volume ${quoted(volume ?? '…')} has a token for ${audience === undefined ? 'the API server' : quoted(audience)}.`
  })
  const more = others.map((sentence) => ({ sentence }))
  const token = tokenOf(pod, name, unit)
  if (token === 'no') {
    const sentence = `The containers have no token of ${account}, so they cannot ask the API server for anything in its name.`
    return [{ sentence }, ...more]
  }
  const has =
    token === 'yes'
      ? `Each container has a token of ${account} in a file.`
      : `The containers may have a token of ${account}.`
  const grants = grantsTo(name, pod, unit)
  if (grants.length === 0) {
    const rights = unit.isWhole
      ? 'Nothing here gives that account rights, so with the token one can do no more than everybody who has one.'
      : 'What that account may do is not known.'
    return [{ sentence: `${has} ${rights}` }, ...more]
  }
  const parts = collect(grants, ({ binding, rules, isCluster, role, where }) => [
    ...allowed(
      `By ${quoted(binding.facts.name ?? '…')} it has ${role} in ${where ?? 'the whole cluster'}, and may do this:`,
      rules,
    ),
    ...amounts(rules, { isCluster, kubernetes }, where),
  ])
  return [{ sentence: `${has} Whoever breaks into one of them can use it.` }, ...parts, ...more]
}

const MOST_ITEMS = 20

function allowed(sentence: string, { rules, isOpen }: Rules): Words {
  const phrases = [...new Set(collect(rules, phrasesOf))]
  if (phrases.length === 0) {
    return [{ sentence: isOpen ? 'What the role allows is not written here.' : 'It allows nothing.' }]
  }
  const shown = phrases.slice(0, MOST_ITEMS)
  const left = phrases.length - shown.length + (isOpen ? 1 : 0)
  return [{ sentence, items: left > 0 ? [...shown, 'and more'] : shown }]
}

function amounts({ rules }: Rules, realm: Parameters<typeof holdingsOf>[1], where: string | undefined): Words {
  if (rules.some(isEverything)) {
    return [{ sentence: `That means, whoever has it is an administrator of ${where ?? 'the whole cluster'}.` }]
  }
  const holdings = holdingsOf(rules, realm).slice(0, MOST_ITEMS)
  const items = holdings.map((holding) => {
    const { severity }: Power = powers[holding.power]
    return `${amountsTo(holding, where)}${severity === 'error' ? ' (dangerous)' : ''}`
  })
  return items.length > 0 ? [{ sentence: 'That means, whoever has it can:', items }] : []
}

/** Groups whose names do not say who is in them. */
const GROUPS: Readonly<Record<string, string>> = {
  'system:authenticated': 'all users, and the pods of all namespaces',
  'system:unauthenticated': 'everybody who reaches the API server, without credentials',
  'system:serviceaccounts': 'the pods of all namespaces',
  'system:masters': 'the administrators of the cluster',
}

function subjectInWords({ kind, name, namespace }: Subject): string {
  if (kind === 'Group' && name !== undefined && Object.hasOwn(GROUPS, name)) return `${GROUPS[name]} (${name})`
  const where = namespace.kind === 'named' ? ` of namespace ${quoted(namespace.name)}` : ''
  return `${kind ?? 'somebody'} ${quoted(name ?? '…')}${kind === 'ServiceAccount' ? where : ''}`
}
