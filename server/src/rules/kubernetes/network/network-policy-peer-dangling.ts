import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { selectorIn } from '../../../kubernetes/selector-value.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { reportNamedPorts } from './named-port.ts'
import { reportNamespace } from './namespace-label.ts'
import { meantBy } from './near-miss.ts'
import { networkPolicies, peersOf, policyName, rulesOf } from './network-policy.ts'
import { areAllPodsSeen, workloadsIn, workloadsSelected } from './unit-pods.ts'

export const networkPolicyPeerDangling = defineRule({
  id: 'network-policy-peer-dangling',
  title: 'A network policy allows pods, namespaces or ports that there are none of',
  severity: 'info',
  profile: 'strict',
  why: `
    The rule lets nobody through, so what it was written for does not work, or works past the policy. And whoever may label
    pods or namespaces can take the place that it keeps free.`,
  references: [`${networkPolicies}#targeting-a-namespace-by-its-name`],
  equivalents: { 'kube-linter': ['dangling-networkpolicypeer-podselector'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A namespace by a label that it does not have',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
            - from:
                - «namespaceSelector»:
                    matchLabels:
                      name: monitoring # and no other
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: monitoring
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
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: monitoring # and no other
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: monitoring
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  reads: ['/Namespace', ...workloadKinds],
  check(resource, context) {
    const spec = resource.value.get('spec')
    const { unit } = context
    if (!unit.isWhole) return
    const own = unit.namespaceOf(resource)
    const isSeen = areAllPodsSeen(unit, own)
    reportNamedPorts(spec, policyName(resource), isSeen ? selectorIn(spec.get('podSelector')) : undefined, own, context)
    for (const direction of ['ingress', 'egress'] as const) {
      for (const peer of collect(rulesOf(spec, direction), (rule) => peersOf(rule, direction))) {
        const [pods, namespaces] = [peer.get('podSelector'), peer.get('namespaceSelector')]
        const selector = pods.exists ? selectorIn(pods) : undefined
        reportNamespace(namespaces, policyName(resource), context)
        if (!isSeen || !namespaces.isMissing || !selector || selector.length === 0) continue
        const { certain, possible } = workloadsSelected(unit, own, selector)
        if (certain.length + possible.length > 0) continue
        const meant = meantBy(selector, workloadsIn(unit, own).certain, pods.get('matchLabels'))
        const message = `${policyName(resource)} allows pods that there are none of in its namespace.`
        context.report({ at: { location: pods.keyLocation }, message, ...meant })
      }
    }
  },
})
