import { defineRule } from '../../rule.ts'
import { networkPolicies, peersOf, policyName, rulesOf } from './network-policy.ts'

export const networkPolicySelectorOrInsteadOfAnd = defineRule({
  id: 'network-policy-selector-or-instead-of-and',
  title: 'A network policy allows namespaces or pods where it may mean pods in namespaces',
  severity: 'info',
  profile: 'recommended',
  why: `
    The items of a list are alternatives: a dash before "podSelector" makes "these pods in those namespaces" into "all pods
    of those namespaces, and these pods of mine". An attacker in any pod of the namespace gets in.`,
  references: [`${networkPolicies}#behavior-of-to-and-from-selectors`],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A dash too many',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
            - from:
                - namespaceSelector: # of the team
                    matchLabels:
                      team: ops
                - «podSelector»:
                    matchLabels:
                      app: prometheus
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
            - from:
                - namespaceSelector: # of the team
                    matchLabels:
                      team: ops
                  podSelector:
                    matchLabels:
                      app: prometheus
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    for (const direction of ['ingress', 'egress'] as const) {
      const verb = direction === 'ingress' ? 'lets in' : 'reaches'
      for (const rule of rulesOf(spec, direction)) {
        const peers = peersOf(rule, direction)
        for (const [index, peer] of peers.entries()) {
          const before = peers[index - 1]
          const pods = peer.get('podSelector').json
          if (!before || pods === undefined || pods === null) continue
          const [isNamespaces, isPods] = [before, peer].map((item) => item.get('ipBlock').isMissing)
          if (!isNamespaces || !isPods) continue
          if (!before.get('namespaceSelector').exists || !before.get('podSelector').isMissing) continue
          if (!peer.get('namespaceSelector').isMissing) continue
          report({
            at: { location: peer.get('podSelector').keyLocation },
            message: `${policyName(resource)} ${verb} all pods of the namespaces, and also these pods of its own namespace.`,
            fixes: [
              {
                title: 'Select these pods in those namespaces',
                applicability: 'unsafe',
                changes: [before.get('podSelector').set(pods), peer.remove()],
              },
            ],
          })
        }
      }
    }
  },
})
