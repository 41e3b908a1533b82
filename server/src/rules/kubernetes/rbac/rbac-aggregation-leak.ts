import { defaultClusterRole } from '../../../kubernetes/rbac-default-roles.ts'
import { holdingsOf } from '../../../kubernetes/rbac-holding.ts'
import { summaryOf } from '../../../kubernetes/rbac-words.ts'
import { defineRule } from '../../rule.ts'
import { certainRules } from './power.ts'

export const rbacAggregationLeak = defineRule({
  id: 'rbac-aggregation-leak',
  title: 'A role adds dangerous rights to a role that Kubernetes has for everybody',
  severity: 'error',
  profile: 'recommended',
  why: `
    By this label Kubernetes puts the rules of the role into view, edit or admin. All who have that role get them at once,
    and those who gave it to them are not asked: they think that view cannot read Secrets.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  fixable: 'manual',
  examples: [
    {
      title: 'All who look may read Secrets',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: vault
          labels:
            app: vault
            rbac.authorization.k8s.io/aggregate-to-view: «"true"»
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: vault
          labels:
            app: vault
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get]
      `,
    },
  ],

  on: 'role',
  check(role, { kubernetes, report }) {
    if (!role.isCluster) return
    const realm = { isCluster: true, kubernetes }
    const rules = certainRules(role).map(({ rule }) => rule)
    const dangers = holdingsOf(rules, realm).filter(({ severity }) => severity === 'error')
    for (const target of ['view', 'edit', 'admin']) {
      const label = role.resource.labels.get(`rbac.authorization.k8s.io/aggregate-to-${target}`)
      if (!label.is('true')) continue
      const had = new Set(holdingsOf(defaultClusterRole(target) ?? [], realm).map(({ power }) => power))
      const added = dangers.filter(({ power }) => !had.has(power))
      if (added.length === 0) continue
      report({
        at: label,
        message: `By this label of ${role.title}, whoever has ClusterRole "${target}" can ${summaryOf(rules, added)}.`,
        fixes: [{ title: `Keep it out of ${target}`, applicability: 'manual', changes: [label.remove()] }],
      })
    }
  },
})
