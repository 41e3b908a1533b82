import { expect, test } from 'vitest'
import type { Hover, MarkupContent } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import { openEditor } from '../harness/lsp.ts'
import { positionBehind } from '../harness/navigation.ts'

const files = {
  'web.yaml': dedent(`
    apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: shop }
    spec:
      containers:
        - name: app
          image: nginx:1.29
          env:
            - name: PASSWORD
              valueFrom: { secretKeyRef: { name: database, key: password } }
            - name: ADMIN
              valueFrom: { secretKeyRef: { name: database, key: admin, optional: true } }
            - name: OTHER
              valueFrom: { secretKeyRef: { name: printed, key: password } }
          envFrom:
            - prefix: DB_
              secretRef: { name: database }
      volumes:
        - name: keys
          secret: { secretName: database, items: [{ key: password, path: db/password }] }
  `),
  'jobs/migrate.yaml': dedent(`
    apiVersion: v1
    kind: Pod
    metadata: { name: migrate }
    spec:
      containers:
        - name: app
          image: nginx:1.29
      volumes:
        - name: all
          secret: { secretName: database }
  `),
  'other.yaml': dedent(`
    apiVersion: v1
    kind: Pod
    metadata: { name: other, namespace: elsewhere }
    spec:
      containers:
        - name: app
          image: nginx:1.29
          envFrom: [{ secretRef: { name: database } }]
  `),
  'data.yaml': dedent(`
    apiVersion: v1
    kind: Secret
    metadata: { name: database, namespace: shop }
    stringData:
      password: not-for-anybody
      unused: not-for-anybody
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: nobody, namespace: shop }
    data:
      color: red
  `),
  'overlay/kustomization.yaml': dedent(`
    namespace: shop
    resources: [pod.yaml]
    secretGenerator:
      - name: database
        namespace: shop
        literals: [password=not-for-anybody]
  `),
  'overlay/pod.yaml': dedent(`
    apiVersion: v1
    kind: Pod
    metadata: { name: overlaid }
    spec:
      containers:
        - name: app
          image: nginx:1.29
          env:
            - name: PASSWORD
              valueFrom: { secretKeyRef: { name: database, key: password } }
  `),
}

const password = [
  'Key "password" of Secret "database" is used by:',
  '- Pod "web": variable "PASSWORD" of container "app"',
  '- Pod "web": variable "DB_password" of container "app", as all keys',
  '- Pod "web": file "db/password" of volume "keys"',
  '',
  'It may be used by:',
  '- Pod "migrate": file "password" of volume "all"',
]

const hovers: readonly (readonly [path: keyof typeof files, where: string, said: readonly string[]])[] = [
  ['data.yaml', 'stringData:\n  ', password],
  ['web.yaml', 'database, key: ', password],
  [
    'data.yaml',
    'not-for-anybody\n  ',
    [
      'Key "unused" of Secret "database" is used by:',
      '- Pod "web": variable "DB_unused" of container "app", as all keys',
      '',
      'It may be used by:',
      '- Pod "migrate": file "unused" of volume "all"',
    ],
  ],
  [
    'web.yaml',
    'ADMIN\n          valueFrom: { secretKeyRef: { name: database, key: ',
    [
      'No manifest writes key "admin" of Secret "database". They write:',
      '- "password"',
      '- "unused"',
      '',
      'It is asked for by:',
      '- Pod "web": variable "ADMIN" of container "app", optional',
    ],
  ],
  [
    'web.yaml',
    'printed, key: ',
    ['Key "password" of Secret "printed" is used by:', '- Pod "web": variable "OTHER" of container "app"'],
  ],
  [
    'overlay/pod.yaml',
    'key: ',
    ['Key "password" of Secret "database" is used by:', '- Pod "overlaid": variable "PASSWORD" of container "app"'],
  ],
  [
    'overlay/kustomization.yaml',
    'literals: [',
    ['Key "password" of Secret "database" is used by:', '- Pod "overlaid": variable "PASSWORD" of container "app"'],
  ],
  ['data.yaml', 'data:\n  color', []],
  ['data.yaml', 'password: ', []],
]

test('a hover on a key says which pods of what is deployed together use it', async () => {
  const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const] } } }
  const editor = await openEditor({ files, capabilities })
  for (const [path, content] of Object.entries(files)) await editor.open(path, content)
  await editor.rpc.sendRequest('seaworthy/checkWorkspace', {})
  for (const [path, where, said] of hovers) {
    const position = positionBehind(files[path], where)
    const hover = await editor.ask<Hover | null>('textDocument/hover', path, { position })
    const { value } = (hover?.contents ?? { value: 'nothing' }) as MarkupContent
    expect(value, `${path} ${where}`).not.toBe('')
    expect(/key "/i.test(value), `${path} ${where}`).toBe(said.length > 0)
    expect(value, `${path} ${where}`).toContain(said.join('\n'))
    expect(value).not.toContain('not-for')
  }
})
