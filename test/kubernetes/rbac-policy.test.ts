import { expect, test } from 'vitest'
import type { Answer } from '../../server/src/kubernetes/answer.ts'
import { factsOf } from '../../server/src/kubernetes/facts.ts'
import { decide, grantsOf, type Policy, policyOf, rulesOfClusterRole } from '../../server/src/kubernetes/rbac-policy.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { identityOf, requestOf } from './rbac-rows.ts'

function policyIn(yaml: string): Policy {
  const resources = readYaml('file:///policy.yaml', yaml, 'kubernetes').flatMap(({ text }) => resourcesOf(text))
  return policyOf(resources.map(factsOf))
}

const rbac = (kind: string, name: string, rest: string, namespace = '') =>
  `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: ${name}${namespace && `, namespace: ${namespace}`} }\n${rest}\n`
const rule = (verbs: string, groups: string, resources: string) =>
  `rules: [{ verbs: [${verbs}], apiGroups: [${groups}], resources: [${resources}] }]`
const bind = (kind: string, name: string, role: string, subject: string, namespace = '') => {
  const [roleKind, roleName] = role.split(' ')
  return rbac(kind, name, `roleRef: { kind: ${roleKind}, name: ${roleName} }\nsubjects: [{ ${subject} }]`, namespace)
}
const build = 'kind: ServiceAccount, name: build, namespace: shop'

const readsSecrets = rbac('ClusterRole', 'reader', rule('get, list', '""', 'secrets, nodes, namespaces'))
const readsPods = rbac('Role', 'pods', rule('get', '""', 'pods'), 'shop')
const metrics = rbac('ClusterRole', 'metrics', 'rules: [{ verbs: [get], nonResourceURLs: [/metrics] }]')

const inShop = (role: string) => bind('RoleBinding', 'a', role, build, 'shop')
const everywhere = (role: string) => bind('ClusterRoleBinding', 'a', role, build)
const labelled = (yaml: string, label: string) => yaml.replace(/name: [a-z]+/, `$&, labels: { ${label} }`)
const aggregating = (name: string, to: string, rest = '') =>
  rbac('ClusterRole', name, `aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: ${to} } }] }\n${rest}`)

/** What the service account `build` in the namespace `shop` is allowed; the words before it say which sentence or function is held. */
const decisions: readonly (readonly [
  yaml: string,
  rows: readonly (readonly [pins: string, request: string, expected: Answer])[],
])[] = [
  [
    readsSecrets + inShop('ClusterRole reader'),
    [
      ['a RoleBinding grants a ClusterRole in its namespace', 'get secrets tls in shop', 'yes'],
      ['… and in no other', 'get secrets tls in other', 'no'],
      ['… nor in all at once', 'list secrets', 'no'],
      ['… nor what belongs to no namespace', 'get nodes a', 'no'],
      ['a namespace is asked for in itself: RequestInfo', 'get namespaces shop in shop', 'yes'],
    ],
  ],
  [
    readsSecrets + everywhere('ClusterRole reader'),
    [
      ['a ClusterRoleBinding grants everywhere', 'get secrets tls in other', 'yes'],
      ['… also all at once', 'list secrets', 'yes'],
      ['… also what belongs to no namespace', 'get nodes a', 'yes'],
    ],
  ],
  [
    readsSecrets + bind('ClusterRoleBinding', 'a', 'ClusterRole reader', 'kind: User, name: jane'),
    [['… to its subjects only', 'get nodes a', 'no']],
  ],
  [
    readsSecrets + bind('ClusterRoleBinding', 'a', 'ClusterRole reader', 'kind: Group, name: system:authenticated'),
    [['service accounts are authenticated', 'get nodes a', 'yes']],
  ],
  [
    readsPods + inShop('Role pods'),
    [['a RoleBinding refers to a Role in its own namespace', 'get pods web in shop', 'yes']],
  ],
  [
    readsPods + bind('RoleBinding', 'a', 'Role pods', build, 'other'),
    [['… and not to one in another', 'get pods web in other', 'unknown']],
  ],
  [
    readsPods + everywhere('Role pods'),
    [['a ClusterRoleBinding cannot refer to a Role', 'get pods web in shop', 'no']],
  ],
  [readsPods + inShop('ClusterRole pods'), [['a Role is no ClusterRole', 'get pods web in shop', 'unknown']]],
  [metrics + inShop('ClusterRole metrics'), [['paths belong to no namespace', 'get /metrics', 'no']]],
  [metrics + everywhere('ClusterRole metrics'), [['… so a ClusterRoleBinding grants them', 'get /metrics', 'yes']]],
  [readsSecrets, [['what nobody grants is forbidden', 'get secrets tls in shop', 'no']]],
  [
    everywhere('ClusterRole cluster-admin'),
    [
      ['cluster-admin is everything', 'delete nodes a', 'yes'],
      ['… also every path', 'get /metrics', 'yes'],
    ],
  ],
  [
    inShop('ClusterRole cluster-admin'),
    [
      ['… in a namespace everything in it', 'delete pods a in shop', 'yes'],
      ['… and nothing beside it', 'delete nodes a', 'no'],
    ],
  ],
  [
    inShop('ClusterRole view'),
    [
      ['"view does not allow viewing Secrets"', 'get secrets tls in shop', 'no'],
      ['"view does not allow viewing roles or role bindings"', 'list roles.rbac.authorization.k8s.io in shop', 'no'],
      ['view sees pods', 'list pods in shop', 'yes'],
      ['view runs nothing', 'create pods/exec web in shop', 'no'],
    ],
  ],
  [
    inShop('ClusterRole edit'),
    [
      ['"edit allows accessing Secrets"', 'get secrets tls in shop', 'yes'],
      [
        '"… and running Pods as any ServiceAccount in the namespace"',
        'impersonate serviceaccounts other in shop',
        'yes',
      ],
      ['"edit does not allow viewing or modifying roles"', 'create roles.rbac.authorization.k8s.io in shop', 'no'],
      ['edit writes no endpoints since 1.22', 'update endpoints web in shop', 'no'],
    ],
  ],
  [
    inShop('ClusterRole admin'),
    [
      [
        '"admin: … the ability to create roles and role bindings"',
        'create roles.rbac.authorization.k8s.io in shop',
        'yes',
      ],
      ['"admin does not allow write access to resource quota"', 'update resourcequotas a in shop', 'no'],
      ['"… or to the namespace itself"', 'patch namespaces shop in shop', 'no'],
    ],
  ],
  [
    labelled(
      rbac('ClusterRole', 'crons', rule('get', 'example.com', 'crontabs')),
      'rbac.authorization.k8s.io/aggregate-to-view: "true"',
    ) + inShop('ClusterRole view'),
    [
      [
        '"lets admins include rules for custom resources on the default roles"',
        'get crontabs.example.com a in shop',
        'yes',
      ],
    ],
  ],
  [
    aggregating('all', 'all') + labelled(readsSecrets, 'to: all') + everywhere('ClusterRole all'),
    [['"unioning the rules of any ClusterRole that matches the label selector"', 'list secrets', 'yes']],
  ],
  [
    aggregating('all', 'all') + labelled(readsSecrets, 'to: other') + everywhere('ClusterRole all'),
    [['… and of no other', 'list secrets', 'no']],
  ],
  [
    aggregating('all', 'all') + labelled(readsSecrets, '{{ .label }}: all') + everywhere('ClusterRole all'),
    [['a label that a template prints may be the one', 'list secrets', 'unknown']],
  ],
  [
    aggregating('all', 'all', rule('get', '""', 'pods')) + everywhere('ClusterRole all'),
    [['"the control plane overwrites any values" in the rules of an aggregated role', 'get pods web in shop', 'no']],
  ],
  [everywhere('ClusterRole elsewhere'), [['a role that is not written may allow anything', 'list secrets', 'unknown']]],
  [everywhere('ClusterRole {{.role}}'), [['a template may name any role', 'list secrets', 'unknown']]],
  [
    readsSecrets + bind('ClusterRoleBinding', 'a', 'ClusterRole reader', 'kind: User, name: {{ .user }}'),
    [['a user that a template prints may be anybody', 'list secrets', 'unknown']],
  ],
  [
    rbac(
      'ClusterRole',
      'reader',
      'rules:\n{{ if .a }}\n  - { verbs: [list], apiGroups: [""], resources: [secrets] }\n{{ end }}',
    ) + everywhere('ClusterRole reader'),
    [['a rule that may not be there leaves it open', 'list secrets', 'unknown']],
  ],
  [
    readsSecrets + bind('RoleBinding', 'a', 'ClusterRole reader', build, '{{ .ns }}'),
    [['a binding in a namespace that a template prints', 'get secrets tls in shop', 'unknown']],
  ],
]

for (const [yaml, rows] of decisions) {
  for (const [pins, request, expected] of rows) {
    test(`whether '${request}' is allowed is answered with ${expected}: ${pins}`, () => {
      expect(decide(policyIn(yaml), identityOf('shop/build'), requestOf(request)).answer).toBe(expected)
    })
  }
}

test('who is of system:masters may do everything', () => {
  const jane = identityOf('jane+system:masters')
  expect(decide(policyIn(''), jane, requestOf('delete nodes a'))).toEqual({ answer: 'yes' })
})

test('a decision names the binding, the subject and the rule that it comes from', () => {
  const policy = policyIn(readsSecrets + bind('ClusterRoleBinding', 'readers', 'ClusterRole reader', build))
  const { by } = decide(policy, identityOf('shop/build'), requestOf('list secrets'))
  expect(by?.grant.binding.name).toBe('readers')
  expect(by?.grant.subject).toMatchObject({ kind: 'ServiceAccount', name: 'build' })
  expect(by?.rule.verbs.names).toEqual(['get', 'list'])
})

test('what names no namespace is in one with all others that name none', () => {
  const own = bind('RoleBinding', 'a', 'Role pods', 'kind: ServiceAccount, name: build')
  const policy = policyIn(readsPods.replace(', namespace: shop', '') + own)
  expect(grantsOf(policy, identityOf('./build')).map(({ applies }) => applies)).toEqual(['yes'])
})

test('roles that aggregate one another end', () => {
  const policy = policyIn(
    labelled(aggregating('a', 'b'), 'to: a') +
      labelled(aggregating('b', 'a'), 'to: b') +
      labelled(readsSecrets, 'to: a'),
  )
  expect(rulesOfClusterRole(policy, 'a').rules.length).toBe(1)
})
