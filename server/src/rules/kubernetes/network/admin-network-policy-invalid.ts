import { adminPolicyKinds } from '../../../kubernetes/admin-policy.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import type { Located } from '../../../text/document.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { actionsOf, adminPolicies, adminPolicyName, adminRulesOf } from './admin-policy.ts'
import { isAll } from './network-policy.ts'

export const adminNetworkPolicyInvalid = defineRule({
  id: 'admin-network-policy-invalid',
  title: 'A network policy of the administrators is refused by the API server',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The API server refuses the whole policy. What it was to keep apart in all namespaces stays open, and those who rely on it
    do not see that it is missing.`,
  references: [adminPolicies],
  fixable: false,
  examples: [
    {
      title: 'An action that there is not',
      bad: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: keep-out
        spec:
          priority: 10
          subject:
            namespaces:
              matchLabels:
                tenant: blue
          ingress:
            - name: others
              action: «Reject» # of all
              from:
                - namespaces: {}
      `,
      good: `
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: keep-out
        spec:
          priority: 10
          subject:
            namespaces:
              matchLabels:
                tenant: blue
          ingress:
            - name: others
              action: Deny # of all
              from:
                - namespaces: {}
      `,
    },
  ],

  on: 'resource',
  kinds: adminPolicyKinds,
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (!spec.exists) return
    for (const [at, what] of faultsOf(resource, spec)) {
      report({ at, message: `${adminPolicyName(resource)} ${what}.` })
    }
  },
})

function* faultsOf(resource: Resource, spec: Value): Iterable<readonly [at: Located, what: string]> {
  const { kind, name } = resource
  if (kind === 'BaselineAdminNetworkPolicy' && name !== undefined && name !== 'default') {
    yield [resource, 'has another name than "default", which is the only one there may be']
  }
  const [namespaces, pods] = [spec.get('subject', 'namespaces'), spec.get('subject', 'pods')]
  const subject = { location: spec.get('subject').keyLocation }
  if (namespaces.isMissing && pods.isMissing) yield [subject, 'is for nobody']
  if (namespaces.exists && pods.exists) yield [subject, 'is for namespaces and for pods, of which it may name only one']
  for (const { rule, peers } of adminRulesOf(spec)) {
    const action = rule.get('action')
    if (action.string !== undefined && !actionsOf(resource).includes(action.string)) {
      yield [action, `has the action "${action.string}", which there is not`]
    }
    if (rule.node?.kind === 'map' && isAll(peers)) yield [rule, 'has a rule that names nobody']
  }
}
