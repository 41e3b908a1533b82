import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacImpersonate = defineRule({
  id: 'rbac-impersonate',
  title: 'A role lets its holders act as somebody else',
  severity: 'error',
  profile: 'recommended',
  why: `
    Whoever may impersonate a group is a member of it for as long as they say so. One of them is system:masters, which
    may do everything and which no binding limits. A user or a ServiceAccount that is taken over this way lends all its
    rights.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb',
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation',
  ],
  equivalents: {
    trivy: ['KSV-0043'],
    checkov: ['CKV2_K8S_3'],
    kubescape: ['C-0065', 'C-0191'],
    kics: ['9f85c3f6-26fd-4007-938a-2e0cb0100980'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role for a proxy that knows its users',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: proxy
        rules:
          - apiGroups: [""]
            resources:
              - «users»
              - groups
            verbs: [impersonate]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: proxy
        rules:
          - apiGroups: [""]
            resources: [groups]
            resourceNames: [developers]
            verbs: [impersonate]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'impersonate')
  },
})
