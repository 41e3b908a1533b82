import { defineRule } from '../../rule.ts'

export const privilegedContainer = defineRule({
  id: 'privileged-container',
  title: 'A container runs in privileged mode',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    A privileged container has every capability, sees every device of its node and is confined by neither seccomp nor
    AppArmor. Whoever takes over the container mounts the node's disk and has taken over the node, with all pods on it.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/workloads/pods/#privileged-mode-for-containers',
  ],
  equivalents: {
    'pod-security': ['privileged'],
    'kube-linter': ['privileged-container'],
    trivy: ['KSV-0017'],
    checkov: ['CKV_K8S_16'],
    kics: ['dd29336b-fe57-445b-a26e-e6aa867ae609'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'One container of a pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                privileged: «true» # for the debugger
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
              securityContext:
                privileged: false # for the debugger
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const privileged = container.get('securityContext', 'privileged')
    if (!privileged.is(true)) return
    report({
      at: privileged,
      message: `Container "${container.name}" runs in privileged mode.`,
      fixes: [{ title: 'Set privileged to false', applicability: 'unsafe', changes: [privileged.set(false)] }],
    })
  },
})
