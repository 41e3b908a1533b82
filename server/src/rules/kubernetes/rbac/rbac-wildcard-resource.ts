import { listed } from '../../../kubernetes/rbac-holding.ts'
import type { RoleRule } from '../../../kubernetes/rbac-role.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { everyResource, foreignRules, isAll, meaningOf, starIn } from './wildcard.ts'

export const rbacWildcardResource = defineRule({
  id: 'rbac-wildcard-resource',
  title: 'A role is for every resource',
  severity: 'error',
  profile: 'recommended',
  why: `
    Every resource is also Secrets, roles and what runs commands in pods, and whatever is added to the cluster later. So a
    role that was made to look at things reads all passwords too.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  equivalents: {
    'kube-linter': ['wildcard-in-rules'],
    trivy: ['KSV-0046'],
    checkov: ['CKV_K8S_49'],
    kubescape: ['C-0187'],
    kics: ['6b896afb-ca07-467a-b256-1a0077a1c08e'],
    kyverno: ['restrict-wildcard-resources'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that looks at everything',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: dashboard
        rules:
          - apiGroups: ["*"]
            resources: [«"*"»]
            verbs: [get, list, watch]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: dashboard
        rules:
          - apiGroups: ["", apps]
            resources: [pods, services, deployments]
            verbs: [get, list, watch]
      `,
    },
    {
      title: 'A role for every path of the API server',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: metrics
        rules:
          - nonResourceURLs: [«"*"»]
            verbs: [get]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: metrics
        rules:
          - nonResourceURLs: [/metrics]
            verbs: [get]
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    for (const roleRule of foreignRules(role)) {
      const { rule } = roleRule
      const star = starOf(roleRule)
      if (!star || isAll(rule) || rule.verbs.names.length === 0) continue
      const [severity, meaning] = meaningOf(role, rule, context)
      const verbs = rule.verbs.names.includes('*') ? 'every verb' : listed(rule.verbs.names)
      const message = `Whoever has ${role.title} can use ${verbs} on ${star.what}${meaning}.`
      context.report({ at: star.at, message, severity })
    }
  },
})

/** The first star of a rule that stands for resources, and what for. */
function starOf({ value, rule }: RoleRule): { readonly at: Value; readonly what: string } | undefined {
  const [resource, group] = [starIn(value.get('resources')), starIn(value.get('apiGroups'))]
  const url = value
    .get('nonResourceURLs')
    .items()
    .find((item) => item.is('*') || item.is('/*'))
  if (resource) return { at: resource, what: everyResource(rule) }
  if (group) return { at: group, what: `${listed(rule.resources.names)} of every API group` }
  return url && { at: url, what: 'every path of the API server that is no resource' }
}
