import { defineRule } from '../../rule.ts'
import { addedCapabilities, isInBaseline, removeCapability } from './capability.ts'
import { mayBeExemptOnWindows } from './exemption.ts'

export const capabilityAddedNotRestricted = defineRule({
  id: 'capability-added-not-restricted',
  title: 'A container adds a capability that the restricted standard forbids',
  severity: 'warning',
  profile: 'recommended',
  podSecurity: { level: 'restricted', since: '1.22' },
  why: `
    The capabilities that most runtimes give let root in a container read and change files of all users, become any user
    and make device nodes. An attacker in the container uses them to leave the one user that the program runs as.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  equivalents: {
    'pod-security': ['capabilities_restricted'],
    trivy: ['KSV-0106'],
    kyverno: ['disallow-capabilities-strict'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The only capability that is added',
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
                  add: [«CHOWN»]
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
      `,
    },
  ],

  on: 'container',
  check(container, { kubernetes, report }) {
    if (mayBeExemptOnWindows(container.pod, kubernetes)) return
    for (const added of addedCapabilities(container)) {
      // What the baseline standard forbids too is a finding of its own.
      if (added.name === 'NET_BIND_SERVICE' || !isInBaseline(added.name)) continue
      report({
        at: added.value,
        message: `Container "${container.name}" adds the capability "${added.name}", which the restricted standard forbids.`,
        fixes: [removeCapability(added)],
      })
    }
  },
})
