import { defineRule } from '../../rule.ts'
import { certainRules, whereOf } from './power.ts'
import { isAll, listVerbs, starIn } from './wildcard.ts'

export const rbacWildcardAll = defineRule({
  id: 'rbac-wildcard-all',
  title: 'A role lets its holders do everything',
  severity: 'error',
  profile: 'recommended',
  why: `
    Every verb on every resource is what cluster-admin has: all Secrets, commands in all pods, roles that give still more.
    Resources that are added to the cluster later are in it too, whatever they are.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping',
  ],
  equivalents: {
    trivy: ['KSV-0044', 'KSV-0046', 'KSV-0112'],
    kubescape: ['C-0035', 'C-0185'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'An operator that may do everything',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: operator
        rules:
          - apiGroups: ['*']
            resources: [«'*'»]
            verbs:
              - '*'
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: operator
        rules:
          - apiGroups: ['*']
            resources: ['*']
            verbs:
              - get
              - list
              - watch
              - create
              - update
              - patch
              - delete
              - deletecollection
      `,
    },
  ],

  on: 'role',
  check(role, { report }) {
    for (const { value, rule } of certainRules(role)) {
      const at = starIn(value.get('resources'))
      if (!at || !isAll(rule) || rule.resourceNames.names.length > 0) continue
      const where = whereOf(role) ?? 'the whole cluster'
      const of = rule.apiGroups.names.includes('*') ? 'everything' : 'everything with what belongs to the core API'
      report({
        at,
        message: `Whoever has ${role.title} can do ${of} in ${where}.`,
        severity: role.isCluster ? 'error' : 'warning',
        fixes: [listVerbs(value.get('verbs'))],
      })
    }
  },
})
