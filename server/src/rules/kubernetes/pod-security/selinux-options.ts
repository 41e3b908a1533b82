import { isAtLeast, type KubernetesVersion } from '../../../kubernetes/version.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { holdersIn, nameOf } from './holder.ts'
import { removeWhole } from './removal.ts'

export const selinuxOptions = defineRule({
  id: 'selinux-options',
  title: 'A container leaves the SELinux domain of containers',
  severity: 'warning',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    SELinux keeps a container from the files and processes of its node by the type that it runs with. Another type, such as
    spc_t, or a user or role of one's own, takes that wall away, and a process that breaks out finds the node open.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
  ],
  equivalents: {
    'pod-security': ['seLinuxOptions'],
    trivy: ['KSV-0025'],
    kyverno: ['disallow-selinux'],
    gatekeeper: ['K8sPSPSELinuxV2', 'k8spspselinux'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A type without confinement, and a user',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            seLinuxOptions:
              user: «system_u»
              type: «spc_t»
              level: s0:c123,c456
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
          securityContext:
            seLinuxOptions:
              type: container_t
              level: s0:c123,c456
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const types = typesAt(kubernetes)
    for (const holder of holdersIn(pod)) {
      const options = holder.get('securityContext', 'seLinuxOptions')
      const type = options.get('type')
      if (type.exists && types.every((allowed) => type.isNot(allowed))) {
        const fix: Fix = {
          title: 'Set type to container_t',
          applicability: 'unsafe',
          changes: [type.set('container_t')],
        }
        report({
          at: type,
          message: `${nameOf(holder)} sets an SELinux type that is not for containers.`,
          fixes: [fix],
        })
      }
      for (const part of ['user', 'role']) {
        const value = options.get(part)
        if (value.isMissing || !value.isNot('')) continue
        const fix: Fix = { title: `Remove the SELinux ${part}`, applicability: 'unsafe', changes: [removeWhole(value)] }
        report({ at: value, message: `${nameOf(holder)} sets an SELinux ${part} of its own.`, fixes: [fix] })
      }
    }
  },
})

function typesAt(kubernetes: KubernetesVersion): readonly string[] {
  const types = ['', 'container_t', 'container_init_t', 'container_kvm_t']
  return isAtLeast(kubernetes, 1, 31) ? [...types, 'container_engine_t'] : types
}
