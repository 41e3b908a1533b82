import { scopeOf } from '../../../kubernetes/api-resources.ts'
import type { PolicyRule } from '../../../kubernetes/rbac.ts'
import type { RoleBinding } from '../../../kubernetes/rbac-binding.ts'
import { defineRule } from '../../rule.ts'
import { rulesOfNamed } from './grant.ts'
import { certainSubjects } from './subject.ts'

const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole'

export const bindingClusterWideScope = defineRule({
  id: 'binding-cluster-wide-scope',
  title: 'A binding gives in every namespace what may be needed in one only',
  severity: 'hint',
  profile: 'strict',
  why: `
    A ClusterRoleBinding is for all namespaces, those that come later too. Where the application works in its own namespace
    only, a RoleBinding to the same role keeps whoever breaks into it in there.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  fixable: 'manual',
  examples: [
    {
      title: 'An application that looks at pods',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: «ClusterRoleBinding»
        metadata: { name: web }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pods }
        subjects:
          - kind: ServiceAccount
            name: web
            namespace: shop
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: pods }
        rules: [{ apiGroups: [""], resources: [pods], verbs: [list] }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pods }
        subjects:
          - kind: ServiceAccount
            name: web
            namespace: shop
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: pods }
        rules: [{ apiGroups: [""], resources: [pods], verbs: [list] }]
      `,
    },
  ],

  on: 'roleBinding',
  reads: [CLUSTER_ROLE],
  check(binding, { unit, report }) {
    const { kind, name } = binding.roleRef
    const namespace = onlyNamespaceOf(binding)
    if (kind !== 'ClusterRole' || name === undefined || namespace === undefined) return
    const { rules, isOpen } = rulesOfNamed(name, unit)
    if (isOpen || rules.length === 0 || !rules.every(isOfNamespaces)) return
    const { value } = binding.resource
    const changes = [value.get('kind').set('RoleBinding'), value.get('metadata', 'namespace').set(namespace)]
    report({
      at: value.get('kind'),
      message: `${binding.title} gives ${kind} "${name}" in every namespace to what is in namespace "${namespace}".`,
      fixes: [{ title: `Limit it to namespace ${namespace}`, applicability: 'manual', changes }],
    })
  },
})

/** The namespace that all subjects of a ClusterRoleBinding are in; `undefined` where there is not one for all. */
function onlyNamespaceOf(binding: RoleBinding): string | undefined {
  if (!binding.isCluster || binding.isOpen) return undefined
  const namespaces = certainSubjects(binding).map(({ subject: { kind, namespace } }) => {
    return kind === 'ServiceAccount' && namespace.kind === 'named' ? namespace.name : undefined
  })
  return new Set(namespaces).size === 1 ? namespaces[0] : undefined
}

/** Whether a rule certainly is for nothing but what belongs to namespaces. */
function isOfNamespaces({ apiGroups, resources, nonResourceURLs }: PolicyRule): boolean {
  if (nonResourceURLs.names.length > 0 || [apiGroups, resources, nonResourceURLs].some(({ isOpen }) => isOpen))
    return false
  return apiGroups.names.every((group) => {
    return resources.names.every((resource) => scopeOf(group, resource.split('/')[0] ?? '') === 'namespace')
  })
}
