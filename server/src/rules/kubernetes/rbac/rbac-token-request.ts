import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacTokenRequest = defineRule({
  id: 'rbac-token-request',
  title: 'A role lets its holders get tokens of ServiceAccounts',
  severity: 'error',
  profile: 'recommended',
  why: `
    A token is all that a pod has to show to be its ServiceAccount. Whoever can ask for tokens is every ServiceAccount
    in reach, those with the most rights among them, from anywhere, for as long as the token is valid.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request'],
  equivalents: {
    kubescape: ['C-0282'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that signs in elsewhere',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: login
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [«serviceaccounts/token»]
            verbs: [create]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: login
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [serviceaccounts]
            verbs: [get]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'token-request')
  },
})
