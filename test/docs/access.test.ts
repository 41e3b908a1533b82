import { expect, test } from 'vitest'
import { accessAt } from '../../server/src/docs/access-at.ts'
import { printWords } from '../../server/src/docs/words.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { accessKinds } from '../../server/src/rules/kubernetes/rbac/grant.ts'
import { isYamlDocument } from '../../server/src/yaml/document.ts'

/** What is said at the `▮` of a file, which is all that is deployed. */
function saidIn(file: string): string | undefined {
  const text = dedent(file)
  const offset = text.indexOf('▮')
  const linter = new Linter()
  linter.update('shop.yaml', text.replace('▮', ''))
  linter.folderRead('')
  const document = linter
    .lint('shop.yaml')
    .documents.filter(isYamlDocument)
    .findLast(({ start }) => start <= offset)
  const around = { unit: linter.unitOf('shop.yaml', accessKinds), kubernetes: newestVersion }
  const found = document && accessAt(document.text, offset - document.start, around)
  return found && `${printWords(found.words)}\n`
}

const reader = `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: { name: reader, namespace: shop }
      rules:
        - { apiGroups: [""], resources: [secrets, pods/log], verbs: [get, list] }
`
const bound = `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: { name: readers, namespace: shop }
      roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
      subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`
const pod = (spec: string) => `
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: shop }
      spec:
        serviceAccountName: we▮b
        ${spec}
`

const texts: readonly (readonly [title: string, file: string, said: string])[] = [
  [
    'a role says what it allows and what that amounts to',
    reader.replace('kind: Role', 'kind: Ro▮le'),
    `
      Whoever is given Role "reader" may do this:
      - read the logs of pods
      - read secrets

      That means, whoever has it can:
      - read every Secret in namespace "shop" (dangerous)

      A role alone gives nobody anything. A RoleBinding gives this, in namespace "shop".
    `,
  ],
  [
    'a role of the cluster says it for every API group, for objects by their names and for paths',
    `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Cluster▮Role
      metadata: { name: operator }
      rules:
        - { apiGroups: [example.com], resources: [crons, crons/status], verbs: ["*"] }
        - { apiGroups: [""], resources: [configmaps], resourceNames: [settings], verbs: [get, update] }
        - { apiGroups: [""], resources: [pods/exec], verbs: [create] }
        - { apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind] }
        - { nonResourceURLs: [/metrics], verbs: [get] }
    `,
    `
      Whoever is given ClusterRole "operator" may do this:
      - do everything with crons of the API "example.com"
      - read and change configmaps, only "settings"
      - run commands in pods
      - hand out clusterroles
      - ask the API server for /metrics

      That means, whoever has it can:
      - give themselves every right (dangerous)
      - run commands in every pod (dangerous)

      A role alone gives nobody anything. A ClusterRoleBinding gives this in the whole cluster, a RoleBinding only in its own namespace.
    `,
  ],
  [
    'a binding says who gets what',
    `${reader}---${bound.replace('roleRef', 'role▮Ref')}`,
    `
      RoleBinding "readers" gives Role "reader" in namespace "shop" to:
      - ServiceAccount "web" of namespace "shop"

      With it they may do this:
      - read the logs of pods
      - read secrets

      That means, whoever has it can:
      - read every Secret in namespace "shop" (dangerous)
    `,
  ],
  [
    'a binding to cluster-admin makes administrators',
    `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole▮Binding
      metadata: { name: everybody }
      roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
      subjects:
        - { kind: Group, name: system:authenticated }
        - { kind: User, name: jane }
    `,
    `
      ClusterRoleBinding "everybody" gives ClusterRole "cluster-admin" in the whole cluster to:
      - all users, and the pods of all namespaces (system:authenticated)
      - User "jane"

      With it they may do this:
      - do everything with everything
      - ask the API server for every path

      That means, whoever has it is an administrator of the whole cluster.
    `,
  ],
  [
    'a binding to a role that is not there says so',
    bound.replace('RoleBinding', 'Role▮Binding'),
    `
      RoleBinding "readers" gives Role "reader" in namespace "shop" to:
      - ServiceAccount "web" of namespace "shop"

      What the role allows is not written here.
    `,
  ],
  [
    'a pod says what its token can do',
    `${pod('automountServiceAccountToken: true')}---${reader}---${bound}`,
    `
      Each container has a token of ServiceAccount "web" in a file. Whoever breaks into one of them can use it.

      By "readers" it has Role "reader" in namespace "shop", and may do this:
      - read the logs of pods
      - read secrets

      That means, whoever has it can:
      - read every Secret in namespace "shop" (dangerous)
    `,
  ],
  [
    'a pod whose account has no rights says so',
    pod('automountServiceAccountToken: true'),
    `
      Each container has a token of ServiceAccount "web" in a file. Nothing here gives that account rights, so with the token one can do no more than everybody who has one.
    `,
  ],
  [
    'a pod without a token says so',
    `${pod('automountServiceAccountToken: false')}---${reader}---${bound}`,
    `
      The containers have no token of ServiceAccount "web", so they cannot ask the API server for anything in its name.
    `,
  ],
]

for (const [title, file, said] of texts) {
  test(title, () => {
    expect(saidIn(file)).toBe(dedent(said))
  })
}

test('nothing is said of other places', () => {
  expect(saidIn(reader.replace('kind: Role', 'kind: Ro▮lebook'))).toBeUndefined()
  expect(saidIn(reader.replace('reader', 'rea▮der'))).toBeUndefined()
})

test('what is written in a file is escaped where it is shown as Markdown', () => {
  const words = [{ sentence: 'A *b*.', items: ['<c>'] }]
  expect(printWords(words, (text) => text.replace(/[*<>]/g, '\\$&'))).toBe('A \\*b\\*.\n- \\<c\\>')
})
