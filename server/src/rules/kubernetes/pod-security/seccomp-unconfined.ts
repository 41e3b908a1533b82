import type { PodSpec } from '../../../kubernetes/pod.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { type Holder, holdersIn, nameOf } from './holder.ts'
import { confinesNothing, profileOf, seccompAnnotation } from './profile.ts'

export const seccompUnconfined = defineRule({
  id: 'seccomp-unconfined',
  title: 'Seccomp does not confine a container',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Without seccomp a container may make every system call, also the few dozen that no ordinary program needs and in which
    most holes of the kernel were found. An attacker in the container has all of them to try on the kernel that the whole
    node shares.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  equivalents: {
    'pod-security': ['seccompProfile_baseline'],
    trivy: ['KSV-0104'],
    kyverno: ['restrict-seccomp'],
    gatekeeper: ['K8sPSPSeccomp', 'K8sPSPSeccompV2'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A container turns off the profile of its pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                seccompProfile:
                  type: «Unconfined»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                seccompProfile:
                  type: RuntimeDefault
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const hasField = isAtLeast(kubernetes, 1, 19)
    for (const holder of holdersIn(pod)) {
      const at = hasField ? unconfinedField(holder) : unconfinedAnnotation(holder, pod)
      if (!at) continue
      const change = at.set(hasField ? 'RuntimeDefault' : 'runtime/default')
      report({
        at,
        message: `${nameOf(holder)} is not confined by seccomp.`,
        fixes: [{ title: 'Set the seccomp profile of the runtime', applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})

function unconfinedField(holder: Holder): Value | undefined {
  const profile = holder.get('securityContext', 'seccompProfile')
  return confinesNothing(profile) ? profile.get('type') : undefined
}

/** Releases that have no field read annotations of the pod. */
function unconfinedAnnotation(holder: Holder, pod: PodSpec): Value | undefined {
  const annotation = pod.metadata.get('annotations', seccompAnnotation(holder))
  const isConfining = annotation.string === undefined || profileOf(annotation.string).type !== 'Unconfined'
  return isConfining ? undefined : annotation
}
