import { isForLinux } from '../../../kubernetes/security-context.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { mayBeExemptInUserNamespace } from './exemption.ts'
import { type Holder, holdersIn, nameOf } from './holder.ts'

export const runAsNonRoot = defineRule({
  id: 'run-as-non-root',
  title: 'A container may run as root',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['container-not-hardened'],
  podSecurity: { level: 'restricted' },
  why: `
    Without runAsNonRoot the image decides who its processes are, and most images say root. Root in a container is root
    for the kernel of its node as well: a flaw in the runtime or a carelessly mounted directory is then a way out, and
    within the container an attacker may replace and install what they like.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  equivalents: {
    'pod-security': ['runAsNonRoot'],
    'kube-linter': ['run-as-non-root'],
    trivy: ['KSV-0012'],
    checkov: ['CKV_K8S_23'],
    kics: ['cf34805e-3872-4c08-bf92-6ff7bb0cfadb'],
    kubescape: ['C-0013', 'C-0198'],
    polaris: ['runAsRootAllowed'],
    kyverno: ['require-run-as-nonroot', 'service-mesh-require-run-as-nonroot'],
    gatekeeper: ['K8sPSPAllowedUsers', 'k8spsprunasnonroot', 'k8spsprunasnonroot-init'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Neither the pod nor its container rules out root',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            fsGroup: 10001
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
            fsGroup: 10001
            runAsNonRoot: true
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
      const own = holder.get('securityContext', 'runAsNonRoot')
      if (own.is(false)) {
        const message = `${nameOf(holder)} is allowed to run as root.`
        report({ at: own, message, fixes: ruleOutRoot(own, userOf(holder), isForLinux(pod)) })
      }
    }
    const shared = pod.get('securityContext', 'runAsNonRoot')
    if (!shared.isMissing) return
    for (const container of pod.containers()) {
      const own = container.get('securityContext', 'runAsNonRoot')
      if (!own.isMissing) continue
      const message = `Container "${container.name}" does not rule out that it runs as root.`
      report({ at: container, message, fixes: ruleOutRoot(shared, userOf(container), isForLinux(pod)) })
    }
  },
})

/** The user that counts; one that is missing is the pod's, so that it is set there. */
function userOf(holder: Holder): Value {
  const own = holder.get('securityContext', 'runAsUser')
  return own.isMissing && 'pod' in holder ? holder.pod.get('securityContext', 'runAsUser') : own
}

function ruleOutRoot(runAsNonRoot: Value, user: Value, isLinux: boolean): readonly Fix[] {
  const changes = [runAsNonRoot.set(true)]
  const alone: Fix = { title: 'Set runAsNonRoot to true', applicability: 'manual', changes }
  const title = 'Set runAsNonRoot to true and runAsUser to 10001'
  const withUser: Fix = { title, applicability: 'manual', changes: [...changes, user.set(10001)] }
  // The kubelet starts no container that has root for its user beside runAsNonRoot.
  if (user.is(0)) return [withUser]
  return user.isMissing && isLinux ? [alone, withUser] : [alone]
}
