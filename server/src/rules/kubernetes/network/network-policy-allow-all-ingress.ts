import { defineRule } from '../../rule.ts'
import { isAll, networkPolicies, peersOf, policyName, restricts, rulesOf, selectsAll } from './network-policy.ts'

export const networkPolicyAllowAllIngress = defineRule({
  id: 'network-policy-allow-all-ingress',
  title: 'A network policy lets everyone in',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Policies only ever add to what is allowed, so a rule that lets everyone in undoes all others for its pods. Whoever
    takes over any pod of the cluster, or reaches it from outside, talks to these pods on every port.`,
  references: [`${networkPolicies}#allow-all-ingress-traffic`],
  equivalents: { kyverno: ['restrict-networkpolicy-empty-podselector'] },
  fixable: false,
  examples: [
    {
      title: 'An empty rule',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          ingress:
            - «{}» # for now
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          ingress:
            - from:
                - podSelector: {}
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (!restricts(spec, 'ingress')) return
    // For pods that are named it mostly is what somebody wants, though not on every port.
    const severity = selectsAll(spec.get('podSelector')) ? 'warning' : 'info'
    for (const rule of rulesOf(spec, 'ingress')) {
      if (rule.isUnknown || !isAll(rule.get('ports'))) continue
      if (rule.isMissing || isAll(rule.get('from'))) {
        report({ at: rule, severity, message: `${policyName(resource)} lets everyone in, on every port.` })
      }
      for (const peer of peersOf(rule, 'ingress')) {
        const namespaces = peer.get('namespaceSelector')
        if (!selectsAll(namespaces) || !isEveryPod(peer.get('podSelector'))) continue
        const message = `${policyName(resource)} lets every pod of the cluster in, on every port.`
        report({ at: namespaces, severity, message })
      }
    }
  },
})

function isEveryPod(pods: Parameters<typeof selectsAll>[0]): boolean {
  return pods.isMissing || selectsAll(pods)
}
