import { isForLinux } from '../../../kubernetes/security-context.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'
import { holdersIn, nameOf } from './holder.ts'
import { placeInContext } from './place.ts'

export const supplementalGroupsMerge = defineRule({
  id: 'supplemental-groups-merge',
  title: 'A pod takes groups from its images',
  severity: 'hint',
  profile: 'strict',
  why: `
    Besides the groups of the manifest a process gets those that /etc/group of its image gives to its user. No policy sees
    them, so an image can put its process into a group that may read the files of a shared volume.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#supplementalgroupspolicy'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod with a user of its own',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          «securityContext»:
            runAsUser: 10001
            runAsGroup: 10001 # owns the volume
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
            runAsUser: 10001
            runAsGroup: 10001 # owns the volume
            supplementalGroupsPolicy: Strict
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    const policy = pod.get('securityContext', 'supplementalGroupsPolicy')
    const contexts = holdersIn(pod).map((holder) => holder.get('securityContext'))
    const setsIds = contexts.some((context) => context.get('runAsUser').exists || context.get('runAsGroup').exists)
    if (!isAtLeast(kubernetes, 1, 33) || !isForLinux(pod) || !setsIds || !policy.isNot('Strict')) return
    const change = policy.set('Strict')
    report({
      at: placeInContext(pod, 'supplementalGroupsPolicy'),
      message: `${nameOf(pod)} takes groups from its images.`,
      fixes: [{ title: 'Set supplementalGroupsPolicy to Strict', applicability: 'unsafe', changes: [change] }],
    })
  },
})
