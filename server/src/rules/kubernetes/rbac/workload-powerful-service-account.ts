import { summaryOf } from '../../../kubernetes/rbac-words.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf, tokenOf } from './account.ts'
import { accessKinds, dangersOf, grantsTo } from './grant.ts'

export const workloadPowerfulServiceAccount = defineRule({
  id: 'workload-powerful-service-account',
  title: 'A pod has a token with dangerous rights',
  severity: 'error',
  profile: 'recommended',
  why: `
    Whoever breaks into a container of the pod finds the token in a file, and does with it what its ServiceAccount may do.
    With rights like these, one hole in the application leads on to everything else.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
    'https://kubernetes.io/docs/concepts/security/service-accounts/',
  ],
  equivalents: {
    kubescape: ['C-0053', 'C-0267', 'C-0272', 'C-0261'],
    checkov: ['CKV2_K8S_1', 'CKV2_K8S_3', 'CKV2_K8S_5'],
  },
  fixable: false,
  examples: [
    {
      title: 'An application that may do everything',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          serviceAccountName: «web»
          automountServiceAccountToken: true
          containers:
            - name: app
              image: nginx:1.29
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: cluster-admin
        subjects:
          - kind: ServiceAccount
            name: web
            namespace: shop
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          serviceAccountName: web
          automountServiceAccountToken: false
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  reads: accessKinds,
  check(pod, context) {
    const runner = runnerOf(pod)
    if (!runner || tokenOf(pod, runner.name, context.unit) !== 'yes') return
    const found = grantsTo(runner.name, pod, context.unit).map((one) => [one, dangersOf(one, context)] as const)
    const dangerous = found.filter(([, dangers]) => dangers.length > 0)
    const words = [...new Set(dangerous.map(([{ rules, where }, dangers]) => summaryOf(rules.rules, dangers, where)))]
    if (words.length === 0) return
    context.report({
      at: runner.at,
      message: `${nameOf(pod)} has the token of ServiceAccount "${runner.name}", which can ${words.join(', and ')}.`,
      severity: dangerous.some(([, [worst]]) => worst?.severity === 'error') ? 'error' : 'warning',
      related: dangerous.map(([{ binding, role }]) => binding.related(`This gives it ${role}.`)),
    })
  },
})
