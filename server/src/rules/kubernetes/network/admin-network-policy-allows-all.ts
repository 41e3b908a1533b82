import { adminPolicyKinds } from '../../../kubernetes/admin-policy.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { adminPolicies, adminPolicyName, adminRulesOf, isBaseline } from './admin-policy.ts'
import { isAll, selectsAll } from './network-policy.ts'

export const adminNetworkPolicyAllowsAll = defineRule({
  id: 'admin-network-policy-allows-all',
  title: 'A network policy of the administrators undoes those of the namespaces',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What such a policy allows no NetworkPolicy can deny. Pods that their owners have isolated are open to every pod of the
    cluster again, and whoever takes over one of those may go on from there.`,
  references: [adminPolicies],
  fixable: false,
  examples: [
    {
      title: 'Everyone to everyone',
      bad: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: migration
        spec:
          priority: 10
          subject:
            namespaces: {}
          ingress:
            - name: all
              action: «Allow» # until it works
              from:
                - namespaces: {}
      `,
      good: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: migration
        spec:
          priority: 10
          subject:
            namespaces: {}
          ingress:
            - name: all
              action: Pass # until it works
              from:
                - namespaces: {}
      `,
    },
  ],

  on: 'resource',
  kinds: adminPolicyKinds,
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (isBaseline(resource) || !isEveryNamespace(spec.get('subject'))) return
    for (const { rule, peers, direction } of adminRulesOf(spec)) {
      const action = rule.get('action')
      const isAllowed = action.is('Allow') || action.is('Accept')
      if (!isAllowed || direction === 'egress' || !isAll(rule.get('ports')) || !isAll(rule.get('protocols'))) continue
      if (!peers.items().some((peer) => !peer.isConditional && isEveryNamespace(peer))) continue
      const message = `${adminPolicyName(resource)} lets every pod into every pod, whatever the namespaces say.`
      report({ at: action, message })
    }
  },
})

function isEveryNamespace(selection: Value): boolean {
  return selectsAll(selection.get('namespaces'))
}
