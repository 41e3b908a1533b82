import { defineRule } from '../../rule.ts'
import { missingSettings } from './hardening.ts'
import { mountTemporaryDirectory, volumeNamesOf } from './temporary-directory.ts'

export const containerNotHardened = defineRule({
  id: 'container-not-hardened',
  title: 'A container lacks settings that confine it',
  severity: 'warning',
  profile: 'recommended',
  isSummary: true,
  why: `
    What a manifest does not rule out is left to the image and the runtime: to run as root, to gain privileges, to replace
    programs, to use a dozen capabilities and nearly every system call. Whoever takes over the application starts with
    all of that.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A container without any',
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
                capabilities:
                  drop:
                    - ALL
                readOnlyRootFilesystem: true
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              volumeMounts:
                - name: tmp
                  mountPath: /tmp
          volumes:
            - name: tmp
              emptyDir:
                sizeLimit: 1Gi
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const names = volumeNamesOf(pod)
    for (const container of pod.containers()) {
      const missing = missingSettings(container, kubernetes)
      if (missing.length === 0) continue
      const count = missing.length === 1 ? '1 setting is' : `${missing.length} settings are`
      const fields = missing.map(({ field }) => field)
      const mounts = fields.includes('readOnlyRootFilesystem') ? mountTemporaryDirectory(container, names) : []
      const changes = [...missing.map(({ change }) => change), ...mounts]
      report({
        at: container,
        message: `Container "${container.name}" is not hardened: ${count} missing.`,
        fixes: [{ title: `Set ${fields.join(', ')}`, applicability: 'unsafe', changes }],
      })
    }
  },
})
