import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacSecretsWrite = defineRule({
  id: 'rbac-secrets-write',
  title: 'A role lets its holders change Secrets, or make some',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['rbac-secrets-read'],
  why: `
    Whoever can make a Secret can have the cluster put a token of any ServiceAccount of the namespace into it, and
    whoever can change one gives the pods that read it another password or another certificate.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update',
  ],
  equivalents: {
    'kube-linter': ['access-to-secrets'],
    trivy: ['KSV-0041', 'KSV-0113'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that stores what it made',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: certificates
        rules:
          - apiGroups: [""]
            resources: [«secrets»]
            verbs:
              - create
              - update
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: certificates
        rules:
          - apiGroups: [""]
            resources: [secrets]
            resourceNames: [web-tls]
            verbs: [update]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'secrets-write', 'secrets-create')
  },
})
