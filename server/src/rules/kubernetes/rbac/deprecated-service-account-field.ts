import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'

export const deprecatedServiceAccountField = defineRule({
  id: 'deprecated-service-account-field',
  title: 'A pod names its ServiceAccount in the deprecated field',
  severity: 'error',
  profile: 'strict',
  why: `
    The field serviceAccount is another name of serviceAccountName, which wins where both are there. Tools and people that
    look at only one of the two then think that the pod runs with other rights than it does.`,
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  ],
  equivalents: {
    'kube-linter': ['deprecated-service-account-field'],
    kubescape: ['C-0294'],
  },
  fixable: 'safe',
  examples: [
    {
      title: 'A pod with the old field only',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccount: «web» # reads its settings
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccountName: web # reads its settings
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
    {
      title: 'A pod with two ServiceAccounts',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccount: «reader»
          serviceAccountName: admin
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccountName: admin
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const old = pod.get('serviceAccount')
    const current = pod.get('serviceAccountName')
    if (!old.exists || old.is('') || current.isUnknown) return
    const isOnly = current.isMissing
    const isOther = !isOnly && current.string !== old.string && old.string !== undefined
    const names = `${nameOf(pod)} names its ServiceAccount in the deprecated field serviceAccount`
    report({
      at: old,
      message: isOther ? `${names}, and another one in serviceAccountName, which counts.` : `${names}.`,
      severity: isOther ? 'error' : 'info',
      fixes: [
        isOnly
          ? { title: 'Name it serviceAccountName', applicability: 'safe', changes: [old.rename('serviceAccountName')] }
          : { title: 'Remove serviceAccount', applicability: 'safe', changes: [old.remove()] },
      ],
    })
  },
})
