import { defineRule } from '../../rule.ts'
import { reportHostNamespace } from './host-namespace.ts'

export const hostPid = defineRule({
  id: 'host-pid',
  title: 'A pod shares the processes of its node',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    A container that sees the processes of its node reads the environment and the files of the other pods there through
    its proc file system, and can end their processes. With root or a debugging capability it enters any of them, and the node itself.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/workloads/pods/advanced-pod-config/',
  ],
  equivalents: {
    'pod-security': ['hostNamespaces'],
    'kube-linter': ['host-pid'],
    trivy: ['KSV-0010'],
    checkov: ['CKV_K8S_17'],
    kics: ['302736f4-b16c-41b8-befe-c0baffa0bd9d'],
    kubescape: ['C-0038', 'C-0194', 'C-0275'],
    polaris: ['hostPIDSet'],
    kyverno: ['disallow-host-namespaces'],
    gatekeeper: ['K8sPSPHostNamespace'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod that looks at the processes of its node',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: monitor
        spec:
          hostPID: «true»
          containers:
            - name: top # of the node
              image: busybox:1.37
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: monitor
        spec:
          containers:
            - name: top # of the node
              image: busybox:1.37
      `,
    },
  ],

  on: 'podSpec',
  check(pod, context) {
    reportHostNamespace(pod, context, 'hostPID', 'shares the processes of its node')
  },
})
