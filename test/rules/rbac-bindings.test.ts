import { expect, test } from 'vitest'
import { bindingAllAuthenticated } from '../../server/src/rules/kubernetes/rbac/binding-all-authenticated.ts'
import { bindingAnonymous } from '../../server/src/rules/kubernetes/rbac/binding-anonymous.ts'
import { bindingClusterAdmin } from '../../server/src/rules/kubernetes/rbac/binding-cluster-admin.ts'
import { bindingClusterWideScope } from '../../server/src/rules/kubernetes/rbac/binding-cluster-wide-scope.ts'
import { bindingDanglingRole } from '../../server/src/rules/kubernetes/rbac/binding-dangling-role.ts'
import { bindingDanglingSubject } from '../../server/src/rules/kubernetes/rbac/binding-dangling-subject.ts'
import { bindingSystemMasters } from '../../server/src/rules/kubernetes/rbac/binding-system-masters.ts'
import { dashboardAccessBinding } from '../../server/src/rules/kubernetes/rbac/dashboard-access-binding.ts'
import { defaultServiceAccountBound } from '../../server/src/rules/kubernetes/rbac/default-service-account-bound.ts'
import { findingsIn, fixed } from '../harness/check-rule.ts'
import { checkRows } from '../harness/rule-rows.ts'

interface Metadata {
  readonly name?: string
  readonly namespace?: string
}

/** A binding to `Kind name` of subjects as `Kind name` or, for a ServiceAccount, `namespace/name`. */
function binding(role: string, subjects: readonly string[], { name = 'a', namespace }: Metadata = {}): string {
  const [kind, roleName] = role.split(' ')
  const metadata = `name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}`
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: { ${metadata} }
roleRef: { kind: ${kind}, name: ${roleName} }
subjects:
${subjects.map((subject) => `  - ${subjectOf(subject)}\n`).join('')}`
}

function subjectOf(text: string): string {
  const [kind = '', name = ''] = text.split(' ')
  if (name !== '') return `{ kind: ${kind}, name: ${name} }`
  const [namespace, account] = text.split('/')
  return `{ kind: ServiceAccount, name: ${account}${namespace === '' ? '' : `, namespace: ${namespace}`} }`
}

const RBAC = 'rbac.authorization.k8s.io'
const role = (name: string, namespace: string) =>
  `---\napiVersion: ${RBAC}/v1\nkind: Role\nmetadata: { name: ${name}, namespace: ${namespace} }\nrules: []\n`
const clusterRole = (name: string, resources = 'pods') =>
  `---\napiVersion: ${RBAC}/v1\nkind: ClusterRole\nmetadata: { name: ${name} }\nrules: [{ apiGroups: [""], resources: [${resources}], verbs: [get] }]\n`
const account = (name: string, namespace: string) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: ${namespace} }\n`
const dashboard = 'ServiceAccount kubernetes-dashboard'

checkRows([
  [defaultServiceAccountBound, 'of any namespace', binding('ClusterRole view', ['shop/«default»'])],
  [defaultServiceAccountBound, 'of its own namespace', binding('Role a', ['/«default»'], { namespace: 'shop' })],
  [
    defaultServiceAccountBound,
    'all of a namespace',
    binding('ClusterRole view', ['Group «system:serviceaccounts:shop»']),
  ],
  [defaultServiceAccountBound, 'all of the cluster', binding('ClusterRole view', ['Group system:serviceaccounts'])],
  [defaultServiceAccountBound, 'a user called so', binding('ClusterRole view', ['User default'])],
  [defaultServiceAccountBound, 'what a template prints', binding('ClusterRole view', ['shop/{{.a}}'])],
  [bindingClusterAdmin, 'in a namespace', binding('ClusterRole «cluster-admin»', ['shop/a'], { namespace: 'shop' })],
  [
    bindingClusterAdmin,
    'of Kubernetes itself',
    binding('ClusterRole cluster-admin', ['a/b'], { name: 'cluster-admin' }),
  ],
  [bindingClusterAdmin, 'a Role of that name', binding('Role cluster-admin', ['a/b'], { namespace: 'shop' })],
  [bindingClusterAdmin, 'a template', binding('ClusterRole {{.a}}', ['a/b'])],
  [bindingSystemMasters, 'a user of that name', binding('ClusterRole view', ['User system:masters'])],
  [bindingSystemMasters, 'beside another', binding('ClusterRole view', ['User jane', 'Group «system:masters»'])],
  [
    bindingSystemMasters,
    'of Kubernetes itself',
    binding('ClusterRole a', ['Group system:masters'], { name: 'system:a' }),
  ],
  [bindingAnonymous, 'the group', binding('ClusterRole view', ['Group «system:unauthenticated»'])],
  [
    bindingAnonymous,
    'to ask for the version',
    binding('ClusterRole system:public-info-viewer', ['User system:anonymous']),
  ],
  [
    bindingAnonymous,
    'to join a cluster',
    binding('Role kubeadm:bootstrap-signer-clusterinfo', ['User system:anonymous'], { namespace: 'kube-public' }),
  ],
  [bindingAnonymous, 'a group of that name', binding('ClusterRole view', ['Group system:anonymous'])],
  [bindingAllAuthenticated, 'all pods', binding('ClusterRole view', ['Group «system:serviceaccounts»'])],
  [
    bindingAllAuthenticated,
    'to ask who one is',
    binding('ClusterRole system:basic-user', ['Group system:authenticated']),
  ],
  [bindingAllAuthenticated, 'a user of that name', binding('ClusterRole view', ['User system:authenticated'])],
  [bindingDanglingRole, 'a ClusterRole of the cluster', binding('ClusterRole edit', ['a/b']) + clusterRole('other')],
  [
    bindingDanglingRole,
    'a Role that every cluster has',
    binding('Role extension-apiserver-authentication-reader', ['a/b'], { namespace: 'kube-system' }) +
      role('other', 'kube-system'),
  ],
  [bindingDanglingRole, 'where there are no roles', binding('ClusterRole other', ['a/b'])],
  [
    bindingDanglingRole,
    'a Role of another namespace',
    binding('Role «other»', ['a/b'], { namespace: 'shop' }) + role('other', 'web') + role('a', 'shop'),
  ],
  [bindingDanglingRole, 'beside a template', binding('ClusterRole other', ['a/b']) + clusterRole('{{.a}}')],
  [bindingDanglingRole, 'a slip', binding('ClusterRole «raeder»', ['a/b']) + clusterRole('reader')],
  [bindingDanglingSubject, 'that is there', binding('ClusterRole view', ['shop/web']) + account('web', 'shop')],
  [bindingDanglingSubject, 'that is not', binding('ClusterRole view', ['shop/«wbe»']) + account('web', 'shop')],
  [
    bindingDanglingSubject,
    'of a namespace that is not written',
    binding('ClusterRole view', ['other/wbe']) + account('web', 'shop'),
  ],
  [bindingDanglingSubject, 'the default one', binding('ClusterRole view', ['shop/default']) + account('web', 'shop')],
  [bindingDanglingSubject, 'as a user', binding('ClusterRole view', ['User «system:serviceaccount:shop:web»'])],
  [
    bindingDanglingSubject,
    'of the namespace of the binding',
    binding('Role a', ['/web'], { namespace: 'shop' }) + account('web', 'shop'),
  ],
  [bindingClusterWideScope, 'of two namespaces', binding('ClusterRole a', ['a/b', 'c/d']) + clusterRole('a')],
  [bindingClusterWideScope, 'of nodes', binding('ClusterRole a', ['a/b']) + clusterRole('a', 'pods, nodes')],
  [bindingClusterWideScope, 'of users', binding('ClusterRole a', ['User jane']) + clusterRole('a')],
  [bindingClusterWideScope, 'of a role that is not written', binding('ClusterRole a', ['a/b'])],
  [bindingClusterWideScope, 'of everything', binding('ClusterRole a', ['a/b']) + clusterRole('a', '"*"')],
  [dashboardAccessBinding, 'its own', binding('Role kubernetes-dashboard', [dashboard], { namespace: 'a' })],
  [dashboardAccessBinding, 'its rights for others', binding('ClusterRole kubernetes-dashboard', ['shop/«web»'])],
  [
    dashboardAccessBinding,
    'a pod of another image',
    'serviceAccountName: «kubernetes-dashboard»\ncontainers: [{ name: a, image: nginx:1.29 }]',
  ],
  [
    dashboardAccessBinding,
    'the dashboard itself',
    'serviceAccountName: kubernetes-dashboard\ncontainers: [{ name: a, image: kubernetesui/dashboard:v2.7.0 }]',
  ],
])

test('a user that is a ServiceAccount becomes one, and a group of a namespace too', () => {
  const user = binding('ClusterRole view', ['User system:serviceaccount:shop:web'])
  expect(fixed(user, findingsIn(bindingDanglingSubject, user))).toContain(
    '{ kind: ServiceAccount, name: web, namespace: shop }',
  )
  const group = binding('ClusterRole view', ['Group system:serviceaccounts:shop'])
  expect(fixed(group, findingsIn(defaultServiceAccountBound, group))).toContain(
    '{ kind: ServiceAccount, name: <service-account>, namespace: shop }',
  )
})

test('a finding about something that is not there leads to what may be meant', () => {
  const text = binding('ClusterRole raeder', ['a/b']) + clusterRole('reader') + clusterRole('other')
  const [[, finding]] = findingsIn(bindingDanglingRole, text).findings as [[unknown, never]]
  expect(finding).toMatchObject({
    fixes: [{ title: 'Bind ClusterRole reader' }],
    related: [{ message: 'This one is there.' }],
  })
})
