import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { mayBeExemptInUserNamespace } from './exemption.ts'
import { holdersIn, nameOf } from './holder.ts'

export const runAsRootUser = defineRule({
  id: 'run-as-root-user',
  title: 'A container runs as root',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'restricted', since: '1.23' },
  why: `
    User 0 of a container is user 0 of its node, held back only by what the runtime takes away. Whoever takes over the
    process may change every file of the container and of the volumes mounted in it, and needs but one flaw in the runtime
    or the kernel to be root of the node.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  equivalents: {
    'pod-security': ['runAsUser'],
    trivy: ['KSV-0105'],
    kyverno: ['require-run-as-non-root-user', 'only-trustworthy-registries-set-root'],
    gatekeeper: ['k8spsprunasuser', 'k8spsprunasuser-init'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A container that runs as root in a pod that does not',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsUser: 10001
          initContainers:
            - name: chown
              image: busybox:1.37
              securityContext:
                runAsUser: «0»
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
          securityContext:
            runAsUser: 10001
          initContainers:
            - name: chown
              image: busybox:1.37
              securityContext:
                runAsUser: 10001
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    if (mayBeExemptInUserNamespace(pod, kubernetes)) return
    for (const holder of holdersIn(pod)) {
      const user = holder.get('securityContext', 'runAsUser')
      if (user.is(0)) report({ at: user, message: `${nameOf(holder)} runs as root.`, fixes: otherUsers(user) })
    }
  },
})

/** Numbers that images and clusters rarely give to anyone; the second is the `nonroot` of distroless images. */
function otherUsers(user: Value): readonly Fix[] {
  return [10001, 65532].map((id) => ({
    title: `Set runAsUser to ${id}`,
    applicability: 'manual',
    changes: [user.set(id)],
  }))
}
