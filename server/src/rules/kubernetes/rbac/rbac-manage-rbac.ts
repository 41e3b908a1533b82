import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacManageRbac = defineRule({
  id: 'rbac-manage-rbac',
  title: 'A role lets its holders hand out rights',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['rbac-escalate-bind'],
  why: `
    Kubernetes lets nobody give away more than they have, but what they have they can give to anybody, for good: a
    binding that an intruder made stays when the intruder is gone. Together with bind or escalate there is no limit at
    all.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  ],
  equivalents: {
    trivy: ['KSV-0050', 'KSV-0051', 'KSV-0052', 'KSV-0055'],
    checkov: ['CKV2_K8S_1'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that gives access to namespaces',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: onboarding
        rules:
          - apiGroups: [rbac.authorization.k8s.io]
            resources: [«rolebindings»]
            verbs: [create]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: onboarding
        rules:
          - apiGroups: [rbac.authorization.k8s.io]
            resources: [rolebindings]
            verbs:
              - get
              - list
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'manage-rbac')
  },
})
