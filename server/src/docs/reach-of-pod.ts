import { routeKinds } from '../kubernetes/backend.ts'
import { waysTo } from '../kubernetes/exposure.ts'
import { inWords } from '../kubernetes/namespace.ts'
import type { Direction, NetworkPolicy } from '../kubernetes/network-policy.ts'
import { phrasesOfRule } from '../kubernetes/network-words.ts'
import type { PodSpec } from '../kubernetes/pod.ts'
import { podNetworkOf } from '../kubernetes/pod-network.ts'
import type { PartialLabels } from '../kubernetes/selector-partial.ts'
import { labelsIn } from '../kubernetes/selector-value.ts'
import { hasOnlyNetworkPolicies } from '../rules/kubernetes/network/other-policies.ts'
import { nameOf } from '../rules/kubernetes/network/unit-pods.ts'
import type { UnitIndex, UnitResource } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { limited, type Words } from './words.ts'

/** Who reaches the pods, by the Services, routes and network policies that are deployed with them, and whom they reach. */
export function wordsOfReach(pod: PodSpec, unit: UnitIndex): Words {
  const labels = labelsIn(pod.metadata.get('labels'))
  return [...wordsOfServices(pod, labels, unit), ...wordsOfPolicies(pod, labels, unit)]
}

function wordsOfServices(pod: PodSpec, labels: PartialLabels, unit: UnitIndex): Words {
  const namespace = unit.namespaceOf(pod.resource)
  const { certain: own, possible } = unit.selecting('/Service', namespace, labels)
  const routes = collect(routeKinds, (kind) => unit.resourcesIn(kind, namespace).certain)
  if (own.length === 0) {
    const isNone = unit.isWhole && possible.length === 0
    return isNone ? [{ sentence: 'No Service leads to these pods.' }] : []
  }
  const ways = waysTo(own, routes)
  const items = own.map((service) => {
    const outside = ways.filter((way) => way.service === service).map(({ route }) => route)
    const by = outside.map((route) => (route ? ` by ${nameOf(route)}` : ' by itself'))
    return `${nameOf(service)}${portsOf(service)}${by.length > 0 ? `, from outside of the cluster${by.join(',')}` : ''}`
  })
  return [{ sentence: 'These lead to the pods:', items: limited(items) }]
}

function portsOf({ facts: { service } }: UnitResource): string {
  const numbers = (service?.ports.items ?? []).map(({ port }) => port)
  if (numbers.length === 0) return ''
  return ` on ${numbers.length === 1 ? 'port' : 'ports'} ${numbers.join(', ')}`
}

const sentences = {
  ingress: {
    free: 'No network policy restricts who connects to them: every pod of the cluster may.',
    none: 'let nobody connect to them.',
    some: 'let only these connect to them:',
  },
  egress: {
    free: 'No network policy restricts where they connect to.',
    none: 'let them connect to nothing.',
    some: 'let them connect only to:',
  },
} as const

function wordsOfPolicies(pod: PodSpec, labels: PartialLabels, unit: UnitIndex): Words {
  if (!hasOnlyNetworkPolicies(unit)) {
    return [
      {
        sentence: 'Policies of other kinds than NetworkPolicy are there, too, so who may reach them is not said here.',
      },
    ]
  }
  if (podNetworkOf(pod).usesHostNetwork === 'yes') {
    const sentence = 'They use the network of their node, to which most network plugins apply no network policy.'
    return [{ sentence }]
  }
  const namespace = unit.namespaceOf(pod.resource)
  const { certain, possible } = unit.selecting('networking.k8s.io/NetworkPolicy', namespace, labels)
  if (possible.length > 0) {
    return [{ sentence: `Which network policies of ${inWords(namespace)} are for them is not known here.` }]
  }
  const own = collect(certain, ({ facts: { policy } }) => policy)
  return (['ingress', 'egress'] as const).map((direction) => wordsOfDirection(own, direction, unit.isWhole))
}

function wordsOfDirection(policies: readonly NetworkPolicy[], direction: Direction, isWhole: boolean): Words[number] {
  const say = sentences[direction]
  const isolating = policies.filter(({ isolates }) => isolates[direction] !== 'no')
  if (isolating.length === 0) return { sentence: isWhole ? say.free : say.free.replace('policy', 'policy here') }
  const names = isolating.map(({ name }) => `"${name ?? '…'}"`).join(', ')
  const subject = `${isolating.length === 1 ? 'NetworkPolicy' : 'The network policies'} ${names}`
  const verb = (text: string) => (isolating.length === 1 ? text.replace('let', 'lets') : text)
  const items = collect(isolating, ({ rules }) => [
    ...collect(rules[direction].items, (rule) => phrasesOfRule(rule, direction)),
    ...(rules[direction].isOpen ? ['something that is not written here'] : []),
  ])
  if (items.length === 0) return { sentence: `${subject} ${verb(say.none)}` }
  return { sentence: `${subject} ${verb(say.some)}`, items: limited(items) }
}
