import type { RoleBinding } from '../../../kubernetes/rbac-binding.ts'
import { isDefaultRole } from '../../../kubernetes/rbac-default-roles.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import { type Context, defineRule, type UnitResource } from '../../rule.ts'

const ROLE = 'rbac.authorization.k8s.io/Role'
const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole'

export const bindingDanglingRole = defineRule({
  id: 'binding-dangling-role',
  title: 'A binding is to a role that is not there',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Such a binding gives nothing, so what it is for does not work. And it gives everything that somebody puts into a role
    of this name later: its subjects have it at once, and nobody is asked about the binding again.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review',
  ],
  equivalents: {
    polaris: ['clusterrolebindingPodExecAttach'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A name with a slip of the pen',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: settings
        rules: [{ apiGroups: [""], resources: [configmaps], verbs: [get] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: «setings» }
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: settings
        rules: [{ apiGroups: [""], resources: [configmaps], verbs: [get] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: settings }
      `,
    },
  ],

  on: 'roleBinding',
  reads: [ROLE, CLUSTER_ROLE],
  check(binding, context) {
    const { kind, name } = binding.roleRef
    if (binding.isSystem || !name || isDefaultRole(name) || !isRoleKind(kind) || (kind === 'Role' && binding.isCluster))
      return
    const groupKind = kind === 'Role' ? ROLE : CLUSTER_ROLE
    const namespace = kind === 'Role' ? context.unit.namespaceOf(binding.resource) : undefined
    if (context.unit.find(groupKind, namespace, name).kind !== 'missing') return
    // Where there are none at all, they are made elsewhere.
    const others = rolesFor(binding, groupKind, context)
    if (others.length === 0) return
    const at = binding.resource.value.get('roleRef', 'name')
    const names = collect(others, ({ facts }) => facts.name)
    const meant = nearest(name, names)
    context.report({
      at,
      message: `${binding.title} is to ${kind} "${name}", which is not there.`,
      related: others.filter(({ facts }) => facts.name === meant).map((other) => other.related('This one is there.')),
      fixes: (meant === undefined ? names.slice(0, 3) : [meant]).map((other) => {
        return { title: `Bind ${kind} ${other}`, applicability: 'manual', changes: [at.set(other)] }
      }),
    })
  },
})

function isRoleKind(kind: string | undefined): kind is 'Role' | 'ClusterRole' {
  return kind === 'Role' || kind === 'ClusterRole'
}

/** The roles of a kind that the binding could be to. */
function rolesFor({ resource }: RoleBinding, groupKind: GroupKind, { unit }: Context): readonly UnitResource[] {
  if (groupKind === CLUSTER_ROLE) return unit.resources(groupKind)
  return unit.resourcesIn(groupKind, unit.namespaceOf(resource)).certain
}
