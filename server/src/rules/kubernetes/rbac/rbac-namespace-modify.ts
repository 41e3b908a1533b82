import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacNamespaceModify = defineRule({
  id: 'rbac-namespace-modify',
  title: 'A role lets its holders change the labels of namespaces',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The labels of a namespace say which Pod Security Standard it enforces and which NetworkPolicies let it in. Whoever
    can change them lifts both, and then starts a privileged pod.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification'],
  fixable: false,
  examples: [
    {
      title: 'A role that labels',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: labels
        rules:
          - apiGroups: [""]
            resources: [«namespaces»]
            verbs:
              - get
              - patch
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: labels
        rules:
          - apiGroups: [""]
            resources: [namespaces]
            verbs: [get]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'namespace-modify')
  },
})
