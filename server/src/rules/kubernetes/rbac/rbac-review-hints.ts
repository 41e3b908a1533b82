import { isSameNamespace } from '../../../kubernetes/namespace.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

const BINDINGS: readonly GroupKind[] = [
  'rbac.authorization.k8s.io/RoleBinding',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
]

export const rbacReviewHints = defineRule({
  id: 'rbac-review-hints',
  title: 'A ServiceAccount has very many roles',
  severity: 'info',
  profile: 'pedantic',
  why: `
    What many roles together allow nobody sees any more. Rights that are not needed stay, and nobody notices when one of the
    roles gets another rule.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review'],
  options: {
    mostRoles: { default: 5, description: 'The most bindings that a ServiceAccount may be named in.' },
  },
  fixable: false,
  examples: [
    {
      title: 'An account that has grown over the years',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: «build», namespace: ci }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-1 }
        roleRef: { kind: ClusterRole, name: role-1 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-2 }
        roleRef: { kind: ClusterRole, name: role-2 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-3 }
        roleRef: { kind: ClusterRole, name: role-3 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-4 }
        roleRef: { kind: ClusterRole, name: role-4 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-5 }
        roleRef: { kind: ClusterRole, name: role-5 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: build-6 }
        roleRef: { kind: ClusterRole, name: role-6 }
        subjects: [{ kind: ServiceAccount, name: build, namespace: ci }]
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: build, namespace: ci }
      `,
    },
  ],

  on: 'resource',
  kinds: ['/ServiceAccount'],
  reads: BINDINGS,
  check(resource, { unit, options, report }) {
    const { name } = resource
    if (name === undefined) return
    const namespace = unit.namespaceOf(resource)
    const bindings = collect(BINDINGS, (kind) => unit.withAccount(kind, [name])).filter((one) =>
      one.facts.binding?.subjects.some((subject) => {
        const where = subject.namespace.kind === 'unset' ? unit.namespaceOf(one) : subject.namespace
        return subject.kind === 'ServiceAccount' && subject.name === name && isSameNamespace(where, namespace) === 'yes'
      }),
    )
    if (bindings.length <= options.mostRoles) return
    report({
      at: resource,
      message: `ServiceAccount "${name}" is named in ${bindings.length} bindings.`,
      related: bindings.map((binding) => binding.related('This is one of them.')),
    })
  },
})
