import { defineRule } from '../../rule.ts'
import { isAll, networkPolicies, policyName } from './network-policy.ts'

export const networkPolicyTypesMismatch = defineRule({
  id: 'network-policy-types-mismatch',
  title: 'A network policy has rules for a direction that it does not restrict',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Rules count only in the directions that "policyTypes" names. Where it leaves one out, the rules stand in the file and
    restrict nothing: the pods send or receive whatever they like, and everybody believes that they do not.`,
  references: [`${networkPolicies}#networkpolicy-resource`],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Egress rules that do nothing',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes:
            - Ingress # from nobody
          «egress»:
            - to:
                - podSelector: {}
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes:
            - Ingress # from nobody
            - Egress
          egress:
            - to:
                - podSelector: {}
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const types = spec.get('policyTypes')
    for (const direction of ['ingress', 'egress'] as const) {
      const rules = spec.get(direction)
      const type = direction === 'ingress' ? 'Ingress' : 'Egress'
      // Without types, an empty list of egress rules restricts nothing.
      const isUnsaid = isAll(types) && direction === 'egress' && rules.exists && isAll(rules)
      const isLeftOut = !isAll(types) && types.lacks(type) && rules.items().some((rule) => !rule.isConditional)
      if (!isUnsaid && !isLeftOut) continue
      const change = isUnsaid ? types.set(['Ingress', 'Egress']) : types.append(type)
      report({
        at: { location: rules.keyLocation },
        message: `${policyName(resource)} has ${direction} rules and does not restrict ${direction}.`,
        fixes: [{ title: `Add ${type} to policyTypes`, applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})
