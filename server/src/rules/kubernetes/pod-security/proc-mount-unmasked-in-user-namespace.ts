import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'
import { otherProcMount } from './proc-mount.ts'

export const procMountUnmaskedInUserNamespace = defineRule({
  id: 'proc-mount-unmasked-in-user-namespace',
  title: 'A container with a user namespace of its own sees all of /proc',
  severity: 'warning',
  profile: 'strict',
  podSecurity: { level: 'restricted', since: '1.35' },
  why: `
    In a user namespace root has little power over what /proc shows, which is why the baseline standard lets such pods
    unmask it. What is left is still more of the kernel to attack than a program needs that starts no containers itself, so
    the restricted standard forbids it.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#managing-access-to-the-proc-filesystem',
  ],
  equivalents: { 'pod-security': ['procMount_restricted'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A builder that runs in a user namespace',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
        spec:
          hostUsers: false
          containers:
            - name: builder
              image: moby/buildkit:v0.25.1
              securityContext:
                procMount: «Unmasked»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
        spec:
          hostUsers: false
          containers:
            - name: builder
              image: moby/buildkit:v0.25.1
              securityContext:
                procMount: Default
      `,
    },
  ],

  on: 'container',
  check(container, { kubernetes, report }) {
    const found = otherProcMount(container)
    // For pods without a user namespace, the baseline standard forbids it, which is a finding of its own.
    if (!found || !isAtLeast(kubernetes, 1, 35) || !container.pod.get('hostUsers').is(false)) return
    report({ ...found, message: `Container "${container.name}" sees all of /proc, if only in a user namespace.` })
  },
})
