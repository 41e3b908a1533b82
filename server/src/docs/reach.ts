import { routeKinds } from '../kubernetes/backend.ts'
import { mayResolveNames } from '../kubernetes/cluster-dns.ts'
import { inWords } from '../kubernetes/namespace.ts'
import { type Direction, type NetworkPolicy, readNetworkPolicy } from '../kubernetes/network-policy.ts'
import { phrasesOfRule, podsInWords } from '../kubernetes/network-words.ts'
import { workloadKinds } from '../kubernetes/pod-paths.ts'
import type { Resource } from '../kubernetes/resource.ts'
import { otherPolicyKinds } from '../rules/kubernetes/network/other-policies.ts'
import { areAllPodsSeen, nameOf, workloadsSelected } from '../rules/kubernetes/network/unit-pods.ts'
import type { UnitIndex } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { limited, type Words } from './words.ts'

/** What is looked up to say who reaches whom. */
export const reachKinds = [
  '/Service',
  'networking.k8s.io/NetworkPolicy',
  ...otherPolicyKinds,
  ...routeKinds,
  ...workloadKinds,
] as const

/** Whom a NetworkPolicy is for, who may reach these pods and whom they may reach, and what surprises in it. */
export function wordsOfPolicy(resource: Resource, unit: UnitIndex): Words {
  const policy = readNetworkPolicy(resource)
  return [
    ...wordsOfSelection(resource, policy, unit),
    wordsOfDirection(policy, 'ingress'),
    wordsOfDirection(policy, 'egress'),
    ...trapsIn(resource, policy).map((sentence) => ({ sentence })),
    {
      sentence:
        'Network policies only add up: what any other one allows these pods is allowed, too. Answers to allowed connections come back by themselves.',
    },
  ]
}

function wordsOfSelection(resource: Resource, { pods }: NetworkPolicy, unit: UnitIndex): Words {
  const namespace = unit.namespaceOf(resource)
  const sentence = `This is for ${podsInWords(pods)} of ${inWords(namespace)}`
  if (pods === 'unknown') return [{ sentence: `${sentence}.` }]
  const { certain, possible } = workloadsSelected(unit, namespace, pods)
  if (certain.length > 0) return [{ sentence: `${sentence}:`, items: limited(certain.map(nameOf)) }]
  const isNobody = possible.length === 0 && areAllPodsSeen(unit, namespace)
  return [{ sentence: isNobody ? `${sentence}. There are none, so it does nothing.` : `${sentence}.` }]
}

const sentences = {
  ingress: {
    free: 'It does not restrict who connects to them.',
    none: 'Nobody may connect to them.',
    some: 'Only these may connect to them:',
    unknown: 'Who may connect to them is not known here.',
  },
  egress: {
    free: 'It does not restrict where they connect to.',
    none: 'They may connect to nothing, not even to the DNS to ask for the address of a name.',
    some: 'They may connect only to:',
    unknown: 'Where they may connect to is not known here.',
  },
} as const

function wordsOfDirection({ isolates, rules }: NetworkPolicy, direction: Direction): Words[number] {
  const say = sentences[direction]
  const { items, isOpen } = rules[direction]
  if (isolates[direction] === 'no') return { sentence: say.free }
  if (isolates[direction] === 'unknown' || (isOpen && items.length === 0)) return { sentence: say.unknown }
  if (items.length === 0) return { sentence: say.none }
  const phrases = collect(items, (rule) => phrasesOfRule(rule, direction))
  return { sentence: say.some, items: limited(isOpen ? [...phrases, 'and more'] : phrases) }
}

/** What in a policy is not what it looks like. */
function trapsIn(resource: Resource, policy: NetworkPolicy): readonly string[] {
  const spec = resource.value.get('spec')
  const traps: string[] = []
  const { isolates, rules } = policy
  for (const [direction, type] of [
    ['ingress', 'Ingress'],
    ['egress', 'Egress'],
  ] as const) {
    const isIdle = isolates[direction] === 'no' && rules[direction].items.length > 0
    if (isIdle) traps.push(`Careful: policyTypes does not name ${type}, so the rules under ${direction} do nothing.`)
    if (rules[direction].items.some(({ peers }) => hasStrayDash(peers))) {
      traps.push(
        'Careful: a dash before podSelector makes it a line of its own. It allows all pods of those namespaces, and besides them these pods of its own namespace. Without the dash it is these pods in those namespaces.',
      )
    }
  }
  const isEmptyEgress = spec.get('egress').exists && isolates.egress === 'no' && rules.egress.items.length === 0
  if (isEmptyEgress && spec.get('policyTypes').isMissing) {
    traps.push('Careful: an empty egress counts only when policyTypes names Egress.')
  }
  const isForgotten = isolates.egress === 'yes' && rules.egress.items.length > 0 && mayResolveNames(policy) === 'no'
  if (isForgotten) {
    traps.push(
      'Careful: the DNS is not among them. The pods cannot ask for the address of a Service by its name, unless another policy allows it.',
    )
  }
  return traps
}

/** Whether namespaces alone come right before pods alone. */
function hasStrayDash(peers: NetworkPolicy['rules']['ingress']['items'][number]['peers']): boolean {
  if (peers === 'all') return false
  return peers.items.some((peer, index) => {
    const before = peers.items[index - 1]
    const isPods = peer.kind === 'pods' && peer.pods && !peer.namespaces
    return isPods && before?.kind === 'pods' && before.namespaces !== undefined && before.pods === undefined
  })
}
