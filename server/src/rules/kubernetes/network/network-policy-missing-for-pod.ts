import { podSpecsOf } from '../../../kubernetes/pod.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { defineRule } from '../../rule.ts'
import { freeDirections, isolation } from './isolation.ts'
import { networkPolicies } from './network-policy.ts'
import { hasOnlyNetworkPolicies, otherPolicyKinds } from './other-policies.ts'

export const networkPolicyMissingForPod = defineRule({
  id: 'network-policy-missing-for-pod',
  title: 'No network policy isolates the pods of a workload',
  severity: 'warning',
  profile: 'strict',
  why: `
    The namespace has policies, and none of them is for these pods: every pod of the cluster reaches them, and they reach
    everything. To an attacker they are the way around what the policies keep apart.`,
  references: [`${networkPolicies}#the-two-sorts-of-pod-isolation`],
  equivalents: {
    'kube-linter': ['non-isolated-pod'],
    checkov: ['CKV2_K8S_6'],
    kubescape: ['C-0030', 'C-0260'],
    polaris: ['missingNetworkPolicy'],
    kics: ['0401f71b-9c1e-4821-ab15-a955caa621be'],
    kyverno: ['require-network-policy'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Forgotten',
      bad: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: { name: egress }
          spec: { podSelector: {}, policyTypes: [Egress] }
        `,
        'worker.yaml': `
          apiVersion: v1
          kind: Pod
          metadata: { name: «worker», labels: { app: worker } } # not web
          spec: { containers: [{ name: app, image: nginx:1.29 }] }
        `,
      },
      good: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: { name: egress }
          spec: { podSelector: {}, policyTypes: [Egress] }
        `,
        'worker.yaml': `
          apiVersion: v1
          kind: Pod
          metadata: { name: worker, labels: { app: worker } } # not web
          spec: { containers: [{ name: app, image: nginx:1.29 }] }
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: worker
          spec:
            podSelector:
              matchLabels:
                app: worker
            policyTypes:
              - Ingress
            ingress:
              - from:
                  - podSelector: {}
        `,
      },
    },
  ],

  on: 'resource',
  kinds: workloadKinds,
  reads: ['networking.k8s.io/NetworkPolicy', ...otherPolicyKinds],
  check(resource, { unit, report }) {
    const pods = podSpecsOf(resource)
    if (pods.length === 0 || !unit.isWhole || !hasOnlyNetworkPolicies(unit)) return
    const [first] = unit.resourcesIn('networking.k8s.io/NetworkPolicy', unit.namespaceOf(resource)).certain
    for (const pod of first ? pods : []) {
      const free = freeDirections(pod, unit)
      const [only] = free
      if (!first || !only) continue
      report({
        at: resource,
        ...(free.length === 1 && { severity: 'info' }),
        message: messages[free.length === 1 ? only : 'both'](`the pods of ${resource.kind} "${resource.name ?? '…'}"`),
        related: [first.related('Its namespace has this network policy.')],
        fixes: [isolation(pod, free)],
      })
    }
  },
})

const messages: Readonly<Record<'both' | 'ingress' | 'egress', (pods: string) => string>> = {
  both: (pods) => `No network policy isolates ${pods}.`,
  ingress: (pods) => `No network policy restricts who reaches ${pods}.`,
  egress: (pods) => `No network policy restricts what ${pods} reach.`,
}
