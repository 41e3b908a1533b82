import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacPodsExec = defineRule({
  id: 'rbac-pods-exec',
  title: 'A role lets its holders run commands in every pod',
  severity: 'error',
  profile: 'recommended',
  why: `
    A command in a container runs with all that the container has: its ServiceAccount, its Secrets, its network. So this
    is the sum of what all pods may do, and no admission control looks at it.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  ],
  equivalents: {
    trivy: ['KSV-0053'],
    checkov: ['CKV2_K8S_2'],
    kubescape: ['C-0002'],
    polaris: [
      'clusterrolePodExecAttach',
      'rolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolebindingClusterRolePodExecAttach',
      'rolebindingRolePodExecAttach',
    ],
    kics: ['c589f42c-7924-4871-aee2-1cede9bc7cbc'],
    kyverno: [
      'block-kubectl-cp-by-pod-label',
      'deny-exec-by-namespace-label',
      'deny-exec-by-namespace-name',
      'deny-exec-by-pod-and-container',
      'deny-exec-by-pod-label',
      'deny-exec-by-pod-name',
    ],
  },
  fixable: false,
  examples: [
    {
      title: 'A role for those who look for errors',
      bad: `
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
          - apiGroups: [""]
            resources: [«pods/exec»]
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
    reportPowers(role, context, 'pods-exec')
  },
})
