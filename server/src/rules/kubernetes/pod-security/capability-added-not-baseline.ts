import { defineRule } from '../../rule.ts'
import { addedCapabilities, isInBaseline, removeCapability } from './capability.ts'

export const capabilityAddedNotBaseline = defineRule({
  id: 'capability-added-not-baseline',
  title: 'A container adds a capability that the baseline standard forbids',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['dangerous-capability'],
  podSecurity: { level: 'baseline' },
  why: `
    A capability is a part of what root may do, and those that the baseline standard leaves out act on the node rather
    than on the container: its network, its clock, its kernel log. Whoever takes over the container has them too.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  equivalents: {
    'pod-security': ['capabilities_baseline'],
    trivy: ['KSV-0022', 'KSV-0119'],
    checkov: ['CKV_K8S_25'],
    kics: ['19ebaa28-fc86-4a58-bcfa-015c9e22fe40'],
    kubescape: ['C-0200'],
    kyverno: ['disallow-capabilities', 'service-mesh-disallow-capabilities', 'psp-restrict-adding-capabilities'],
    gatekeeper: ['k8spspcapabilities'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'One of two capabilities',
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
                capabilities:
                  drop: [ALL]
                  add:
                    - NET_BIND_SERVICE # port 80
                    - «IPC_LOCK»
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
                capabilities:
                  drop: [ALL]
                  add:
                    - NET_BIND_SERVICE # port 80
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const container of pod.containers()) {
      for (const added of addedCapabilities(container)) {
        if (isInBaseline(added.name)) continue
        const message = `Container "${container.name}" adds the capability "${added.name}", which the baseline standard forbids.`
        report({ at: added.value, message, fixes: [removeCapability(added)] })
      }
    }
  },
})
