import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Report } from '../../rule.ts'
import { holdersIn, nameOf } from './holder.ts'
import { APP_ARMOR, confinesNothing } from './profile.ts'

export const apparmorUnconfined = defineRule({
  id: 'apparmor-unconfined',
  title: 'AppArmor does not confine a container',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    The AppArmor profile of the runtime keeps even root in a container from mounting file systems and from writing to most
    of /proc and /sys. Without it a capability or a hole in the kernel that would have been of no use becomes a way to the
    node.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
  ],
  equivalents: {
    'pod-security': ['appArmorProfile'],
    kyverno: ['restrict-apparmor-profiles'],
    gatekeeper: ['K8sPSPAppArmor'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The field of a container',
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
                appArmorProfile:
                  type: «Unconfined»
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
                  type: RuntimeDefault
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const holder of holdersIn(pod)) {
      const profile = holder.get('securityContext', 'appArmorProfile')
      const message = `${nameOf(holder)} is not confined by AppArmor.`
      if (confinesNothing(profile)) report({ message, ...confine(profile.get('type'), 'RuntimeDefault') })
    }
    for (const [key, annotation] of pod.metadata.get('annotations').entries()) {
      const isBad = annotation.string !== undefined && !CONFINING.test(annotation.string)
      if (!key.startsWith(APP_ARMOR) || !isBad) continue
      const message = `The annotation for container "${key.slice(APP_ARMOR.length)}" names no AppArmor profile that confines it.`
      report({ message, ...confine(annotation, 'runtime/default') })
    }
  },
})

/** Annotations that the standard accepts; an empty one is as good as none. */
const CONFINING = /^(?:$|runtime\/default$|localhost\/)/

function confine(at: Value, profile: string): Pick<Report, 'at' | 'fixes'> {
  const title = 'Set the AppArmor profile of the runtime'
  return { at, fixes: [{ title, applicability: 'unsafe', changes: [at.set(profile)] }] }
}
