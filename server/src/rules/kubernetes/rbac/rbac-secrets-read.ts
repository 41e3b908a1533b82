import { defineRule } from '../../rule.ts'
import { nameObjects } from './narrow.ts'
import { powersIn } from './power.ts'

export const rbacSecretsRead = defineRule({
  id: 'rbac-secrets-read',
  title: 'A role lets its holders read every Secret',
  severity: 'error',
  profile: 'recommended',
  why: `
    Secrets hold the passwords of databases, the keys of certificates and the tokens of ServiceAccounts. Whoever reads
    them all has the rights of all. The verbs list and watch show what is in a Secret just as get does.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets'],
  equivalents: {
    'kube-linter': ['access-to-secrets'],
    trivy: ['KSV-0041', 'KSV-0113'],
    checkov: ['CKV2_K8S_5'],
    kubescape: ['C-0015', 'C-0186'],
    kics: ['b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14', '056ac60e-fe07-4acc-9b34-8e1d51716ab9'],
    kyverno: ['restrict-secret-role-verbs', 'restrict-secrets-by-name', 'restrict-secrets-by-label', 'no-secrets'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A role that looks up one password',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: reader
        rules:
          - apiGroups: [""]
            resources: [«secrets»]
            verbs:
              - list
              - watch
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: reader
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs:
              - get
            resourceNames:
              - <name>
      `,
    },
    {
      title: 'A role for one namespace',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: reader
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [«secrets»]
            verbs: [get]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: reader
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get]
            resourceNames:
              - <name>
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    for (const { at, message, holding, rule } of powersIn(role, 'secrets-read', context)) {
      context.report({ at, message, severity: holding.severity, fixes: [nameObjects(rule, 'the Secret', true)] })
    }
  },
})
