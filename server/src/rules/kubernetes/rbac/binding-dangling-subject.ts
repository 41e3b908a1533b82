import type { BoundSubject, RoleBinding } from '../../../kubernetes/rbac-binding.ts'
import { serviceAccountOf } from '../../../kubernetes/rbac-subject.ts'
import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import { type Context, defineRule, type Fix } from '../../rule.ts'
import { asAccount, certainSubjects } from './subject.ts'

const ACCOUNT = '/ServiceAccount'

export const bindingDanglingSubject = defineRule({
  id: 'binding-dangling-subject',
  title: 'A binding is for a ServiceAccount that is not there',
  severity: 'info',
  profile: 'strict',
  why: `
    Nobody has the rights now. Whoever may create a ServiceAccount of that name in that namespace has them then, and need
    not be allowed to bind roles.`,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects'],
  fixable: 'manual',
  examples: [
    {
      title: 'A ServiceAccount without its namespace',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
        subjects:
          - kind: ServiceAccount
            name: «web»
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
        subjects:
          - kind: ServiceAccount
            name: web
            namespace: <namespace>
      `,
    },
  ],

  on: 'roleBinding',
  reads: [ACCOUNT],
  check(binding, context) {
    for (const bound of certainSubjects(binding)) {
      if (bound.subject.kind === 'ServiceAccount') checkAccount(binding, bound, context)
      if (bound.subject.kind === 'User') checkUser(binding, bound, context)
    }
  },
})

function checkAccount(binding: RoleBinding, { value, subject }: BoundSubject, { unit, report }: Context): void {
  const { name } = subject
  if (!name) return
  const at = value.get('name')
  if (binding.isCluster && subject.namespace.kind === 'unset') {
    // What deploys it may set one.
    if (unit.namespaceOf(binding.resource).kind !== 'unset') return
    const changes = [value.get('namespace').set('<namespace>')]
    const fixes: readonly Fix[] = [{ title: 'Name its namespace', applicability: 'manual', changes }]
    report({ at, message: `${binding.title} does not say in which namespace ServiceAccount "${name}" is.`, fixes })
    return
  }
  const namespace = subject.namespace.kind === 'unset' ? unit.namespaceOf(binding.resource) : subject.namespace
  if (name === 'default' || unit.find(ACCOUNT, namespace, name).kind !== 'missing') return
  const others = unit.resourcesIn(ACCOUNT, namespace).certain
  // Where there are none at all, they are made elsewhere.
  if (others.length === 0) return
  const names = collect(others, ({ facts }) => facts.name)
  const meant = nearest(name, names)
  report({
    at,
    message: `${binding.title} is for ServiceAccount "${name}", which is not there.`,
    related: others.filter(({ facts }) => facts.name === meant).map((one) => one.related('This one is there.')),
    fixes: (meant === undefined ? names.slice(0, 3) : [meant]).map((other) => {
      return { title: `Bind ServiceAccount ${other}`, applicability: 'manual', changes: [at.set(other)] }
    }),
  })
}

function checkUser(binding: RoleBinding, { value, subject }: BoundSubject, { report }: Context): void {
  const account = subject.name === undefined ? undefined : serviceAccountOf(subject.name)
  if (!account) return
  const { name, namespace } = account
  report({
    at: value.get('name'),
    message: `${binding.title} writes ServiceAccount "${name}" of namespace "${namespace}" as a user.`,
    fixes: [
      { title: 'Name it as a ServiceAccount', applicability: 'manual', changes: asAccount(value, name, namespace) },
    ],
  })
}
