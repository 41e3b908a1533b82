import { adminPolicyKinds, adminPriority } from '../../../kubernetes/admin-policy.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { adminPolicies, adminPolicyName } from './admin-policy.ts'
import { nameOf } from './unit-pods.ts'

export const adminNetworkPolicyPriorityClash = defineRule({
  id: 'admin-network-policy-priority-clash',
  title: 'Two network policies of the administrators have the same priority',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Which of the two counts where they contradict each other is not defined: what one denies the other may allow, today or
    after the next restart of the network plugin.`,
  references: [adminPolicies],
  fixable: false,
  examples: [
    {
      title: 'A copy',
      bad: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: deny
        spec:
          priority: 10
          subject:
            namespaces: {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: monitoring
        spec:
          priority: «10» # like the other
          subject:
            namespaces: {}
      `,
      good: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: deny
        spec:
          priority: 10
          subject:
            namespaces: {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: monitoring
        spec:
          priority: 9 # like the other
          subject:
            namespaces: {}
      `,
    },
  ],

  on: 'resource',
  kinds: adminPolicyKinds,
  reads: adminPolicyKinds,
  check(resource, { unit, report }) {
    const { name, value } = resource
    const priority = adminPriority(resource)
    if (priority === undefined || name === undefined) return
    // Of two, the one with the later name is the copy.
    const others = collect(adminPolicyKinds, (kind) => unit.resources(kind)).filter(
      ({ facts }) => facts.priority === priority && facts.name !== undefined && facts.name < name,
    )
    const [other] = others
    if (!other) return
    report({
      at: value.get('spec', 'priority'),
      message: `${adminPolicyName(resource)} has the same priority as ${nameOf(other)}.`,
      related: others.map((one) => one.related('This one has the priority, too.')),
    })
  },
})
