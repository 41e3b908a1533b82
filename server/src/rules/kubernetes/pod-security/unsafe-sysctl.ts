import { defineRule, type Fix } from '../../rule.ts'
import { removeWhole } from './removal.ts'
import { isSafeSysctl } from './sysctl.ts'

export const unsafeSysctl = defineRule({
  id: 'unsafe-sysctl',
  title: 'A pod sets a sysctl that is not safe',
  severity: 'warning',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Sysctls change the kernel that all pods of a node share. Only a few are known to stay within one pod; others slow down
    or stop its neighbours, or turn off what protects the node.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  ],
  equivalents: {
    'pod-security': ['sysctls'],
    'kube-linter': ['unsafe-sysctls'],
    trivy: ['KSV-0026'],
    kics: ['9127f0d9-2310-42e7-866f-5fd9d20dcbad'],
    kyverno: ['restrict-sysctls'],
    gatekeeper: ['K8sPSPForbiddenSysctls'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'One of two sysctls',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            sysctls:
              - name: net.ipv4.tcp_syncookies
                value: '1'
              - name: «kernel.msgmax»
                value: '65536'
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
            sysctls:
              - name: net.ipv4.tcp_syncookies
                value: '1'
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    for (const sysctl of pod.get('securityContext', 'sysctls').items()) {
      const at = sysctl.get('name')
      const name = at.string
      if (name === undefined || isSafeSysctl(name, kubernetes)) continue
      const dotted = name.replaceAll('/', '.')
      if (isSafeSysctl(dotted, kubernetes)) {
        // The kubelet reads both spellings, the standard only the one with dots.
        const fix: Fix = { title: 'Write the name with dots', applicability: 'safe', changes: [at.set(dotted)] }
        report({
          at,
          message: `The sysctl "${name}" is written with slashes, which the standard forbids.`,
          fixes: [fix],
        })
      } else {
        const fix: Fix = { title: 'Remove the sysctl', applicability: 'unsafe', changes: [removeWhole(sysctl)] }
        report({ at, message: `The sysctl "${name}" is not among the safe ones.`, fixes: [fix] })
      }
    }
  },
})
