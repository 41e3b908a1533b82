import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacPodsEphemeralContainers = defineRule({
  id: 'rbac-pods-ephemeral-containers',
  title: 'A role lets its holders add containers to running pods',
  severity: 'error',
  profile: 'recommended',
  why: `
    A container that is added has an image of the choice of who adds it, and runs beside the others as their
    ServiceAccount and on their network. It stays until the pod is gone, and no template of a workload shows it.`,
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/'],
  equivalents: {
    kyverno: ['block-ephemeral-containers'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role for debugging',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: debugger
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs:
              - get
              - list
          - apiGroups: [""]
            resources: [«pods/ephemeralcontainers»]
            verbs: [patch]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: debugger
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
    reportPowers(role, context, 'pods-ephemeral-containers')
  },
})
