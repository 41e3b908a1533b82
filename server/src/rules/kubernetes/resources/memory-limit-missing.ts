import type { Container } from '../../../kubernetes/pod.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const memoryLimitMissing = defineRule({
  id: 'memory-limit-missing',
  title: 'A container has no memory limit',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A container without a limit takes all the memory that its node has. A leak, or requests that somebody makes for that
    purpose, then starve the other pods of the node, and the kernel kills processes that have nothing to do with it.`,
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
  ],
  equivalents: {
    'kube-linter': ['unset-memory-requirements'],
    trivy: ['KSV-0018'],
    checkov: ['CKV_K8S_13'],
    kics: ['b14d1bc4-a208-45db-92f0-e21f8e2588e9'],
    kubescape: ['C-0271', 'C-0004', 'C-0009'],
    polaris: ['memoryLimitsMissing'],
    kyverno: ['require-requests-limits'],
    gatekeeper: ['K8sContainerLimits'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A request alone',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: «app»
              image: nginx:1.29
              resources:
                requests:
                  memory: 128Mi # measured
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              resources:
                requests:
                  memory: 128Mi # measured
                limits:
                  memory: 128Mi
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    // Other init containers are done before the pod begins to serve, and ephemeral ones cannot have limits.
    const mayHaveLimit = container.list === 'containers' || container.isSidecar
    const isOpen = [container, container.pod].every((holder) => holder.get('resources', 'limits', 'memory').isMissing)
    if (!mayHaveLimit || !isOpen) return
    report({ at: container, message: `Container "${container.name}" has no memory limit.`, fixes: [limit(container)] })
  },
})

/** Any limit is better than none; what is requested is a good one, and what is best only the user knows. */
function limit(container: Container): Fix | undefined {
  const requested = container.get('resources', 'requests', 'memory')
  const amount = requested.isMissing ? '256Mi' : requested.scalar
  if (typeof amount !== 'string' && typeof amount !== 'number') return undefined
  const change = container.get('resources', 'limits', 'memory').set(amount)
  const source = requested.isMissing ? '' : ', which it requests'
  return { title: `Set the memory limit to ${amount}${source}`, applicability: 'manual', changes: [change] }
}
