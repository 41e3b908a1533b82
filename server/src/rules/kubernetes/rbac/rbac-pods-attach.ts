import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacPodsAttach = defineRule({
  id: 'rbac-pods-attach',
  title: 'A role lets its holders type into the processes of every pod',
  severity: 'error',
  profile: 'recommended',
  why: `
    Attaching reads what a process prints and writes to its input. A process that is a shell, or that reads commands,
    does what it is told with all rights of its pod.`,
  references: [
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  ],
  equivalents: {
    trivy: ['KSV-0054'],
    polaris: ['clusterrolePodExecAttach', 'rolePodExecAttach'],
    kics: ['d45330fd-f58d-45fb-a682-6481477a0f84'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role for those who watch',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: support
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs:
              - get
              - list
          - apiGroups: [""]
            resources: [«pods/attach»]
            verbs: [create]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: support
          namespace: shop
        rules:
          - apiGroups: [""]
            resources:
              - pods
              - pods/log
            verbs:
              - get
              - list
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'pods-attach')
  },
})
