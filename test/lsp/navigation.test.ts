import { expect, test } from 'vitest'
import type { Location } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { openEditor } from '../harness/lsp.ts'
import { type NavigationRow, positionBehind, shown, testNavigation } from '../harness/navigation.ts'

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
  'pods.yaml': dedent(`
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata:
      name: web
      namespace: shop
    spec:
      selector:
        matchExpressions:
          - key: app
            operator: In
            values: [web, api]
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata:
      name: web-scaler
      namespace: shop
    spec:
      scaleTargetRef:
        apiVersion: apps/v1
        kind: Deployment
        name: web
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: web-route
      namespace: shop
    spec:
      rules:
        - backendRefs:
            - name: web-service
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata:
      name: agent
      namespace: shop
    spec:
      selector:
        matchLabels:
          app: agent
      template:
        metadata:
          labels:
            app: agent
            tier: node
        spec:
          containers: []
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: bare
      namespace: bare
    spec:
      containers: []
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: all
      namespace: bare
    spec:
      podSelector: {}
  `),
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
      - kind: User
        name: jane
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: viewers
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: view
    subjects:
      - kind: User
        name: jane
      - kind: ServiceAccount
        name: {{ .account }}
  `),
}
const definition: readonly NavigationRow<keyof typeof files>[] = [
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
  ['web.yaml', 'labels:\n        ', ['web.yaml: Deployment app']],
  ['pods.yaml', 'namespace: bare\nspec:\n  podSelector', ['pods.yaml: Pod bare']],
  ['pods.yaml', 'kind: Deployment\n    name: ', ['web.yaml: Deployment web']],
  ['pods.yaml', 'backendRefs:\n        - name: ', ['network/service.yaml: Service web-service']],
  ['pods.yaml', 'matchExpressions:\n      - key: ', ['web.yaml: Deployment web']],
  ['pods.yaml', 'selector:\n    matchLabels:\n      app: ', ['pods.yaml: DaemonSet agent']],
  ['web.yaml', 'image: ', []],
]

const references: readonly NavigationRow<keyof typeof files>[] = [
  [
    'things.yaml',
    'ServiceAccount\nmetadata:\n  name: ',
    ['roles.yaml: RoleBinding web-account', 'web.yaml: Deployment web-account'],
  ],
  ['things.yaml', 'ConfigMap\nmetadata:\n  name: ', ['web.yaml: Deployment settings']],
  ['roles.yaml', 'name: ', ['roles.yaml: RoleBinding reader']],
  ['network/service.yaml', 'name: ', ['network/service.yaml: Ingress web-service', 'pods.yaml: HTTPRoute web-service']],
  [
    'web.yaml',
    'name: ',
    [
      'network/service.yaml: NetworkPolicy podSelector',
      'network/service.yaml: Service selector',
      'pods.yaml: HorizontalPodAutoscaler web',
      'pods.yaml: PodDisruptionBudget selector',
    ],
  ],
  [
    'web.yaml',
    'labels:\n        app: ',
    [
      'network/service.yaml: NetworkPolicy podSelector',
      'network/service.yaml: Service selector',
      'pods.yaml: PodDisruptionBudget selector',
    ],
  ],
  ['pods.yaml', 'labels:\n        app: ', ['pods.yaml: DaemonSet selector']],
  ['pods.yaml', 'tier', []],
  ['pods.yaml', 'DaemonSet\nmetadata:\n  name: ', []],
  ['pods.yaml', 'Pod\nmetadata:\n  name: ', ['pods.yaml: NetworkPolicy podSelector']],
  ['roles.yaml', 'kind: User\n    name: ', ['roles.yaml: ClusterRoleBinding jane', 'roles.yaml: RoleBinding jane']],
  ['network/service.yaml', 'selector:\n    ', ['web.yaml: Deployment web']],
  ['web.yaml', 'kind: ', []],
]

testNavigation('names lead to what they name', { files, definition, references })
testNavigation(
  'names lead to what they name, through a client that serves files',
  { files, definition, references },
  true,
)

test('names lead into files that are not open', async () => {
  const editor = await openEditor({ files })
  await editor.open('web.yaml', files['web.yaml'])
  const position = positionBehind(files['web.yaml'], 'claimName: ')
  await expect
    .poll(async () => {
      const places = await editor.ask<Location[]>('textDocument/definition', 'web.yaml', { position })
      return places.map((place) => shown(files, editor.uriOf(''), place))
    })
    .toEqual(['things.yaml: PersistentVolumeClaim web-data'])
})
