import { isSameNamespace } from '../../../kubernetes/namespace.ts'
import { podPaths } from '../../../kubernetes/pod-paths.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf } from './account.ts'

const workloads = Object.keys(podPaths) as readonly GroupKind[] // The keys of a constant.

export const sharedServiceAccount = defineRule({
  id: 'shared-service-account',
  title: 'Several workloads run as the same ServiceAccount',
  severity: 'info',
  profile: 'strict',
  why: `
    Each of them has the rights that any of them needs. Whoever breaks into the weakest has those of all, and the audit log
    does not say which one it was.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  equivalents: {
    kics: ['c1032cf7-3628-44e2-bd53-38c17cf31b6b'],
  },
  fixable: false,
  examples: [
    {
      title: 'Two workloads of an application',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccountName: «shop»
          containers:
            - name: app
              image: nginx:1.29
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: worker
        spec:
          serviceAccountName: «shop»
          containers:
            - name: app
              image: busybox:1.37
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          serviceAccountName: web
          containers:
            - name: app
              image: nginx:1.29
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: worker
        spec:
          serviceAccountName: worker
          containers:
            - name: app
              image: busybox:1.37
      `,
    },
  ],

  on: 'podSpec',
  reads: workloads,
  check(pod, { unit, report }) {
    const runner = runnerOf(pod)
    const { resource } = pod
    if (!runner || runner.name === 'default' || resource.name === undefined) return
    const namespace = unit.namespaceOf(resource)
    const others = collect(workloads, (kind) => unit.withAccount(kind, [runner.name])).filter((other) => {
      const { facts } = other
      const isOther =
        facts.name !== undefined && (facts.name !== resource.name || facts.groupKind !== resource.groupKind)
      const isThere = isSameNamespace(unit.namespaceOf(other), namespace) === 'yes'
      return isOther && isThere
    })
    const [first] = others
    if (!first) return
    const kind = first.facts.groupKind.split('/')[1]
    report({
      at: runner.at,
      message: `${nameOf(pod)} runs as ServiceAccount "${runner.name}", and so does ${kind} "${first.facts.name}".`,
      related: others.map((other) => other.related('This one runs as it too.')),
    })
  },
})
