import { expect, test } from 'vitest'
import { defaultServiceAccountUsed } from '../../server/src/rules/kubernetes/rbac/default-service-account-used.ts'
import { deprecatedServiceAccountField } from '../../server/src/rules/kubernetes/rbac/deprecated-service-account-field.ts'
import { projectedTokenLongLived } from '../../server/src/rules/kubernetes/rbac/projected-token-long-lived.ts'
import { rbacReviewHints } from '../../server/src/rules/kubernetes/rbac/rbac-review-hints.ts'
import { serviceAccountAutomountDefault } from '../../server/src/rules/kubernetes/rbac/service-account-automount-default.ts'
import { serviceAccountCloudIdentity } from '../../server/src/rules/kubernetes/rbac/service-account-cloud-identity.ts'
import { serviceAccountMissing } from '../../server/src/rules/kubernetes/rbac/service-account-missing.ts'
import { serviceAccountTokenAutomount } from '../../server/src/rules/kubernetes/rbac/service-account-token-automount.ts'
import { serviceAccountTokenSecret } from '../../server/src/rules/kubernetes/rbac/service-account-token-secret.ts'
import { sharedServiceAccount } from '../../server/src/rules/kubernetes/rbac/shared-service-account.ts'
import { workloadPowerfulServiceAccount } from '../../server/src/rules/kubernetes/rbac/workload-powerful-service-account.ts'
import { findingsIn, fixed } from '../harness/check-rule.ts'
import { checkRows } from '../harness/rule-rows.ts'

const pod = (spec: string, name = 'web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\nspec:\n${spec.replace(/^/gm, '  ')}\n`
/** What else is deployed. */
const and = (...documents: readonly string[]) => documents.map((document) => `---\n${document}`).join('')
const account = (name: string, rest = '', namespace = 'shop') =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: ${namespace} }\n${rest}\n`
const bind = (name: string, role = 'view', kind = 'ClusterRoleBinding') =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\nroleRef: { kind: ClusterRole, name: ${role} }\nsubjects: [{ kind: ServiceAccount, name: ${name}, namespace: shop }]\n`
const named = (mark = 'web') => `serviceAccountName: ${mark}\ncontainers: [{ name: a }]`
const aws = account('web').replace('{ name', '{ annotations: { eks.amazonaws.com/role-arn: a }, name')
const off = 'automountServiceAccountToken: false'
const token = (seconds: string) =>
  `volumes: [{ name: t, projected: { sources: [{ serviceAccountToken: { path: a, expirationSeconds: ${seconds} } }] } }]`

checkRows([
  [serviceAccountTokenAutomount, 'that says true', pod('automountServiceAccountToken: «true»')],
  [serviceAccountTokenAutomount, 'that says false', pod(off)],
  [serviceAccountTokenAutomount, 'whose account says false', pod(named()) + and(account('web', off))],
  [serviceAccountTokenAutomount, 'whose account says nothing', pod(named('«web»')) + and(account('web'))],
  [serviceAccountTokenAutomount, 'whose account is not written', pod(named())],
  [serviceAccountTokenAutomount, 'whose account a template prints', pod(named('{{.a}}'))],
  [serviceAccountTokenAutomount, 'whose account is in another namespace', pod(named()) + and(account('web', '', 'a'))],
  [serviceAccountTokenAutomount, 'that says it with a string', pod('automountServiceAccountToken: "true"')],
  [serviceAccountAutomountDefault, 'that says false', account('a', off)],
  [serviceAccountAutomountDefault, 'that says null', account('«a»', 'automountServiceAccountToken:')],
  [serviceAccountAutomountDefault, 'that a template prints', account('a', 'automountServiceAccountToken: {{.a}}')],
  [defaultServiceAccountUsed, 'by its name', pod(named('«default»'))],
  [defaultServiceAccountUsed, 'in the old field', pod('serviceAccount: «default»')],
  [defaultServiceAccountUsed, 'without a token', pod(off)],
  [
    defaultServiceAccountUsed,
    'without a token, with rights',
    pod(off).replace('spec', '«spec»') + and(bind('default')),
  ],
  [defaultServiceAccountUsed, 'with another', pod(named())],
  [deprecatedServiceAccountField, 'with the same in both', pod('serviceAccount: «web»\nserviceAccountName: web')],
  [deprecatedServiceAccountField, 'that is empty', pod('serviceAccount: ""')],
  [
    deprecatedServiceAccountField,
    'beside what a template prints',
    pod('serviceAccount: a\nserviceAccountName: {{.a}}'),
  ],
  [serviceAccountMissing, 'where there are none', pod(named())],
  [serviceAccountMissing, 'that is there', pod(named()) + and(account('web'))],
  [serviceAccountMissing, 'beside others', pod(named('«web»')) + and(account('other'))],
  [serviceAccountMissing, 'where all are of other namespaces', pod(named()) + and(account('other', '', 'a'))],
  [serviceAccountMissing, 'beside one that a template names', pod(named()) + and(account('{{.a}}'), account('b'))],
  [serviceAccountMissing, 'the default one', pod(named('default')) + and(account('other'))],
  [sharedServiceAccount, 'of one workload', pod(named())],
  [sharedServiceAccount, 'of the same name twice', pod(named()) + and(pod(named()))],
  [sharedServiceAccount, 'the default one', pod(named('default')) + and(pod(named('default'), 'worker'))],
  [serviceAccountTokenSecret, 'of another type', 'apiVersion: v1\nkind: Secret\ntype: Opaque'],
  [serviceAccountTokenSecret, 'for pulling images', account('a', 'secrets: [{ name: a-dockercfg-x7k2p }]')],
  [serviceAccountTokenSecret, 'that a template types', 'apiVersion: v1\nkind: Secret\ntype: {{.a}}'],
  [projectedTokenLongLived, 'for a day', pod(token('86400'))],
  [projectedTokenLongLived, 'for longer', pod(token('«86401»'))],
  [projectedTokenLongLived, 'for what a template says', pod(token('{{.a}}'))],
  [projectedTokenLongLived, 'that is a string', pod(token('"604800"'))],
  [
    serviceAccountCloudIdentity,
    'in privileged mode',
    pod(`${named('«web»')}`.replace('a }', 'a, securityContext: { privileged: true } }')) + and(aws),
  ],
  [serviceAccountCloudIdentity, 'that is confined', pod(named()) + and(aws)],
  [serviceAccountCloudIdentity, 'without such an annotation', pod(`hostPID: true\n${named()}`) + and(account('web'))],
  [serviceAccountCloudIdentity, 'whose account is not written', pod(`hostPID: true\n${named()}`)],
  [rbacReviewHints, 'in one binding', account('web') + and(bind('web'))],
  [rbacReviewHints, 'in six', account('«web»') + and(...Array<string>(6).fill(bind('web')))],
  [rbacReviewHints, 'in six for another', account('web') + and(...Array<string>(6).fill(bind('other')))],
  [
    workloadPowerfulServiceAccount,
    'by the default of its account',
    pod(named('«web»')) + and(account('web'), bind('web', 'edit')),
  ],
  [
    workloadPowerfulServiceAccount,
    'without a token',
    pod(`${named()}\n${off}`) + and(account('web'), bind('web', 'edit')),
  ],
  [workloadPowerfulServiceAccount, 'that only looks', pod(named()) + and(account('web'), bind('web', 'view'))],
  [workloadPowerfulServiceAccount, 'of another account', pod(named()) + and(account('web'), bind('other', 'edit'))],
  [
    workloadPowerfulServiceAccount,
    'with a role that is not written',
    pod(named()) + and(account('web'), bind('web', 'own')),
  ],
  [
    workloadPowerfulServiceAccount,
    'in a namespace that a template prints',
    pod(named()).replace('shop', '{{.a}}') + and(account('web'), bind('web', 'edit')),
  ],
  [
    workloadPowerfulServiceAccount,
    'by the group of all pods',
    pod(named('«web»')) +
      and(
        account('web'),
        bind('web', 'edit').replace(/\{ kind: ServiceAccount.*\}/, '{ kind: Group, name: system:serviceaccounts }'),
      ),
  ],
])

test('a pod with dangerous rights leads to the binding that gives them', () => {
  const text = pod(named()) + and(account('web'), bind('web', 'edit', 'RoleBinding'))
  const [found] = findingsIn(workloadPowerfulServiceAccount, text).findings
  expect(found?.[1].message).toBe(
    'Pod "web" has the token of ServiceAccount "web", which can act as every ServiceAccount in namespace "shop", read every Secret in namespace "shop" and 5 things more.',
  )
  expect(found?.[1].severity).toBe('warning')
  expect(found?.[1].related.map(({ message }) => message)).toEqual(['This gives it ClusterRole "edit".'])
})

test('a ServiceAccount that is not there is made without a token, where it is not another name that is meant', () => {
  const text = pod(named('builder')) + and(account('other'))
  expect(fixed(text, findingsIn(serviceAccountMissing, text))).toContain(
    '  name: builder\n  namespace: shop\nautomountServiceAccountToken: false\n',
  )
  const titles = (yaml: string) =>
    findingsIn(serviceAccountMissing, yaml).findings.flatMap(([, { fixes }]) => fixes.map(({ title }) => title))
  expect(titles(pod(named('builder')) + and(account('bulider')))).toEqual([
    'Run as ServiceAccount bulider',
    'Make ServiceAccount builder',
  ])
})

test('a pod that runs as the default account is offered one of its own name, and those that are there', () => {
  const text = pod('containers: [{ name: a }]') + and(account('other'), account('third'))
  const fixes = findingsIn(defaultServiceAccountUsed, text).findings.flatMap(([, finding]) => finding.fixes)
  expect(fixes.map(({ title }) => title)).toEqual([
    'Make ServiceAccount web',
    'Run as ServiceAccount other',
    'Run as ServiceAccount third',
  ])
})

test('workloads that run as one ServiceAccount lead to each other', () => {
  const { findings } = findingsIn(sharedServiceAccount, pod(named()) + and(pod(named(), 'worker')))
  expect(findings.map(([, { message }]) => message)).toEqual([
    'Pod "web" runs as ServiceAccount "web", and so does Pod "worker".',
    'Pod "worker" runs as ServiceAccount "web", and so does Pod "web".',
  ])
  expect(findings.every(([, { related }]) => related.length === 1)).toBe(true)
})
