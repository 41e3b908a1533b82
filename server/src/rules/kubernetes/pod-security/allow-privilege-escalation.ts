import { defineRule } from '../../rule.ts'
import { forbidEscalation } from './escalation.ts'
import { mayBeExemptOnWindows } from './exemption.ts'

export const allowPrivilegeEscalation = defineRule({
  id: 'allow-privilege-escalation',
  title: 'The processes of a container can gain privileges',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['container-not-hardened', 'privileged-container'],
  podSecurity: { level: 'restricted', since: '1.8' },
  why: `
    An attacker who runs code as an ordinary user looks for a setuid program, such as a vulnerable sudo in the image, and
    becomes root of the container with it. Where privilege escalation is off, the kernel gives a process no more than its
    parent has, and that way is closed.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  equivalents: {
    'pod-security': ['allowPrivilegeEscalation'],
    'kube-linter': ['privilege-escalation-container'],
    trivy: ['KSV-0001'],
    checkov: ['CKV_K8S_20'],
    kics: ['5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d'],
    kubescape: ['C-0016', 'C-0197'],
    polaris: ['privilegeEscalationAllowed'],
    kyverno: ['disallow-privilege-escalation'],
    gatekeeper: [
      'K8sPSPAllowPrivilegeEscalationContainer',
      'k8spspdefaultallowprivilegeescalation',
      'k8spspdefaultallowprivilegeescalation-init',
      'k8spspdefaultallowprivilegeescalation-ephemeral',
    ],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The field is not set',
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
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    if (mayBeExemptOnWindows(pod, kubernetes)) return
    for (const container of pod.containers()) {
      const allowed = container.get('securityContext', 'allowPrivilegeEscalation')
      const privileged = container.get('securityContext', 'privileged')
      const lacking = privileged.is(true) ? privileged : container
      const at = allowed.isMissing ? lacking : allowed
      const what = allowed.isMissing ? 'does not rule out that its processes gain' : 'lets its processes gain'
      const message = `Container "${container.name}" ${what} privileges.`
      if (allowed.isNot(false)) report({ at, message, fixes: [forbidEscalation(container)] })
    }
  },
})
