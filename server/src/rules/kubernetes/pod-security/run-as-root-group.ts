import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { nameOf } from './holder.ts'
import { removeWhole } from './removal.ts'

export const runAsRootGroup = defineRule({
  id: 'run-as-root-group',
  title: 'A container is in the root group',
  severity: 'info',
  profile: 'strict',
  why: `
    Many files of an image, and of a node that a volume or a break-out reaches, belong to the group with the ID 0 and can be
    read or written by its members. A process in that group gets at them without being root.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  equivalents: {
    trivy: ['KSV-0116'],
    kyverno: ['require-non-root-groups', 'psp-check-supplemental-groups'],
    gatekeeper: [
      'K8sPSPFSGroup',
      'k8spspfsGroup',
      'k8spsprunasgroup',
      'k8spsprunasgroup-init',
      'k8spspsupplementalgroups',
    ],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'The groups of a pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsGroup: «0»
            fsGroup: «0» # of the volumes
            supplementalGroups: [«0», 20000]
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
            runAsGroup: 10001
            fsGroup: 10001 # of the volumes
            supplementalGroups: [20000]
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const container of pod.containers()) {
      const group = container.effective('runAsGroup')
      if (!group.is(0)) continue
      const message = `Container "${container.name}" runs with the root group as its primary group.`
      report({ at: group, message, fixes: [setGroup('runAsGroup', group)] })
    }
    const fsGroup = pod.get('securityContext', 'fsGroup')
    if (fsGroup.is(0)) {
      const message = `${nameOf(pod)} puts its containers and its volumes into the root group.`
      report({ at: fsGroup, message, fixes: [setGroup('fsGroup', fsGroup)] })
    }
    for (const group of pod.get('securityContext', 'supplementalGroups').items()) {
      if (!group.is(0) || group.isConditional) continue
      const title = 'Remove the root group from supplementalGroups'
      const message = `${nameOf(pod)} puts its containers into the root group.`
      report({ at: group, message, fixes: [{ title, applicability: 'manual', changes: [removeWhole(group)] }] })
    }
  },
})

function setGroup(field: string, group: Value): Fix {
  return { title: `Set ${field} to 10001`, applicability: 'manual', changes: [group.set(10001)] }
}
