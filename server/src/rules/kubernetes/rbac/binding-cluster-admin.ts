import type { Fix } from '../../rule.ts'
import { defineRule } from '../../rule.ts'

export const bindingClusterAdmin = defineRule({
  id: 'binding-cluster-admin',
  title: 'A binding gives every right there is',
  severity: 'error',
  profile: 'recommended',
  why: `
    Whoever is bound to cluster-admin can do everything: read every Secret, run commands in every pod, become root on every
    node. One stolen token, or one hole in an application that has it, is then the whole cluster.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  equivalents: {
    'kube-linter': ['cluster-admin-role-binding'],
    trivy: ['KSV-0111'],
    kubescape: ['C-0035', 'C-0185', 'C-0272'],
    polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    kics: ['249328b8-5f0f-409f-b1dd-029f07882e11'],
    kyverno: ['restrict-binding-clusteradmin', 'block-cluster-admin-from-ns'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'An application that deploys others',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: deployer
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: «cluster-admin»
        subjects:
          - kind: ServiceAccount
            name: deployer
            namespace: ci
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: deployer
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: edit
        subjects:
          - kind: ServiceAccount
            name: deployer
            namespace: ci
      `,
    },
  ],

  on: 'roleBinding',
  check(binding, { report }) {
    const { roleRef, resource, isCluster } = binding
    if (roleRef.kind !== 'ClusterRole' || roleRef.name !== 'cluster-admin') return
    if (binding.isSystem || resource.name === 'cluster-admin') return
    const name = resource.value.get('roleRef', 'name')
    const where = isCluster ? 'in the whole cluster' : 'in its namespace'
    report({
      at: name,
      message: `${binding.title} lets its subjects do everything ${where}.`,
      severity: isCluster ? 'error' : 'warning',
      fixes: ['edit', 'view'].map(
        (role): Fix => ({ title: `Bind ClusterRole ${role}`, applicability: 'manual', changes: [name.set(role)] }),
      ),
    })
  },
})
