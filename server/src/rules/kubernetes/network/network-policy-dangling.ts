import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { selectorIn } from '../../../kubernetes/selector-value.ts'
import { defineRule } from '../../rule.ts'
import { meantBy } from './near-miss.ts'
import { networkPolicies, policyName } from './network-policy.ts'
import { areAllPodsSeen, workloadsIn, workloadsSelected } from './unit-pods.ts'

export const networkPolicyDangling = defineRule({
  id: 'network-policy-dangling',
  title: 'A network policy is for no pod',
  severity: 'info',
  profile: 'strict',
  why: `
    A policy that selects nothing protects nothing, and no tool of the cluster says so. The pods that it was written for, often
    before their labels changed, are open to everyone.`,
  references: [`${networkPolicies}#networkpolicy-resource`],
  equivalents: {
    'kube-linter': ['dangling-networkpolicy'],
    kics: ['85ab1c5b-014e-4352-b5f8-d7dea3bb4fd3'],
    kubescape: ['C-0299'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A label of old',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          «podSelector»:
            matchLabels:
              app: web # the shop
          policyTypes:
            - Ingress
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: shop-web
        spec:
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: shop-web # the shop
          policyTypes:
            - Ingress
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: shop-web
        spec:
          containers:
            - name: app
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
    const namespace = unit.namespaceOf(resource)
    if (!selector || selector.length === 0 || !areAllPodsSeen(unit, namespace)) return
    const { certain, possible } = workloadsSelected(unit, namespace, selector)
    if (certain.length + possible.length > 0) return
    const meant = meantBy(selector, workloadsIn(unit, namespace).certain, pods.get('matchLabels'))
    report({ at: { location: pods.keyLocation }, message: `${policyName(resource)} is for no pod.`, ...meant })
  },
})
