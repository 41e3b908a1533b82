import { isForLinux } from '../../../kubernetes/security-context.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'
import { APP_ARMOR } from './profile.ts'

export const apparmorNotSet = defineRule({
  id: 'apparmor-not-set',
  title: 'A container names no AppArmor profile',
  severity: 'hint',
  profile: 'strict',
  why: `
    On nodes with AppArmor the runtime confines containers by a profile of its own even when none is named, on others
    nothing does, and nobody notices. A pod that names a profile starts only where it is enforced.`,
  references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  equivalents: {
    trivy: ['KSV-0002'],
    kics: ['8b36775e-183d-4d46-b0f7-96a6f34a723f'],
    kyverno: ['add-apparmor-annotations'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Neither the pod nor its container names a profile',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
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
            runAsNonRoot: true
            appArmorProfile:
              type: RuntimeDefault
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'container',
  check(container, { kubernetes, report }) {
    const name = container.get('name').string
    if (name === undefined || !isForLinux(container.pod)) return
    const annotation = container.pod.metadata.get('annotations', APP_ARMOR + name)
    const isNamed = !(container.effective('appArmorProfile').isMissing && annotation.isMissing)
    if (isNamed) return
    const isField = isAtLeast(kubernetes, 1, 30)
    const change = isField
      ? container.pod.get('securityContext', 'appArmorProfile').set({ type: 'RuntimeDefault' })
      : annotation.set('runtime/default')
    report({
      at: container,
      message: `Container "${name}" names no AppArmor profile, nor does its pod.`,
      fixes: [{ title: 'Set the AppArmor profile of the runtime', applicability: 'unsafe', changes: [change] }],
    })
  },
})
