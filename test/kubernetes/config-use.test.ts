import { expect, test } from 'vitest'
import { generatedConfigIn } from '../../server/src/kubernetes/config-generator.ts'
import { type ConfigObject, configObjectOf, hasKey } from '../../server/src/kubernetes/config-object.ts'
import { type ConfigUse, configUsesOf } from '../../server/src/kubernetes/config-use.ts'
import { podSpecsOf } from '../../server/src/kubernetes/pod.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { textOf } from '../harness/yaml.ts'

/** As `Secret db: password (all …)`; `?` stands for what is not known. */
function inWords({ groupKind, name, how, keys, takesAll, isOptional }: ConfigUse): string {
  const places = {
    variable: () => (how.kind === 'variable' ? `${how.container.name} ${how.variable ?? '?'}` : ''),
    variables: () => (how.kind === 'variables' ? `${how.container.name} ${how.prefix ?? '?'}*` : ''),
    volume: () => (how.kind === 'volume' ? `volume ${how.volume ?? '?'}` : ''),
  }
  const taken = keys.map(({ at, path }) => (path === undefined ? (at.string ?? '?') : `${at.string ?? '?'} as ${path}`))
  const all = { yes: ['all'], no: [], unknown: ['perhaps all'] }[takesAll]
  const optional = { yes: ', optional', no: '', unknown: ', perhaps optional' }[isOptional]
  return `${groupKind} ${name.string ?? '?'} in ${places[how.kind]()}: ${[...taken, ...all].join(', ')}${optional}`
}

const uses: readonly (readonly [title: string, spec: string, found: readonly string[]])[] = [
  [
    'variables of single keys',
    `
    containers:
      - name: app
        env:
          - { name: A, value: plain }
          - { name: B, valueFrom: { configMapKeyRef: { name: settings, key: color } } }
          - { name: C, valueFrom: { secretKeyRef: { name: db, key: password, optional: true } } }
          - { name: D, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
    `,
    ['/ConfigMap settings in app B: color', '/Secret db in app C: password, optional'],
  ],
  [
    'variables of all keys',
    `
    initContainers:
      - name: first
        envFrom: [{ configMapRef: { name: settings } }]
    containers:
      - name: app
        envFrom: [{ prefix: DB_, secretRef: { name: db, optional: false } }]
    `,
    ['/ConfigMap settings in first *: all', '/Secret db in app DB_*: all'],
  ],
  [
    'variables of ephemeral containers',
    `
    ephemeralContainers:
      - name: debug
        envFrom: [{ secretRef: { name: db } }]
    `,
    ['/Secret db in debug *: all'],
  ],
  [
    'volumes of all keys and of some',
    `
    volumes:
      - { name: a, configMap: { name: settings } }
      - { name: b, secret: { secretName: db, items: [{ key: password, path: pass/word }, { key: user, path: user }] } }
      - { name: c, secret: { secretName: db, items: [] } }
      - { name: d, emptyDir: {} }
    `,
    [
      '/ConfigMap settings in volume a: all',
      '/Secret db in volume b: password as pass/word, user as user',
      '/Secret db in volume c: all',
    ],
  ],
  [
    'volumes of several sources',
    `
    volumes:
      - name: all
        projected:
          sources:
            - configMap: { name: settings, optional: true }
            - secret: { name: db, items: [{ key: password, path: p }] }
            - serviceAccountToken: { path: token }
    `,
    ['/ConfigMap settings in volume all: all, optional', '/Secret db in volume all: password as p'],
  ],
  [
    'single files of volumes',
    `
    containers:
      - name: app
        volumeMounts:
          - { name: a, mountPath: /etc/nginx.conf, subPath: nginx.conf }
          - { name: a, mountPath: /etc/more, subPath: more/deep }
          - { name: b, mountPath: /b, subPath: p }
    volumes:
      - { name: a, configMap: { name: settings } }
      - { name: b, secret: { secretName: db, items: [{ key: password, path: p }] } }
    `,
    ['/ConfigMap settings in volume a: nginx.conf as nginx.conf, all', '/Secret db in volume b: password as p'],
  ],
  [
    'what templates print',
    `
    containers:
      - name: app
        env:
          - { name: A, valueFrom: { secretKeyRef: { name: "{{ .name }}", key: password } } }
          - { name: B, valueFrom: { secretKeyRef: { name: db, key: "{{ .key }}", optional: "{{ .optional }}" } } }
        envFrom:
          - { prefix: "{{ .prefix }}", secretRef: { name: db } }
    volumes:
      - name: a
        secret:
          secretName: db
          items: {{ .items }}
    `,
    [
      '/Secret ? in app A: password, perhaps optional',
      '/Secret db in app B: ?, perhaps optional',
      '/Secret db in app ?*: all',
      '/Secret db in volume a: perhaps all',
    ],
  ],
  ['nothing where the shape is not that of a pod', 'containers: [{ env: a, envFrom: { b: c } }]\nvolumes: 3', []],
]

for (const [title, spec, found] of uses) {
  test(`a pod uses ${title}`, () => {
    const text = textOf(`apiVersion: v1\nkind: Pod\nspec:\n  x: 1\n${dedent(spec).replace(/^/gm, '  ')}`)
    expect(resourcesOf(text).flatMap(podSpecsOf).flatMap(configUsesOf).map(inWords)).toEqual(found)
  })
}

/** Its name with its keys as they are written; an ellipsis where there may be more. */
function keysOf({ name, keys, isOpen }: ConfigObject): string {
  const written = keys.map((key) => {
    const { content } = name.text
    const here = content.slice(key.span.start, key.span.end)
    return here === key.name ? key.name : `${key.name} (${here})`
  })
  return `${name.string ?? '?'}: ${[...written, ...(isOpen ? ['…'] : [])].join(' ')}`
}

const objects: readonly (readonly [title: string, yaml: string, found: readonly string[]])[] = [
  [
    'ConfigMaps',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { color: red }\nbinaryData: { "logo.png": aGk= }',
    ['a: color logo.png ("logo.png")'],
  ],
  [
    'Secrets, of which stringData counts first',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  one: aGk=\n  two: aGk=\nstringData:\n  two: hi\n',
    ['a: two one two'],
  ],
  ['nothing of others', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\ndata: { a: b }', []],
  ['keys of empty values', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  empty:\n', ['a: empty']],
  ['nothing for certain where nothing is written', 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }', ['a: …']],
  [
    'keys whose values templates print',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  one: {{ .one }}\n',
    ['a: one'],
  ],
  [
    'keys that templates may leave out or add',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  one: a\n{{- if .b }}\n  two: b\n{{- end }}\n{{- range .c }}\n  {{ . }}: c\n{{- end }}\n',
    ['a: one two …'],
  ],
  [
    'no names that templates print',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: "{{ .name }}" }\ndata: { a: b }',
    ['?: a'],
  ],
  [
    'tokens that the cluster writes',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ntype: kubernetes.io/service-account-token\ndata: { extra: YQ== }',
    ['a: extra …'],
  ],
  [
    'keys that come through a merge',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nx: &base { one: a }\ndata:\n  <<: *base\n  two: b\n',
    ['a: two one'],
  ],
  [
    'what kustomize generates',
    dedent(`
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      configMapGenerator:
        - name: settings
          literals: [color=red, "size=1=2", broken]
          files: [nginx.conf, conf/app.ini, ca.crt=keys/ca.pem, conf/]
        - name: exact
          literals: ['a=b']
      secretGenerator:
        - name: db
          envs: [db.env]
    `),
    ['settings: color size nginx.conf app.ini ca.crt …', 'exact: a', 'db: …'],
  ],
]

for (const [title, yaml, found] of objects) {
  test(`a manifest holds ${title}`, () => {
    const text = textOf(yaml)
    const written = resourcesOf(text).flatMap((resource) => configObjectOf(resource) ?? [])
    expect([...written, ...generatedConfigIn(text)].map(keysOf)).toEqual(found)
  })
}

test('whether there is a key is not known where there may be others', () => {
  const secretOf = (data: string) => {
    const [resource] = resourcesOf(textOf(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n${data}`))
    return configObjectOf(resource!)!
  }
  const answers = ['  one: a\n', '  one: a\n  {{ .more }}\n', ''].map((data) =>
    ['one', 'two'].map((key) => hasKey(secretOf(data), key)),
  )
  expect(answers).toEqual([
    ['yes', 'no'],
    ['yes', 'unknown'],
    ['unknown', 'unknown'],
  ])
})
