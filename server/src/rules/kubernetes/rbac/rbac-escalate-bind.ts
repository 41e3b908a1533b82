import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacEscalateBind = defineRule({
  id: 'rbac-escalate-bind',
  title: 'A role lets its holders give themselves every right',
  severity: 'error',
  profile: 'recommended',
  why: `
    Kubernetes refuses a role or a binding that gives more than its author has. The verbs escalate and bind switch that
    off: whoever has one of them writes a role with every right, or binds one that is there, and is an administrator.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping',
  ],
  equivalents: {
    trivy: ['KSV-0050'],
    checkov: ['CKV_K8S_157', 'CKV_K8S_158'],
    kubescape: ['C-0191'],
    kics: ['8320826e-7a9c-4b0b-9535-578333193432'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that prepares namespaces',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: onboarding
        rules:
          - apiGroups: [rbac.authorization.k8s.io]
            resources: [«clusterroles»]
            verbs: [bind]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: onboarding
        rules:
          - apiGroups: [rbac.authorization.k8s.io]
            resources: [clusterroles]
            resourceNames: [view]
            verbs: [bind]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'escalate-bind')
  },
})
