import { containerOnlyFields, podOnlyFields } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from './holder.ts'
import { moveIntoSpec, moveToContainers, moveToPod } from './misplaced.ts'

export const securityContextMisplacedField = defineRule({
  id: 'security-context-misplaced-field',
  title: 'A security setting stands where Kubernetes does not read it',
  severity: 'error',
  profile: 'recommended',
  why: `
    A pod and a container each have a securityContext, with different fields. The API server drops a field that it does not
    know there, or refuses the whole object, so the protection that the manifest seems to have is not there.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A field of containers at the pod, and one of pods at a container',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
            «readOnlyRootFilesystem»: true
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                «fsGroup»: 10001
                allowPrivilegeEscalation: false # no setuid
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
            fsGroup: 10001
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                allowPrivilegeEscalation: false # no setuid
                readOnlyRootFilesystem: true
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const field of containerOnlyFields) {
      const value = pod.get('securityContext', field)
      if (value.isMissing || value.isUnknown) continue
      const message = `${nameOf(pod)} has ${field} in the pod-level security context, where it has no effect.`
      report({ at: { location: value.keyLocation }, message, fixes: [moveToContainers(pod, field, value)] })
    }
    for (const container of pod.containers()) {
      for (const field of podOnlyFields) {
        const value = container.get('securityContext', field)
        if (value.isMissing || value.isUnknown) continue
        const message = `${nameOf(container)} has ${field} in its security context, where it has no effect.`
        report({ at: { location: value.keyLocation }, message, fixes: [moveToPod(container, field, value)] })
      }
    }
    // Custom resources may well have a field of that name around their pod.
    if (!builtIn.has(pod.resource.group)) return
    for (let around = pod.value.parent; around; around = around.parent) {
      const context = around.get('securityContext')
      if (context.isMissing || context.isUnknown) continue
      const message = `${nameOf(pod)} has a securityContext outside of its pod spec.`
      report({ at: { location: context.keyLocation }, message, fixes: [moveIntoSpec(pod, context)] })
    }
  },
})

const builtIn: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions'])
