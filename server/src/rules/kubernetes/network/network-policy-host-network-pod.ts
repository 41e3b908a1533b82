import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { matchPartialLabels } from '../../../kubernetes/selector-partial.ts'
import { selectorIn } from '../../../kubernetes/selector-value.ts'
import { defineRule } from '../../rule.ts'
import { networkPolicies, policyName } from './network-policy.ts'
import { nameOf, workloadsSelected } from './unit-pods.ts'

export const networkPolicyHostNetworkPod = defineRule({
  id: 'network-policy-host-network-pod',
  title: 'A network policy is for pods that use the network of their node',
  severity: 'hint',
  profile: 'strict',
  why: `
    Most network plugins cannot tell such a pod from its node and leave it alone: the policy is accepted, and the pod goes on
    talking to everyone. Only a firewall on the node restricts it.`,
  references: [`${networkPolicies}#networkpolicy-and-hostnetwork-pods`],
  fixable: false,
  examples: [
    {
      title: 'An agent of the nodes',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: agent
        spec:
          «podSelector»:
            matchLabels:
              app: agent
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
          labels:
            app: agent
        spec:
          hostNetwork: true
          containers:
            - name: agent
              image: nginx:1.29
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: agent
        spec:
          podSelector:
            matchLabels:
              app: agent
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
          labels:
            app: agent
        spec:
          containers:
            - name: agent
              image: nginx:1.29
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  reads: workloadKinds,
  check(resource, { unit, report }) {
    const pods = resource.value.get('spec', 'podSelector')
    const selector = selectorIn(pods)
    if (!selector) return
    const found = workloadsSelected(unit, unit.namespaceOf(resource), selector).certain.filter(({ facts }) =>
      facts.podNetworks.some(({ usesHostNetwork }, index) => {
        const labels = facts.podLabels[index]
        return usesHostNetwork === 'yes' && labels && matchPartialLabels(selector, labels) === 'yes'
      }),
    )
    const [first] = found
    if (!first) return
    report({
      at: { location: pods.keyLocation },
      message: `${policyName(resource)} is also for the pods of ${nameOf(first)}, which use the network of their node.`,
      related: found.map((one) => one.related(`The pods of ${nameOf(one)} use the network of their node.`)),
    })
  },
})
