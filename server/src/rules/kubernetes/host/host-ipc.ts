import { defineRule } from '../../rule.ts'
import { reportHostNamespace } from './host-namespace.ts'

export const hostIpc = defineRule({
  id: 'host-ipc',
  title: 'A pod shares the IPC namespace of its node',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Processes of the node keep data in shared memory, queues and semaphores, and trust that only their own peers see them. A
    container in the IPC namespace of its node reads and changes what they exchange.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/workloads/pods/advanced-pod-config/',
  ],
  equivalents: {
    'pod-security': ['hostNamespaces'],
    'kube-linter': ['host-ipc'],
    trivy: ['KSV-0008'],
    checkov: ['CKV_K8S_18'],
    kics: ['cd290efd-6c82-4e9d-a698-be12ae31d536'],
    kubescape: ['C-0038', 'C-0195', 'C-0276'],
    polaris: ['hostIPCSet'],
    kyverno: ['disallow-host-namespaces'],
    gatekeeper: ['K8sPSPHostNamespace'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod with the shared memory of its node',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: cache
        spec:
          hostIPC: «true»
          containers:
            - name: app
              image: redis:8.2
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: cache
        spec:
          containers:
            - name: app
              image: redis:8.2
      `,
    },
  ],

  on: 'podSpec',
  check(pod, context) {
    reportHostNamespace(pod, context, 'hostIPC', 'shares the IPC namespace of its node')
  },
})
