import { isForLinux } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from './holder.ts'
import { idFields, idsIn, isOutside, printIdRanges, readIdRanges } from './id-range.ts'
import { placeInContext } from './place.ts'

export const idRangePolicy = defineRule({
  id: 'id-range-policy',
  title: 'A user or group ID is outside of the ranges that are allowed',
  severity: 'info',
  profile: 'pedantic',
  why: `
    Where each team has IDs of its own, a process that gets at a shared volume or out of its container owns nothing of other
    teams. An ID from elsewhere may be that of somebody else, whose files it then reads and writes as its own.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  equivalents: {
    kyverno: ['validate-userid-groupid-fsgroup', 'psp-check-supplemental-groups'],
    gatekeeper: ['K8sPSPAllowedUsers', 'K8sPSPFSGroup'],
  },
  options: {
    runAsUser: {
      default: [],
      description: 'The IDs, as `10000-19999` or `65532`, that users may have; all without any.',
    },
    runAsGroup: { default: [], description: 'The same for primary groups.' },
    fsGroup: { default: [], description: 'The same for the groups that volumes get.' },
    supplementalGroups: { default: [], description: 'The same for all further groups.' },
    required: { default: [], description: 'The names of those of these fields with ranges that must be set too.' },
  },
  exampleOptions: {
    runAsUser: ['10000-19999'],
    runAsGroup: [],
    fsGroup: ['20000-20999'],
    supplementalGroups: ['20000-20999'],
    required: ['runAsUser'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Where users are in 10000-19999, and groups of volumes and further ones in 20000-20999',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            fsGroup: «1000» # of the volumes
            supplementalGroups: [«3000»]
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                runAsUser: «1000»
            - name: «proxy»
              image: envoyproxy/envoy:v1.35.0
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            fsGroup: 20000 # of the volumes
            supplementalGroups: [20000]
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                runAsUser: 10000
            - name: proxy
              image: envoyproxy/envoy:v1.35.0
              securityContext:
                runAsUser: 10000
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { options, report }) {
    if (!isForLinux(pod)) return
    for (const field of idFields) {
      const ranges = readIdRanges(options[field])
      if (!ranges) continue
      for (const [holder, value] of idsIn(pod, field)) {
        const isUnset = value.isMissing && options.required.includes(field)
        if (!isUnset && !isOutside(value, ranges)) continue
        const is = isUnset ? `no ${field}` : `${field} ${value.scalar}, which is outside of ${printIdRanges(ranges)}`
        const { least } = ranges[0]
        const change = value.set(isUnset && field === 'supplementalGroups' ? [least] : least)
        report({
          at: isUnset ? placeInContext(holder, field) : value,
          message: `${nameOf(holder)} has ${is}.`,
          fixes: [{ title: `Set ${field} to ${least}`, applicability: 'manual', changes: [change] }],
        })
      }
    }
  },
})
