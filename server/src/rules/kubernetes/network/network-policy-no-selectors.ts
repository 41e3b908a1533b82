import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { isAll, networkPolicies, peersOf, policyName } from './network-policy.ts'

export const networkPolicyNoSelectors = defineRule({
  id: 'network-policy-no-selectors',
  title: 'A network policy allows by ports and addresses only',
  severity: 'info',
  profile: 'strict',
  why: `
    No rule names the pods that it is meant for, so every pod of the cluster is as welcome as the one that needs it. Addresses
    of pods change: the one that is allowed today belongs to another workload tomorrow.`,
  references: [`${networkPolicies}#behavior-of-to-and-from-selectors`],
  equivalents: { trivy: ['KSV-0038'] },
  fixable: false,
  examples: [
    {
      title: 'A port for all',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: «database»
        spec:
          podSelector:
            matchLabels:
              app: database
          ingress:
            - ports:
                - port: 5432
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: database
        spec:
          podSelector:
            matchLabels:
              app: database
          ingress:
            - from:
                - podSelector:
                    matchLabels:
                      app: web
              ports:
                - port: 5432
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const lists = [spec.get('ingress'), spec.get('egress')]
    if (lists.some((list) => list.isUnknown || list.isOpen)) return
    const rules = collect(DIRECTIONS, (direction) =>
      spec
        .get(direction)
        .items()
        .map((rule) => ({ rule, peers: peersOf(rule, direction), list: rule.get(PEERS[direction]) })),
    )
    const isWithoutSelectors = rules.every(({ rule, peers, list }) => {
      const isListKnown = !rule.isUnknown && !rule.isConditional && !list.isUnknown && !list.isOpen
      return isListKnown && (isAll(list) ? !isAll(rule.get('ports')) : peers.every(isBlock))
    })
    // What is outside of the cluster has no labels, so on the way out addresses are all there is.
    if (spec.get('ingress').items().length === 0 || !isWithoutSelectors) return
    report({ at: resource, message: `${policyName(resource)} allows by ports and addresses only.` })
  },
})

const DIRECTIONS = ['ingress', 'egress'] as const
const PEERS = { ingress: 'from', egress: 'to' } as const

function isBlock(peer: Value): boolean {
  return peer.get('ipBlock').exists && peer.get('podSelector').isMissing && peer.get('namespaceSelector').isMissing
}
