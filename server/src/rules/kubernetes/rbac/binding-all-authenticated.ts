import { defineRule } from '../../rule.ts'
import { certainSubjects, removeSubject } from './subject.ts'

export const bindingAllAuthenticated = defineRule({
  id: 'binding-all-authenticated',
  title: 'A binding gives rights to everybody',
  severity: 'error',
  profile: 'recommended',
  why: `
    All users, and the ServiceAccounts of all pods in all namespaces, are in the group system:authenticated. What one pod
    may do with such a binding every pod may do, and so whoever breaks into any of them.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  equivalents: {
    trivy: ['KSV-01011'],
    kubescape: ['C-0265'],
    kyverno: ['disallow-self-provisioner-binding'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Rights for all who have credentials',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: viewers
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: «system:authenticated»
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: support
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: viewers
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: support
      `,
    },
  ],

  on: 'roleBinding',
  check(binding, { report }) {
    const role = binding.roleRef.name
    if (role === undefined || HARMLESS.has(role)) return
    for (const { value, subject } of certainSubjects(binding)) {
      const who = subject.kind === 'Group' && subject.name !== undefined ? EVERYBODY.get(subject.name) : undefined
      if (who === undefined) continue
      report({
        at: value.get('name'),
        message: `${binding.title} gives rights to ${who}.`,
        severity: binding.isCluster ? 'error' : 'warning',
        fixes: [removeSubject(value)],
      })
    }
  },
})

const EVERYBODY: ReadonlyMap<string, string> = new Map([
  ['system:authenticated', 'all users, and to the pods of all namespaces'],
  ['system:serviceaccounts', 'the pods of all namespaces'],
])

/** Roles that Kubernetes gives to everybody: to ask who one is, what there is, and how tokens are checked. */
const HARMLESS: ReadonlySet<string> = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
])
