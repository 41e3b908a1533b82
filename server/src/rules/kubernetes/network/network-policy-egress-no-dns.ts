import { mayResolveNames } from '../../../kubernetes/cluster-dns.ts'
import { readNetworkPolicy } from '../../../kubernetes/network-policy.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { defineRule } from '../../rule.ts'
import { networkPolicies, policyName } from './network-policy.ts'
import { dnsRule } from './new-policy.ts'
import { mayAskOtherwise } from './other-dns.ts'
import { hasOnlyNetworkPolicies, otherPolicyKinds } from './other-policies.ts'

export const networkPolicyEgressNoDns = defineRule({
  id: 'network-policy-egress-no-dns',
  title: 'A network policy lets pods reach others and not the DNS',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Pods ask the DNS of the cluster for the addresses of Services. When that is not allowed nothing works that the policy
    allows, and under pressure the usual repair is to take the whole policy away.`,
  references: [`${networkPolicies}#default-deny-all-egress-traffic`],
  equivalents: { kyverno: ['add-networkpolicy-dns'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The database only',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Egress]
          «egress»:
            - to: # and nothing else
                - podSelector:
                    matchLabels:
                      app: database
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Egress]
          egress:
            - to: # and nothing else
                - podSelector:
                    matchLabels:
                      app: database
            - to:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: kube-system
                  podSelector:
                    matchLabels:
                      k8s-app: kube-dns
              ports:
                - protocol: UDP
                  port: 53
                - protocol: TCP
                  port: 53
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  reads: ['networking.k8s.io/NetworkPolicy', ...otherPolicyKinds, ...workloadKinds],
  check(resource, { unit, report }) {
    const egress = resource.value.get('spec', 'egress')
    if (!unit.isWhole || !hasOnlyNetworkPolicies(unit)) return
    const policy = readNetworkPolicy(resource)
    const { pods, isolates, rules } = policy
    if (pods === 'unknown' || isolates.egress !== 'yes' || mayResolveNames(policy) !== 'no') return
    // Whoever is allowed by an address needs no name.
    const isByName = ({ peers }: (typeof rules.egress.items)[number]) =>
      peers === 'all' || peers.items.some(({ kind }) => kind === 'pods')
    if (!rules.egress.items.some(isByName)) return
    const namespace = unit.namespaceOf(resource)
    if (mayAskOtherwise(pods, unit, namespace)) return
    const message = `${policyName(resource)} lets its pods reach others, and not the DNS that knows where those are.`
    const fix = {
      title: 'Let the pods reach the DNS',
      applicability: 'unsafe',
      changes: [egress.append(dnsRule)],
    } as const
    report({ at: { location: egress.keyLocation }, message, fixes: [fix] })
  },
})
