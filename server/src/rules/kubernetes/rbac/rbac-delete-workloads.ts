import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacDeleteWorkloads = defineRule({
  id: 'rbac-delete-workloads',
  title: 'A role lets its holders delete workloads',
  severity: 'info',
  profile: 'strict',
  impliedBy: ['rbac-workload-create'],
  why: `
    Whoever deletes a Deployment ends an application, and one request ends all of a namespace. What is not written down
    elsewhere is lost with it.`,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb'],
  equivalents: {
    kubescape: ['C-0007'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that cleans up',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: cleaner
          namespace: shop
        rules:
          - apiGroups: [batch]
            resources: [«jobs»]
            verbs:
              - list
              - delete
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: cleaner
          namespace: shop
        rules:
          - apiGroups: [batch]
            resources: [jobs]
            verbs: [list]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'delete-workloads')
  },
})
