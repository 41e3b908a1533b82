import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacPodsPortforward = defineRule({
  id: 'rbac-pods-portforward',
  title: 'A role lets its holders connect to every port of every pod',
  severity: 'warning',
  profile: 'strict',
  why: `
    The connection comes from the node and not from the network, so no NetworkPolicy stops it, and it reaches what a pod
    offers on its own loopback address, such as a debugger or a database without a password.`,
  references: ['https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/'],
  equivalents: {
    kubescape: ['C-0063'],
    kics: ['38fa11ef-dbcc-4da8-9680-7e1fd855b6fb'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role for developers',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: developers
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [«pods/portforward»]
            verbs: [create]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: developers
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [pods/portforward]
            resourceNames: [database-0]
            verbs: [create]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'pods-portforward')
  },
})
