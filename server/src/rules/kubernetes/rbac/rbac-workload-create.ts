import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacWorkloadCreate = defineRule({
  id: 'rbac-workload-create',
  title: 'A role lets its holders start pods',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Whoever starts a pod chooses its image, mounts every Secret of the namespace into it and runs it as any
    ServiceAccount there. Where nothing else checks pods, a privileged one takes over its node.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation'],
  equivalents: {
    'kube-linter': ['access-to-create-pods'],
    trivy: ['KSV-0048'],
    kubescape: ['C-0188', 'C-0267'],
    kics: ['592ad21d-ad9b-46c6-8d2d-fad09d62a942'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that rolls out',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: deployer
        rules:
          - apiGroups: [apps]
            resources: [«deployments»]
            verbs:
              - get
              - list
              - patch
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: deployer
        rules:
          - apiGroups: [apps]
            resources: [deployments]
            verbs:
              - get
              - list
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'workload-create')
  },
})
