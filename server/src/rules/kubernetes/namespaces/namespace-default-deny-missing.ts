import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { defineRule } from '../../rule.ts'
import { mayDenyByDefault } from '../network/isolation.ts'
import { networkPolicies } from '../network/network-policy.ts'
import { dnsRule, newPolicy } from '../network/new-policy.ts'
import { hasOnlyNetworkPolicies, otherPolicyKinds } from '../network/other-policies.ts'
import { workloadsIn } from '../network/unit-pods.ts'
import { isOwnNamespace } from './pod-security-label.ts'

export const namespaceDefaultDenyMissing = defineRule({
  id: 'namespace-default-deny-missing',
  title: 'A namespace has no network policy for pods that no other one is for',
  severity: 'info',
  profile: 'recommended',
  why: `
    Without it every pod that somebody forgets, and every new one, may be reached from the whole cluster and may reach all of
    it and the internet. An attacker in any pod goes on from there, and takes the data out the same way.`,
  references: [`${networkPolicies}#default-policies`],
  equivalents: {
    kubescape: ['C-0049', 'C-0054', 'C-0206'],
    kyverno: ['add-networkpolicy', 'add-networkpolicy-dns', 'generate-networkpolicy-existing'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A namespace of an application',
      bad: {
        'web.yaml': `
          { apiVersion: v1, kind: Pod, metadata: { namespace: shop } }
        `,
        'namespace.yaml': `
          apiVersion: v1
          kind: Namespace
          metadata:
            name: «shop» # all of it
        `,
      },
      good: {
        'web.yaml': `
          { apiVersion: v1, kind: Pod, metadata: { namespace: shop } }
        `,
        'namespace.yaml': `
          apiVersion: v1
          kind: Namespace
          metadata:
            name: shop # all of it
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: default-deny
            namespace: shop
          spec:
            podSelector: {}
            policyTypes:
              - Ingress
              - Egress
            egress:
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
    },
  ],

  on: 'resource',
  kinds: ['/Namespace'],
  reads: ['networking.k8s.io/NetworkPolicy', ...otherPolicyKinds, ...workloadKinds],
  check(resource, { unit, report }) {
    const { name } = resource
    if (!isOwnNamespace(resource) || name === undefined || !unit.isWhole || !hasOnlyNetworkPolicies(unit)) return
    const namespace = { kind: 'named', name } as const
    const policies = unit.resourcesIn('networking.k8s.io/NetworkPolicy', namespace)
    if (workloadsIn(unit, namespace).certain.length === 0) return
    const missing = (['ingress', 'egress'] as const).filter((direction) => !mayDenyByDefault(policies, direction))
    if (missing.length === 0) return
    const types = missing.map((direction) => (direction === 'ingress' ? 'Ingress' : 'Egress'))
    const spec = { podSelector: {}, policyTypes: types, ...(missing.includes('egress') && { egress: [dnsRule] }) }
    const changes = [newPolicy(resource, types.length === 2 ? 'default-deny' : `default-deny-${missing[0]}`, spec)]
    const title = 'Deny what no other network policy allows, but for the DNS'
    const what = types.length === 2 ? '' : ` for ${missing[0]}`
    report({
      at: resource,
      message: `Namespace "${name}" has no network policy${what} for all of its pods.`,
      fixes: [{ title, applicability: 'manual', changes }],
    })
  },
})
