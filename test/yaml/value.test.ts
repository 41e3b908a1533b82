import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import type { Step, Value } from '../../server/src/yaml/value.ts'
import { read, shown, textOf } from '../harness/yaml.ts'

/** The answers to all questions about a value, as one word each. */
function state(value: Value): string {
  if (value.isUnknown) return 'unknown'
  return value.isMissing ? 'missing' : 'known'
}

const POD = dedent(`
  spec:
    hostPID: true
    hostIPC: null
    hostNetwork:
    replicas: 3
    mode: 0644
    flag: yes
    word: "yes"
    labels: {app: web}
    drop: [ALL, "NET_RAW"]
`)

test('a scalar is what the API server reads', () => {
  const spec = read(POD).get('spec')
  expect(spec.get('hostPID').is(true)).toBe(true)
  expect(spec.get('replicas').is(3)).toBe(true)
  expect(spec.get('replicas').is('3')).toBe(false)
  expect(spec.get('mode').is(420)).toBe(true)
  expect(spec.get('flag').is(true)).toBe(true)
  expect(spec.get('word').is('yes')).toBe(true)
  expect(spec.get('word').string).toBe('yes')
  expect(spec.get('flag').string).toBeUndefined()
})

test('Compose reads some scalars in another way', () => {
  expect(read('restart: no\n', 'compose').get('restart').is('no')).toBe(true)
  expect(read('restart: no\n', 'kubernetes').get('restart').is(false)).toBe(true)
})

test('null, nothing after the colon and no key at all are missing', () => {
  const spec = read(POD).get('spec')
  expect(['hostIPC', 'hostNetwork', 'hostUsers', 'a'].map((key) => state(spec.get(key)))).toEqual(
    Array(4).fill('missing'),
  )
  expect(spec.get('hostIPC', 'x', 0, 'y').isMissing).toBe(true)
  expect(spec.get('hostUsers').isNot(true)).toBe(true)
  expect(spec.get('hostUsers').is(true)).toBe(false)
  expect(spec.get('hostUsers').lacks('ALL')).toBe(true)
  expect(spec.get('hostUsers').contains('ALL')).toBe(false)
  expect(spec.get('hostPID').exists && !spec.get('hostIPC').exists && !spec.get('hostUsers').exists).toBe(true)
})

test('what is not of the kind that the path wants is unknown', () => {
  const spec = read(POD).get('spec')
  expect(spec.get('hostPID', 'x').isUnknown).toBe(true)
  expect(spec.get('drop', 'x').isUnknown).toBe(true)
  expect(spec.get('labels', 0).isUnknown).toBe(true)
  expect(spec.get('hostPID').contains(true)).toBe(false)
  expect(spec.get('hostPID').lacks(true)).toBe(false)
})

test('a list has or lacks an item', () => {
  const drop = read(POD).get('spec', 'drop')
  expect(drop.contains('ALL') && drop.contains('NET_RAW') && drop.lacks('SYS_TIME')).toBe(true)
  expect(drop.contains('SYS_TIME') || drop.lacks('ALL')).toBe(false)
  expect(drop.items().map((item) => item.string)).toEqual(['ALL', 'NET_RAW'])
  expect(drop.get(2).isMissing && drop.get(-1).isMissing).toBe(true)
})

test('of a key that is there twice the last counts', () => {
  expect(read('a: 1\nb: 2\na: 3\n').get('a').is(3)).toBe(true)
})

test('a value is shown where it is, a missing one at the nearest key above it', () => {
  const spec = read(POD).get('spec')
  expect(shown(spec.get('hostPID'))).toBe('true')
  expect(shown(spec.get('hostIPC'))).toBe('hostIPC')
  expect(shown(spec.get('hostNetwork'))).toBe('hostNetwork')
  expect(shown(spec.get('securityContext', 'seccompProfile', 'type'))).toBe('spec')
  expect(shown(spec.get('labels', 'tier'))).toBe('labels')
  expect(shown(read('- name: a\n- b\n').get(0, 'image'))).toBe('name')
  expect(shown(read('').get('a', 'b'))).toBe('')
  const { text, span } = spec.get('hostPID').keyLocation
  expect(text.content.slice(span.start, span.end)).toBe('hostPID')
})

test('the whole of a value is known as JSON', () => {
  expect(read(POD).get('spec', 'labels').json).toEqual({ app: 'web' })
  expect(read('a: [1, {b: ~}]\n__proto__: x\n').json).toEqual({ a: [1, { b: null }], ['__proto__']: 'x' })
  expect(read('a: 1\n').get('b').json).toBeUndefined()
})

test('tags make a scalar something else, and unknown ones make a map or a list unknown', () => {
  const root = read('a: !!str 1\nb: !Ref x\nc: !!map {d: 1}\ne: !Join [x]\n')
  expect(root.get('a').is('1')).toBe(true)
  expect(['b', 'e'].map((key) => state(root.get(key)))).toEqual(['known', 'unknown'])
  expect(root.get('c', 'd').is(1)).toBe(true)
})

const MERGED = dedent(`
  base: &base {a: 1, b: {c: 2}}
  more: &more {a: 3, d: 4}
  after: {a: 9, <<: *base}
  before: {<<: *base, a: 9}
  list: {<<: [*base, *more]}
  nested: {<<: {<<: *more, e: 5}}
  broken: {<<: *nobody, a: 9}
  word: {<<: x}
  quoted: {"<<": *base}
  twice: {<<: *base, <<: *more}
`)

const merges: readonly (readonly [path: readonly Step[], answer: unknown])[] = [
  [['before', 'a'], 9],
  [['before', 'b', 'c'], 2],
  [['before', 'z'], 'missing'],
  [['after', 'b', 'c'], 2],
  // The API server takes what is merged later, kustomize and Compose take the key.
  [['after', 'a'], 'unknown'],
  [['list', 'a'], 1],
  [['list', 'd'], 4],
  [['nested', 'a'], 3],
  [['nested', 'e'], 5],
  [['broken', 'a'], 9],
  [['broken', 'b'], 'unknown'],
  [['word', 'b'], 'unknown'],
  [['quoted', 'a'], 'missing'],
  [['quoted', '<<', 'a'], 1],
  [['twice', 'd'], 4],
  [['twice', 'a'], 'unknown'],
]

for (const [path, answer] of merges) {
  test(`through merge keys ${path.join('.')} is ${answer}`, () => {
    const value = read(MERGED).get(...path)
    expect(value.scalar ?? state(value)).toBe(answer)
  })
}

test('the entries of a map are its own and those that are merged into it', () => {
  const root = read(MERGED)
  expect(
    root
      .get('before')
      .entries()
      .map(([name, value]) => [name, value.json]),
  ).toEqual([
    ['a', 9],
    ['b', { c: 2 }],
  ])
  expect(root.get('list').json).toEqual({ a: 1, b: { c: 2 }, d: 4 })
})

test('an alias is what it stands for, at the place where that is', () => {
  const root = read('a: &x {b: 1}\nc: *x\nd: &x 2\ne: *x\n')
  expect(root.get('c', 'b').is(1) && root.get('e').is(2)).toBe(true)
  expect(root.get('c', 'b').location.span).toEqual(root.get('a', 'b').location.span)
})

test('a value names the places that change with it', () => {
  const root = read('a: &x {b: 1}\nc: *x\nd: 1\ne: {<<: *x}\n')
  const places = (value: Value) =>
    value.sharedWith.map(({ text, span }) => `${text.content.slice(span.start, span.end)}@${span.start}`)
  expect(places(root.get('a', 'b'))).toEqual(['*x@16', '*x@32'])
  expect(places(root.get('c', 'b'))).toEqual(['*x@32', '&x@3'])
  expect(places(root.get('d'))).toEqual([])
  expect(places(root.get('e', 'b')).length).toBeGreaterThan(0)
})

test('aliases that hold themselves or grow without end are not followed for ever', () => {
  const loop = read('a: &a {b: *a, c: 1}\n')
  expect(loop.get('a', ...Array(500).fill('b'), 'c').is(1)).toBe(true)
  expect(loop.json).toBeUndefined()
  const bomb = `${Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}, *a${i - 1}` : 'x'}]`).join('\n')}\n`
  expect(read(bomb).json).toBeUndefined()
  const merged = `${Array.from({ length: 60 }, (_, i) => `a${i}: &a${i} {<<: [${i ? `*a${i - 1}, *a${i - 1}` : ''}]}`).join('\n')}\n`
  expect(read(merged).get('a59', 'z').isUnknown).toBe(true)
  expect(read(merged).get('a9', 'z').isMissing).toBe(true)
  expect(read('a: &a {<<: *a, b: 1}\n').get('a', 'c').isUnknown).toBe(true)
})

/** In each template the path and whether a value there is known, missing or unknown. */
const templates: readonly (readonly [title: string, content: string, answers: Readonly<Record<string, string>>])[] = [
  [
    'a scalar that a template prints is unknown',
    'image: {{ .Values.image }}\ntag: "v{{ .Values.tag }}"\nport: 80\n',
    { image: 'unknown', tag: 'unknown', port: 'known', other: 'missing' },
  ],
  [
    'what a template prints below a key is unknown',
    'securityContext:\n  {{- toYaml .Values.securityContext | nindent 2 }}\nport: 80\n',
    { securityContext: 'unknown', 'securityContext.privileged': 'unknown', port: 'known', other: 'missing' },
  ],
  [
    'lines of a template may be further entries of the map above them',
    'metadata:\n  labels:\n    app: web\n    {{- include "labels" . | nindent 4 }}\n  name: x\n',
    { 'metadata.labels.app': 'known', 'metadata.labels.tier': 'unknown', 'metadata.namespace': 'missing' },
  ],
  [
    'lines of which the template does not say how far they are indented may be entries of any map around',
    'metadata:\n  labels:\n    app: web\n{{ include "more" . }}\nspec:\n  a: 1\n',
    { 'metadata.labels.tier': 'unknown', 'metadata.namespace': 'unknown', data: 'unknown', 'spec.b': 'missing' },
  ],
  [
    'an entry that a template may leave out is unknown',
    'spec:\n  a: 1\n  {{- if .Values.debug }}\n  hostPID: true\n  {{- end }}\n  b: 1\n',
    { 'spec.hostPID': 'unknown', 'spec.a': 'known', 'spec.b': 'known', 'spec.c': 'missing' },
  ],
  [
    'a document that a template may leave out is known when it is there',
    '{{- if .Values.enabled }}\nspec:\n  hostPID: true\n{{- end }}\n',
    { 'spec.hostPID': 'known', 'spec.c': 'missing' },
  ],
  [
    'a key in both branches is unknown',
    'spec:\n  {{- if .Values.a }}\n  replicas: 1\n  {{- else }}\n  replicas: 2\n  {{- end }}\n',
    { 'spec.replicas': 'unknown' },
  ],
  [
    'all below an entry that may be left out is unknown',
    'spec:\n  x: 1\n  {{- with .Values.sc }}\n  securityContext:\n    privileged: true\n  {{- end }}\n',
    { 'spec.securityContext.privileged': 'unknown' },
  ],
  [
    'a value of which all may be left out is unknown',
    'volumes:\n  {{- if .Values.docker }}\n  - hostPath: {path: /}\n  {{- end }}\n',
    { volumes: 'unknown' },
  ],
  [
    'a key that a template prints may be any key',
    'labels:\n  {{ .Values.key }}: x\n  app: y\n',
    { 'labels.app': 'known', 'labels.z': 'unknown' },
  ],
]

for (const [title, content, answers] of templates) {
  test(title, () => {
    const root = read(content)
    const actual = Object.keys(answers).map((path) => [path, state(root.get(...path.split('.')))])
    expect(Object.fromEntries(actual)).toEqual(answers)
  })
}

test('an item that a template may leave out is neither certainly in the list nor certainly not', () => {
  const drop = read('drop:\n  - A\n  {{- if .Values.b }}\n  - B\n  {{- end }}\n').get('drop')
  expect([drop.contains('A'), drop.contains('B'), drop.lacks('B'), drop.lacks('C')]).toEqual([true, false, false, true])
  expect(drop.json).toBeUndefined()
})

test('a list to which a template adds items lacks nothing', () => {
  const drop = read('drop:\n  - A\n  {{- range .Values.more }}\n  - {{ . }}\n  {{- end }}\n').get('drop')
  expect([drop.contains('A'), drop.lacks('C')]).toEqual([true, false])
  const open = read('drop:\n  - A\n  {{- toYaml .Values.more | nindent 2 }}\n').get('drop')
  expect([open.contains('A'), open.lacks('C')]).toEqual([true, false])
})

test('what a syntax error touches is unknown, and what it may hide is not missing', () => {
  const text = textOf('spec:\n  hostPID: true\n  name: "open\n')
  expect(text.tree.errors.length).toBeGreaterThan(0)
  const spec = read(text.content).get('spec')
  expect(spec.get('name').isUnknown && spec.get('hostIPC').isUnknown).toBe(true)
})

test('all questions about an unknown value are answered with no', () => {
  const value = read('a: {{ .x }}\n').get('a')
  expect([
    value.is('x'),
    value.isNot('x'),
    value.contains('x'),
    value.lacks('x'),
    value.isMissing,
    value.exists,
  ]).toEqual(Array(6).fill(false))
  expect([value.string, value.scalar, value.json, ...value.items(), ...value.entries()]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a document of nothing, or of a scalar, answers nothing', () => {
  for (const content of ['', '# c\n', '---\n', 'just words\n', '[]\n', '*a\n']) {
    const value = read(content).get('a', 'b')
    expect(value.is(1) || value.exists || value.items().length > 0).toBe(false)
  }
})
