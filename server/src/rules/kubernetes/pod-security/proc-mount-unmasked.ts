import { defineRule } from '../../rule.ts'
import { mayBeExemptInUserNamespace } from './exemption.ts'
import { otherProcMount } from './proc-mount.ts'

export const procMountUnmasked = defineRule({
  id: 'proc-mount-unmasked',
  title: 'A container sees all of /proc',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Runtimes hide parts of /proc, or let them only be read, because writing there changes the kernel of the node. With
    procMount set to Unmasked, root in the container may set the program that the kernel starts for core dumps, and is root
    of the node.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#managing-access-to-the-proc-filesystem',
  ],
  equivalents: {
    'pod-security': ['procMount'],
    'kube-linter': ['unsafe-proc-mount'],
    trivy: ['KSV-0027'],
    polaris: ['procMount'],
    kyverno: ['disallow-proc-mount'],
    gatekeeper: ['K8sPSPProcMount'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'One container of a pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
        spec:
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
    if (!found || mayBeExemptInUserNamespace(container.pod, kubernetes)) return
    report({ ...found, message: `Container "${container.name}" sees all of /proc.` })
  },
})
