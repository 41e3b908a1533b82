import { expect, test } from 'vitest'
import type { LocationLink } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { openEditor } from '../harness/lsp.ts'
import { type Navigation, positionBehind, testNavigation } from '../harness/navigation.ts'

const files = {
  'web.yaml': dedent(`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: app
              image: nginx:1.29
              env:
                - name: PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: database
                      key: password
              volumeMounts:
                - name: pages
                  mountPath: /etc/nginx.conf
                  subPath: nginx.conf
          volumes:
            - name: keys
              projected:
                sources:
                  - secret:
                      name: database
                      items:
                        - key: user
                          path: user
                        - key: missing
                          path: missing
            - name: pages
              configMap:
                name: pages
            - name: storage
              csi:
                driver: storage.example.com
                nodePublishSecretRef:
                  name: database
  `),
  'jobs/migrate.yaml': dedent(`
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: migrate
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: migrate
              image: nginx:1.29
              env:
                - name: DB_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      key: password
                      name: database
                - name: ADMIN
                  valueFrom:
                    secretKeyRef:
                      key: admin
                      name: unseen
                - name: TOKEN
                  valueFrom:
                    secretKeyRef:
                      key: token
                      name: account-token
                - name: AGENT
                  valueFrom:
                    configMapKeyRef:
                      name: generated
                      key: agent.conf
              envFrom:
                - secretRef:
                    name: database
  `),
  'data.yaml': dedent(`
    apiVersion: v1
    kind: Secret
    metadata:
      name: database
      namespace: shop
    stringData:
      user: shop
      "password": not-for-anybody
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: database
      namespace: elsewhere
    stringData:
      user: other
      password: other
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: pages
      namespace: shop
    data:
      nginx.conf: |
        server {}
      other.conf: |
        server {}
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: account-token
      namespace: shop
      annotations:
        kubernetes.io/service-account.name: web-account
    type: kubernetes.io/service-account-token
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web-account
      namespace: shop
    imagePullSecrets:
      - name: database
  `),
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
  'chart/templates/pod.yaml': dedent(`
    apiVersion: v1
    kind: Pod
    metadata:
      name: {{ .Release.Name }}
      namespace: shop
    spec:
      containers:
        - name: app
          image: nginx:1.29
          env:
            - name: A
              valueFrom:
                secretKeyRef:
                  name: {{ .Release.Name }}
                  key: password
            - name: B
              valueFrom:
                secretKeyRef:
                  name: database
                  key: {{ .Values.key }}
            - name: C
              valueFrom:
                configMapKeyRef:
                  name: chart
                  key: printed
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: {{ .Release.Name }}
      namespace: shop
    stringData:
      password: {{ .Values.password }}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: chart
    data:
      printed: {{ .Values.printed }}
  `),
  'generated/kustomization.yaml': dedent(`
    configMapGenerator:
      - name: generated
        files:
          - files/agent.conf
  `),
}

const keys: Navigation<keyof typeof files> = {
  files,
  definition: [
    ['web.yaml', 'database\n                  key: ', ['data.yaml: Secret "password"']],
    ['web.yaml', '- key: ', ['data.yaml: Secret user']],
    ['web.yaml', 'path: user\n                    - key: ', []],
    ['web.yaml', 'subPath: ', ['data.yaml: ConfigMap nginx.conf']],
    ['web.yaml', 'nodePublishSecretRef:\n              name: ', ['data.yaml: Secret database']],
    ['data.yaml', 'stringData:\n  ', ['data.yaml: Secret user']],
    ['data.yaml', 'service-account.name: ', ['data.yaml: ServiceAccount web-account']],
    [
      'jobs/migrate.yaml',
      'ADMIN\n              valueFrom:\n                secretKeyRef:\n                  key: ',
      [],
    ],
    // Which keys it has the cluster decides.
    [
      'jobs/migrate.yaml',
      'TOKEN\n              valueFrom:\n                secretKeyRef:\n                  key: ',
      ['data.yaml: Secret account-token'],
    ],
    ['jobs/migrate.yaml', 'generated\n                  key: ', ['generated/kustomization.yaml: agent.conf']],
    ['jobs/migrate.yaml', 'configMapKeyRef:\n                  name: ', ['generated/kustomization.yaml: generated']],
    ['chart/templates/pod.yaml', 'key: ', []],
    ['chart/templates/pod.yaml', 'name: database\n              key: ', []],
    ['chart/templates/pod.yaml', 'name: chart\n              key: ', ['chart/templates/pod.yaml: ConfigMap printed']],
    ['chart/templates/pod.yaml', 'stringData:\n  ', []],
  ],
  references: [
    ['data.yaml', 'user: shop\n  ', ['jobs/migrate.yaml: Job password', 'web.yaml: Deployment password']],
    [
      'web.yaml',
      'database\n                  key: ',
      ['jobs/migrate.yaml: Job password', 'web.yaml: Deployment password'],
    ],
    ['data.yaml', 'elsewhere\nstringData:\n  user: other\n  ', []],
    [
      'data.yaml',
      'Secret\nmetadata:\n  name: ',
      [
        'chart/templates/pod.yaml: Pod database',
        'data.yaml: ServiceAccount database',
        'jobs/migrate.yaml: Job database',
        'jobs/migrate.yaml: Job database',
        'web.yaml: Deployment database',
        'web.yaml: Deployment database',
        'web.yaml: Deployment database',
      ],
    ],
    ['data.yaml', '\ndata:\n  ', ['web.yaml: Deployment nginx.conf']],
    ['data.yaml', 'server {}\n  ', []],
    ['generated/kustomization.yaml', 'files/', ['jobs/migrate.yaml: Job agent.conf']],
    ['chart/templates/pod.yaml', 'stringData:\n  ', []],
    ['chart/templates/pod.yaml', 'name: chart\ndata:\n  ', ['chart/templates/pod.yaml: Pod printed']],
  ],
}

testNavigation('keys lead to where they are written and used', keys)
testNavigation('keys lead to where they are written and used, in files of CR LF', withReturns(keys))

test('a definition comes with all that it is and with what was asked about, to who takes that', async () => {
  const capabilities = { textDocument: { definition: { linkSupport: true } } }
  const editor = await openEditor({ capabilities })
  const content = `${files['data.yaml']}---\n${files['web.yaml']}`
  await editor.open('all.yaml', content)
  const position = positionBehind(content, 'subPath: ')
  const links = await editor.ask<LocationLink[]>('textDocument/definition', 'all.yaml', { position })
  const line = content.split('\n').indexOf('  nginx.conf: |')
  expect(links).toEqual([
    {
      originSelectionRange: {
        start: { line: position.line, character: position.character - 1 },
        end: { line: position.line, character: position.character - 1 + 'nginx.conf'.length },
      },
      targetUri: editor.uriOf('all.yaml'),
      targetRange: { start: { line, character: 2 }, end: { line: line + 2, character: 0 } },
      targetSelectionRange: { start: { line, character: 2 }, end: { line, character: 12 } },
    },
  ])
})

function withReturns<Path extends string>(navigation: Navigation<Path>): Navigation<Path> {
  const returned = (text: string) => text.replaceAll('\n', '\r\n')
  const rows = ({ definition, references }: Navigation<Path>) =>
    [definition, references].map((list) => list.map(([path, where, found]) => [path, returned(where), found] as const))
  const [definition = [], references = []] = rows(navigation)
  const all = Object.entries<string>(navigation.files).map(([path, content]) => [path, returned(content)])
  return { files: Object.fromEntries(all), definition, references }
}
