import { expect, test } from 'vitest'
import type { Location } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { openEditor } from '../harness/lsp.ts'

const files = {
  'web.yaml': dedent(`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: shop
    spec:
      template:
        metadata:
          labels:
            app: web
        spec:
          serviceAccountName: web-account
          imagePullSecrets:
            - name: pull
          containers:
            - name: app
              image: nginx:1.29
              envFrom:
                - configMapRef:
                    name: settings
              env:
                - name: PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: database
                      key: password
          volumes:
            - name: data
              persistentVolumeClaim:
                claimName: web-data
  `),
  'network/service.yaml': dedent(`
    apiVersion: v1
    kind: Service
    metadata:
      name: web-service
      namespace: shop
    spec:
      selector:
        app: web
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: outside
      namespace: shop
    spec:
      tls:
        - secretName: certificate
      rules:
        - http:
            paths:
              - backend:
                  service:
                    name: web-service
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web-policy
      namespace: shop
    spec:
      podSelector:
        matchLabels:
          app: web
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: other-policy
      namespace: elsewhere
    spec:
      podSelector:
        matchLabels:
          app: web
  `),
  'things.yaml': [
    ['ServiceAccount', 'web-account'],
    ['Secret', 'pull'],
    ['Secret', 'database'],
    ['Secret', 'certificate'],
    ['ConfigMap', 'settings'],
    ['PersistentVolumeClaim', 'web-data'],
    ['ServiceAccount', 'web'],
  ]
    .map(([kind, name]) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: shop\n`)
    .concat('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n')
    .join('---\n'),
  'elsewhere.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: elsewhere\n',
  'roles.yaml': dedent(`
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: reader
      namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: readers
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web-account
        namespace: shop
  `),
}
type Path = keyof typeof files

/** `where` is what stands before the name, so that one of several is meant. */
const definitions: readonly (readonly [path: Path, where: string, found: readonly string[]])[] = [
  ['web.yaml', 'serviceAccountName: ', ['things.yaml: ServiceAccount web-account']],
  ['web.yaml', 'imagePullSecrets:\n        - name: ', ['things.yaml: Secret pull']],
  ['web.yaml', 'secretKeyRef:\n                  name: ', ['things.yaml: Secret database']],
  ['web.yaml', 'configMapRef:\n                name: ', ['things.yaml: ConfigMap settings']],
  ['web.yaml', 'claimName: ', ['things.yaml: PersistentVolumeClaim web-data']],
  ['web.yaml', 'namespace: ', ['things.yaml: Namespace shop']],
  ['network/service.yaml', 'secretName: ', ['things.yaml: Secret certificate']],
  ['network/service.yaml', 'service:\n                name: ', ['network/service.yaml: Service web-service']],
  ['network/service.yaml', 'selector:\n    app: ', ['web.yaml: Deployment web']],
  ['network/service.yaml', 'podSelector:\n    matchLabels:\n      app: ', ['web.yaml: Deployment web']],
  ['network/service.yaml', 'elsewhere\nspec:\n  podSelector:\n    matchLabels:\n      app: ', []],
  ['roles.yaml', 'kind: Role\n  name: ', ['roles.yaml: Role reader']],
  ['roles.yaml', 'kind: ServiceAccount\n    name: ', ['things.yaml: ServiceAccount web-account']],
  ['web.yaml', 'image: ', []],
]

const references: readonly (readonly [path: Path, where: string, found: readonly string[]])[] = [
  [
    'things.yaml',
    'ServiceAccount\nmetadata:\n  name: ',
    ['roles.yaml: RoleBinding web-account', 'web.yaml: Deployment web-account'],
  ],
  ['things.yaml', 'ConfigMap\nmetadata:\n  name: ', ['web.yaml: Deployment settings']],
  ['roles.yaml', 'name: ', ['roles.yaml: RoleBinding reader']],
  ['network/service.yaml', 'name: ', ['network/service.yaml: Ingress web-service']],
  ['web.yaml', 'name: ', ['network/service.yaml: NetworkPolicy podSelector', 'network/service.yaml: Service selector']],
  ['web.yaml', 'kind: ', []],
]

const tables = [
  ['definition', definitions],
  ['references', references],
] as const

for (const serves of [true, false]) {
  for (const [method, rows] of tables) {
    test(`${method}: names lead to what they name${serves ? ', through a client that serves files' : ''}`, async () => {
      const editor = await openEditor({ files, serves })
      for (const path of Object.keys(files)) await editor.open(path, files[path as Path])
      for (const [path, where, found] of rows) {
        const position = positionBehind(files[path], where)
        const places = await editor.ask<Location[]>(`textDocument/${method}`, path, {
          position,
          context: { includeDeclaration: false },
        })
        expect(places.map((place) => shown(editor.uriOf(''), place)).sort(), `${path} ${where}`).toEqual(found)
      }
    })
  }
}

test('names lead into files that are not open', async () => {
  const editor = await openEditor({ files })
  await editor.open('web.yaml', files['web.yaml'])
  const position = positionBehind(files['web.yaml'], 'claimName: ')
  await expect
    .poll(async () => {
      const places = await editor.ask<Location[]>('textDocument/definition', 'web.yaml', { position })
      return places.map((place) => shown(editor.uriOf(''), place))
    })
    .toEqual(['things.yaml: PersistentVolumeClaim web-data'])
})

function positionBehind(text: string, where: string) {
  const before = text.slice(0, text.indexOf(where) + where.length).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length + 1 }
}

/** As `path: kind word`, with the kind of the object that the word stands in. */
function shown(folder: string, { uri, range }: Location): string {
  const path = uri.slice(folder.length) as Path // The files are all of this folder.
  const lines = files[path].split('\n')
  const kind = lines.slice(0, range.start.line).findLast((line) => line.startsWith('kind: '))
  const word = lines[range.start.line]?.slice(range.start.character, range.end.character)
  return `${path}:${kind?.slice('kind:'.length)} ${word}`
}
