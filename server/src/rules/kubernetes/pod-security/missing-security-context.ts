import { containerSecurityFields, isForLinux, podSecurityFields } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'
import { hardenedContext } from './hardened-context.ts'

export const missingSecurityContext = defineRule({
  id: 'missing-security-context',
  title: 'A container has no security context',
  severity: 'info',
  profile: 'strict',
  impliedBy: [
    'allow-privilege-escalation',
    'capabilities-not-dropped',
    'container-not-hardened',
    'run-as-non-root',
    'seccomp-not-set',
  ],
  why: `
    What neither the container nor its pod says is left to the image and to the runtime: often root, with more than a dozen
    capabilities and nearly all system calls. That is what someone who takes over the application starts with.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  equivalents: {
    trivy: ['KSV-0118'],
    checkov: ['CKV_K8S_29', 'CKV_K8S_30'],
    kubescape: ['C-0211'],
    kics: ['a97a340a-0063-418e-b3a1-3028941d0995'],
    kyverno: ['add-default-securitycontext', 'apply-pss-restricted-profile'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A pod without any',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
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
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                allowPrivilegeEscalation: false
                capabilities:
                  drop:
                    - ALL
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const own = container.get('securityContext')
    const shared = container.pod.get('securityContext')
    if (!containerSecurityFields.every((field) => own.get(field).isMissing)) return
    if (!podSecurityFields.every((field) => shared.get(field).isMissing)) return
    const title = 'Add the security context that the restricted standard demands'
    const changes = hardenedContext(container)
    report({
      at: own.exists ? { location: own.keyLocation } : container,
      message: `Container "${container.name}" has no security context, and neither has its pod.`,
      fixes: [isForLinux(container.pod) ? { title, applicability: 'manual', changes } : undefined],
    })
  },
})
