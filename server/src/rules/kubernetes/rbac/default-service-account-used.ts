import { automountOf } from '../../../kubernetes/pod-token.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf } from './account.ts'
import { accessKinds, grantsTo } from './grant.ts'
import { ownAccount } from './new-account.ts'

export const defaultServiceAccountUsed = defineRule({
  id: 'default-service-account-used',
  title: 'A pod runs as the default ServiceAccount of its namespace',
  severity: 'info',
  profile: 'strict',
  why: `
    All pods that name no ServiceAccount share this one. What is given to it for one of them the others have too, and in
    the audit log they cannot be told apart.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  ],
  equivalents: {
    'kube-linter': ['default-service-account'],
    kics: ['591ade62-d6b0-4580-b1ae-209f80ba1cd9'],
    kubescape: ['C-0225', 'C-0239'],
    kyverno: ['restrict-service-account', 'disable-service-discovery'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A pod that does not name the ServiceAccount that was made for it',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: shop
        automountServiceAccountToken: false
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        «spec»:
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: shop
        automountServiceAccountToken: false
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
            - name: app
              image: nginx:1.29
          serviceAccountName: web
      `,
    },
  ],

  on: 'podSpec',
  reads: accessKinds,
  check(pod, context) {
    const runner = runnerOf(pod)
    if (runner?.name !== 'default') return
    const grants = grantsTo('default', pod, context.unit)
    if (automountOf(pod) === 'no' && grants.length === 0) return
    const rights = grants.length > 0 ? ', which has rights' : ''
    context.report({
      at: runner.at,
      message: `${nameOf(pod)} runs as the default ServiceAccount of its namespace${rights}.`,
      related: grants.map(({ binding }) => binding.related('This gives it rights.')),
      fixes: ownAccount(pod, context),
    })
  },
})
