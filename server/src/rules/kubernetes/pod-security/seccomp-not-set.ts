import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'
import { mayBeExemptOnWindows } from './exemption.ts'

export const seccompNotSet = defineRule({
  id: 'seccomp-not-set',
  title: 'A container has no seccomp profile',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['container-not-hardened'],
  podSecurity: { level: 'restricted', since: '1.19' },
  why: `
    Kubernetes runs containers without a seccomp profile unless someone asks for one. Every system call is then open to an
    attacker in the container, and the rarely used ones are where most ways from a container into the kernel of its node
    have been found.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  equivalents: {
    'pod-security': ['seccompProfile_restricted'],
    trivy: ['KSV-0030'],
    checkov: ['CKV_K8S_31'],
    kics: ['f377b83e-bd07-4f48-a591-60c82b14a78b'],
    kubescape: ['C-0210'],
    kyverno: ['restrict-seccomp-strict', 'podsecurity-subrule-restricted-seccomp'],
    gatekeeper: ['k8spspseccomp'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Neither the pod nor its container names a profile',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
          containers:
            - name: «app»
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    // Releases before it have no such field.
    if (!isAtLeast(kubernetes, 1, 19) || mayBeExemptOnWindows(pod, kubernetes)) return
    const title = 'Set the seccompProfile of the pod to RuntimeDefault'
    const changes = [pod.get('securityContext', 'seccompProfile').set({ type: 'RuntimeDefault' })]
    for (const container of pod.containers()) {
      if (!container.effective('seccompProfile').isMissing) continue
      const message = `Container "${container.name}" has no seccomp profile, nor has its pod.`
      report({ at: container, message, fixes: [{ title, applicability: 'unsafe', changes }] })
    }
  },
})
