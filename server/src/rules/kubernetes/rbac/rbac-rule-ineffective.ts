import type { RoleRule } from '../../../kubernetes/rbac-role.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { type Ineffective, namelessVerbs, outsideNamespace } from './ineffective.ts'
import { certainRules } from './power.ts'
import { strangeNames } from './strange-name.ts'

export const rbacRuleIneffective = defineRule({
  id: 'rbac-rule-ineffective',
  title: 'A part of a role allows nothing',
  severity: 'info',
  profile: 'strict',
  why: `
    The API server takes such a rule and never uses it. Whoever reads the role thinks that it allows less, or more, than it
    does; and when the application is refused, the role is often widened until it works.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Something of the cluster in a role for a namespace',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: agent
        rules:
          - apiGroups: [""]
            resources:
              - «nodes»
              - pods
            verbs: [get]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: agent
        rules:
          - apiGroups: [""]
            resources:
              - pods
            verbs: [get]
      `,
    },
    {
      title: 'A slip of the pen',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: agent
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs:
              - get
              - «wacth»
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: agent
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs:
              - get
              - watch
      `,
    },
  ],

  on: 'role',
  check(role, { report }) {
    const rules = certainRules(role)
    const found = collect(rules, (rule) => [
      ...(role.isCluster ? [] : outsideNamespace(rule, role.title)),
      ...namelessVerbs(rule, role.title),
      ...strangeNames(rule),
    ])
    for (const { at, message, fix } of [...found, ...repeated(rules)]) report({ at, message, fixes: [fix] })
  },
})

/** The rules that say what one before them says. */
function repeated(rules: readonly RoleRule[]): readonly Ineffective[] {
  const seen = new Set<string>()
  return collect(rules, ({ value, rule }) => {
    const key = JSON.stringify(rule)
    const isRepeated = seen.has(key) && !Object.values(rule).some(({ isOpen }) => isOpen)
    seen.add(key)
    const fix = { title: 'Remove the rule', applicability: 'unsafe', changes: [value.remove()] } as const
    const at = { location: value.keyLocation }
    return isRepeated ? [{ at, message: 'A rule before this one says the same.', fix }] : []
  })
}
