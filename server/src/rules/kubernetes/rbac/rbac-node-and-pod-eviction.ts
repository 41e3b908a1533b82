import { rulesAllow } from '../../../kubernetes/rbac.ts'
import type { Role } from '../../../kubernetes/rbac-role.ts'
import { defineRule } from '../../rule.ts'
import { certainRules, powersIn } from './power.ts'

export const rbacNodeAndPodEviction = defineRule({
  id: 'rbac-node-and-pod-eviction',
  title: 'A role lets its holders drive pods from one node to another',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Whoever owns one node, and may delete pods and close the other nodes, has the pods of the whole cluster come to his.
    There he reads the tokens of all of them. To delete nodes does the same.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  fixable: false,
  examples: [
    {
      title: 'An agent that empties its node',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: drainer
        rules:
          - apiGroups: [""]
            resources: [«nodes»]
            verbs:
              - get
              - patch
          - apiGroups: [""]
            resources: [pods/eviction]
            verbs: [create]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: drainer
        rules:
          - apiGroups: [""]
            resources: [nodes]
            verbs: [get]
          - apiGroups: [""]
            resources: [pods/eviction]
            verbs: [create]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    if (!role.isCluster) return
    const deletes = powersIn(role, 'node-and-pod-eviction', context)
    for (const { at, message } of deletes) context.report({ at, message })
    if (deletes.length > 0 || !movesPods(role)) return
    const rule = certainRules(role).find((one) => rulesAllow([one.rule], CLOSE) === 'yes')
    const at = rule?.value
      .get('resources')
      .items()
      .find((item) => item.is('nodes'))
    if (!at) return
    const message = `Whoever has ${role.title} can close nodes and drive pods from them to one that he owns.`
    context.report({ at, message })
  },
})

const CLOSE = { verb: 'patch', apiGroup: '', resource: 'nodes' }

/** Whether pods can be made to start anew elsewhere. */
function movesPods(role: Role): boolean {
  const rules = certainRules(role).map(({ rule }) => rule)
  const evict = { verb: 'create', apiGroup: '', resource: 'pods', subresource: 'eviction' }
  return [{ verb: 'delete', apiGroup: '', resource: 'pods' }, evict].some((one) => rulesAllow(rules, one) === 'yes')
}
