import { isAtLeast } from '../../../kubernetes/version.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { holdersIn } from './holder.ts'
import { isSeccompAnnotation, profileOf, seccompAnnotation } from './profile.ts'
import { removeWhole } from './removal.ts'

export const seccompDeprecatedAnnotation = defineRule({
  id: 'seccomp-deprecated-annotation',
  title: 'A seccomp profile is set by an annotation that Kubernetes no longer reads',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Since 1.27 only the field seccompProfile counts. A pod that still has the annotation looks as if it were confined, and
    whoever takes it over finds every system call open.`,
  references: [
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod',
  ],

  fixable: 'unsafe',
  examples: [
    {
      title: 'The annotation of a pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            «seccomp.security.alpha.kubernetes.io/pod»: runtime/default
        spec:
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
    // Releases before it have nothing but the annotation.
    if (!isAtLeast(kubernetes, 1, 19)) return
    const isRead = !isAtLeast(kubernetes, 1, 27)
    const holders = new Map(holdersIn(pod).map((holder) => [seccompAnnotation(holder), holder]))
    for (const [key, annotation] of pod.metadata.get('annotations').entries()) {
      if (!isSeccompAnnotation(key) || annotation.string === undefined) continue
      report({
        at: { location: annotation.keyLocation },
        message: `The annotation "${key}" ${isRead ? 'is deprecated' : 'has no effect'}, unlike the field seccompProfile.`,
        fixes: [useField(annotation, holders.get(key)?.get('securityContext', 'seccompProfile'), isRead)],
      })
    }
  },
})

function useField(annotation: Value, field: Value | undefined, isRead: boolean): Fix | undefined {
  if (annotation.string === undefined || field?.isUnknown) return undefined
  const profile = profileOf(annotation.string)
  if (field?.isMissing && profile.type !== 'Unconfined') {
    const changes = [field.set({ ...profile }), removeWhole(annotation)]
    return { title: 'Set seccompProfile in place of the annotation', applicability: 'unsafe', changes }
  }
  const applicability = isRead ? 'unsafe' : 'safe'
  return { title: 'Remove the annotation', applicability, changes: [removeWhole(annotation)] }
}
