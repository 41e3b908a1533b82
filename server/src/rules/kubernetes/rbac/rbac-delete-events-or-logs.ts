import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacDeleteEventsOrLogs = defineRule({
  id: 'rbac-delete-events-or-logs',
  title: 'A role lets its holders delete events',
  severity: 'info',
  profile: 'strict',
  why: `
    Events are what a cluster notes of what happened: which pod was started, which image failed. Whoever deletes them
    takes away the traces by which an attack is noticed and understood.`,
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/'],
  equivalents: {
    trivy: ['KSV-0042'],
    kubescape: ['C-0031'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that cleans up',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: cleaner
        rules:
          - apiGroups: [""]
            resources: [«events»]
            verbs:
              - list
              - deletecollection
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: cleaner
        rules:
          - apiGroups: [""]
            resources: [events]
            verbs:
              - list
              - create
              - patch
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'delete-events-or-logs')
  },
})
