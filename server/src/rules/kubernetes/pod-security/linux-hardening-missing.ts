import type { Container, SharedField } from '../../../kubernetes/pod.ts'
import { isForLinux } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'

export const linuxHardeningMissing = defineRule({
  id: 'linux-hardening-missing',
  title: 'A container uses no means of Linux to confine it',
  severity: 'hint',
  profile: 'strict',
  impliedBy: [
    'capabilities-not-dropped',
    'container-not-hardened',
    'missing-security-context',
    'privileged-container',
    'seccomp-not-set',
  ],
  why: `
    seccomp, AppArmor, SELinux and dropped capabilities each take away ways into the kernel that an application never
    needs. Without any of them a flaw in a rarely used system call is open to whoever takes over the container.`,
  references: ['https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/'],
  equivalents: { kubescape: ['C-0055'], polaris: ['linuxHardening'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A security context that leaves the kernel open',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: «app»
              image: nginx:1.29
              securityContext:
                readOnlyRootFilesystem: true
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
                readOnlyRootFilesystem: true
                capabilities:
                  drop:
                    - ALL
                seccompProfile:
                  type: RuntimeDefault
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const drop = container.get('securityContext', 'capabilities', 'drop')
    const dropsNothing = drop.lacks('ALL') && drop.items().length === 0
    if (!isForLinux(container.pod) || !dropsNothing || !lacksProfiles(container)) return
    const profile = container.get('securityContext', 'seccompProfile', 'type')
    const title = 'Drop ALL capabilities and set the seccomp profile of the runtime'
    const changes = [drop.append('ALL'), profile.set('RuntimeDefault')]
    report({
      at: container,
      message: `Container "${container.name}" has no seccomp, AppArmor or SELinux settings, and drops no capabilities.`,
      fixes: [{ title, applicability: 'manual', changes }],
    })
  },
})

const profiles: readonly SharedField[] = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile']

/** Whether nothing says a profile; for AppArmor that was an annotation before 1.30, and is still obeyed. */
function lacksProfiles(container: Container): boolean {
  const key = `container.apparmor.security.beta.kubernetes.io/${container.name}`
  const annotation = container.pod.metadata.get('annotations', key)
  return annotation.isMissing && profiles.every((field) => container.effective(field).isMissing)
}
