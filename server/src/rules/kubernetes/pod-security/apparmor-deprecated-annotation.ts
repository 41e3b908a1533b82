import type { Container, PodSpec } from '../../../kubernetes/pod.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { APP_ARMOR, profileOf } from './profile.ts'
import { removeWhole } from './removal.ts'

export const apparmorDeprecatedAnnotation = defineRule({
  id: 'apparmor-deprecated-annotation',
  title: 'An AppArmor profile is set by a deprecated annotation',
  severity: 'info',
  profile: 'strict',
  why: `
    The annotation names its container by a key that nothing keeps in step with the list of containers, and since 1.30
    the field appArmorProfile says the same in the place where it belongs. Once the annotation is no longer read, a pod
    that still has it runs without the profile that its author relies on.`,
  references: [
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#container-apparmor-security-beta-kubernetes-io',
  ],

  fixable: 'unsafe',
  examples: [
    {
      title: 'The annotation of a container',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            «container.apparmor.security.beta.kubernetes.io/app»: localhost/web
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
                appArmorProfile:
                  type: Localhost
                  localhostProfile: web
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const hasField = isAtLeast(kubernetes, 1, 30)
    const containers = new Map(pod.containers().map((container) => [container.name, container]))
    const only = containers.size === 1 ? [...containers.values()][0] : undefined
    const areAll = showsAllNames(pod)
    for (const [key, annotation] of pod.metadata.get('annotations').entries()) {
      if (!key.startsWith(APP_ARMOR) || annotation.string === undefined) continue
      const name = key.slice(APP_ARMOR.length)
      const isForNone = areAll && !containers.has(name)
      if (!hasField && !isForNone) continue
      const container = isForNone ? only : containers.get(name)
      const what = isForNone
        ? 'is for a container that the pod does not have'
        : 'is deprecated for the field appArmorProfile'
      report({
        at: { location: annotation.keyLocation },
        message: `The annotation "${key}" ${what}.`,
        fixes: [hasField ? useField(annotation, container) : useName(annotation, container)],
      })
    }
  },
})

function useField(annotation: Value, container: Container | undefined): Fix | undefined {
  const field = container?.get('securityContext', 'appArmorProfile')
  if (!field || field.isUnknown || annotation.string === undefined) return undefined
  const move = field.isMissing && annotation.string !== '' ? [field.set({ ...profileOf(annotation.string) })] : []
  const title = move.length > 0 ? 'Set appArmorProfile in place of the annotation' : 'Remove the annotation'
  return { title, applicability: 'unsafe', changes: [...move, removeWhole(annotation)] }
}

function useName(annotation: Value, container: Container | undefined): Fix | undefined {
  if (!container) return undefined
  const title = `Name the container "${container.name}"`
  return { title, applicability: 'unsafe', changes: [annotation.rename(APP_ARMOR + container.name)] }
}

/** Whether the text shows the name of every container. */
function showsAllNames(pod: PodSpec): boolean {
  const lists = (['containers', 'initContainers', 'ephemeralContainers'] as const).map((list) => pod.get(list))
  const isKnown = lists.every((list) => !list.isUnknown && !list.isOpen)
  return isKnown && pod.containers().every((container) => container.get('name').string !== undefined)
}
