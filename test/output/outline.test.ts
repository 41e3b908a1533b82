import { expect, test } from 'vitest'
import { type Outline, outlineOf } from '../../server/src/output/outline.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { textOf } from '../harness/yaml.ts'

const nothing = { known: 0, unknown: 0, comments: 0, anchors: 0, aliases: 0 }

const cases: readonly (readonly [what: string, content: string, outline: Partial<Outline>])[] = [
  [
    'a resource has its kind and name as title',
    'kind: Service\nmetadata:\n  name: web # c\n',
    { ...nothing, title: 'Service web', known: 2, comments: 1 },
  ],
  ['a resource without a name has its kind', 'kind: List\nitems: []\n', { ...nothing, title: 'List', known: 2 }],
  ['a map without a kind says how large it is', 'a: 1\nb: {c: [2, ~]}\n', { title: 'map of 2 keys', known: 3 }],
  ['a list says how long it is', '- a\n', { title: 'list of 1 item', known: 1 }],
  ['a scalar is one', 'words\n', { title: 'scalar', known: 1 }],
  ['a document of comments is empty', '# a\n\n# b\n', { ...nothing, title: 'empty', comments: 2 }],
  ['a document of nothing is empty', '', { ...nothing, title: 'empty' }],
  [
    'what a template prints is unknown, and is named as it is written',
    'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n  labels: {{ .Values.labels }}\n',
    { title: 'Service {{ .Values.name }}', known: 1, unknown: 2 },
  ],
  [
    'a document of which a template prints all says so',
    '{{- include "all" . -}}\n',
    { ...nothing, title: 'only template actions' },
  ],
  [
    'what may be left out is one unknown value',
    dedent(`
      a: 1
      {{- if .Values.b }}
      b:
        c: 1
        d: 2
      {{- end }}
    `),
    { title: 'map of 2 keys', known: 1, unknown: 1 },
  ],
  [
    'what an anchor names counts once',
    'a: &x {b: 1, c: 2}\nd: *x\ne: {<<: *x}\n',
    { ...nothing, title: 'map of 3 keys', known: 4, anchors: 1, aliases: 2 },
  ],
  ['a long name is cut', `kind: ${'k'.repeat(61)}\n`, { title: `${'k'.repeat(60)}…` }],
]

for (const [what, content, outline] of cases) {
  test(what, () => {
    expect(outlineOf(textOf(content))).toMatchObject(outline)
  })
}

test('aliases of aliases are not followed', () => {
  const line = (i: number) => `a${i}: &a${i} [${i > 0 ? Array(9).fill(`*a${i - 1}`) : 1}]\n`
  const bomb = Array.from({ length: 30 }, (_, i) => line(i)).join('')
  expect(outlineOf(textOf(bomb))).toMatchObject({ known: 1 + 29 * 9, unknown: 0, anchors: 30, aliases: 29 * 9 })
})

test('a document without a tree is shown as not read', () => {
  const outline = outlineOf(textOf(`${'['.repeat(5000)}\n`))
  expect(outline).toMatchObject({ ...nothing, title: 'not read' })
})

test('the span goes from the first entry to the last', () => {
  const content = '# c\n\na: 1\nb:\n  - 2\n\n# d\n'
  const { start, end } = outlineOf(textOf(content)).span
  expect(content.slice(start, end)).toBe('a: 1\nb:\n  - 2')
})
