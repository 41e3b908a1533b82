import type { PodSpec } from '../../../kubernetes/pod.ts'
import { isForLinux } from '../../../kubernetes/security-context.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from './holder.ts'

export const userNamespaceNotEnabled = defineRule({
  id: 'user-namespace-not-enabled',
  title: 'A pod has no user namespace of its own',
  severity: 'hint',
  profile: 'strict',
  why: `
    Root in the container is then root of the node, kept in only by the other walls, and one hole in the runtime or the
    kernel is enough to own all pods there. In a user namespace the same process is nobody once it is outside.`,
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/user-namespaces/',
  ],
  fixable: 'manual',
  examples: [
    {
      title: 'A pod that uses no namespace of its node',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostUsers: «true» # until all nodes are on Linux 6.3
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
          hostUsers: false # until all nodes are on Linux 6.3
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const hostUsers = pod.get('hostUsers')
    if (!isAtLeast(kubernetes, 1, 36) || !hostUsers.isNot(false) || !canHaveOne(pod)) return
    report({
      at: hostUsers.exists ? hostUsers : pod,
      message: `${nameOf(pod)} has no user namespace of its own.`,
      fixes: [{ title: 'Set hostUsers to false', applicability: 'manual', changes: [hostUsers.set(false)] }],
    })
  },
})

/** Whether the pod certainly uses nothing that a user namespace rules out. */
function canHaveOne(pod: PodSpec): boolean {
  const isApart = ['hostNetwork', 'hostPID', 'hostIPC'].every((field) => pod.get(field).isNot(true))
  const hasBlockDevices = pod.containers().some((container) => !container.get('volumeDevices').isMissing)
  const hasNfs = pod
    .get('volumes')
    .items()
    .some((volume) => !volume.get('nfs').isMissing)
  return isForLinux(pod) && isApart && !hasBlockDevices && !hasNfs
}
