import { defineRule } from '../../rule.ts'
import { nameOf } from './holder.ts'
import { removeWhole } from './removal.ts'

export const shareProcessNamespace = defineRule({
  id: 'share-process-namespace',
  title: 'The containers of a pod share their processes',
  severity: 'info',
  profile: 'strict',
  why: `
    Each container sees the processes of the others, with their arguments and environment, and reaches their files through
    /proc/<pid>/root. Whoever takes over one container can read the secrets of all and stop any of them.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'An application and its sidecar',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          shareProcessNamespace: «true»
          # The proxy terminates TLS.
          containers:
            - name: app
              image: nginx:1.29
            - name: proxy
              image: envoyproxy/envoy:v1.35.0
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          # The proxy terminates TLS.
          containers:
            - name: app
              image: nginx:1.29
            - name: proxy
              image: envoyproxy/envoy:v1.35.0
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const shared = pod.get('shareProcessNamespace')
    if (!shared.is(true)) return
    report({
      at: shared,
      message: `The containers of ${nameOf(pod)} share their processes.`,
      fixes: [{ title: 'Remove shareProcessNamespace', applicability: 'unsafe', changes: [removeWhole(shared)] }],
    })
  },
})
