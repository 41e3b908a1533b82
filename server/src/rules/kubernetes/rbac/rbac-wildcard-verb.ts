import { listed } from '../../../kubernetes/rbac-holding.ts'
import { defineRule } from '../../rule.ts'
import { everyResource, foreignRules, isAll, listVerbs, meaningOf, starIn } from './wildcard.ts'

export const rbacWildcardVerb = defineRule({
  id: 'rbac-wildcard-verb',
  title: 'A role allows every verb',
  severity: 'error',
  profile: 'recommended',
  why: `
    A star stands for more than reading and writing: for verbs such as escalate, bind and impersonate, and for those that
    later releases add. Who wrote it has rarely meant all of them, and whoever gets the role has all.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  equivalents: {
    'kube-linter': ['wildcard-in-rules'],
    trivy: ['KSV-0045'],
    checkov: ['CKV_K8S_49'],
    kubescape: ['C-0187'],
    kics: ['6b896afb-ca07-467a-b256-1a0077a1c08e'],
    kyverno: ['restrict-wildcard-verbs'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A role for Secrets',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: vault
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs:
              - «"*"»
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: vault
        rules:
          - apiGroups: [""]
            resources: [secrets]
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
  check(role, context) {
    for (const { value, rule } of foreignRules(role)) {
      const at = starIn(value.get('verbs'))
      const { apiGroups, resources } = rule
      if (!at || isAll(rule) || resources.names.length === 0 || apiGroups.isOpen || resources.isOpen) continue
      const [severity, meaning] = meaningOf(role, rule, context)
      const what = resources.names.includes('*') ? everyResource(rule) : listed(resources.names)
      context.report({
        at,
        message: `Whoever has ${role.title} can use every verb on ${what}${meaning}.`,
        severity,
        fixes: [listVerbs(value.get('verbs'))],
      })
    }
  },
})
