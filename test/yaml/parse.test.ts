import { expect, test } from 'vitest'
import { scalarText } from '../../server/src/yaml/decode.ts'
import type { Node } from '../../server/src/yaml/node.ts'
import { parseYaml } from '../../server/src/yaml/parse.ts'
import { readDocument } from '../../server/src/yaml/read.ts'
import { differenceFromYaml } from '../harness/yaml-oracle.ts'

// The place of the error is marked: «…».
const mistakes: readonly (readonly [marked: string, message: string])[] = [
  ['a: «b»: c\n', 'A mapping begins in the line of its key.'],
  ['a: «b»\n  c: d\n', 'A mapping begins in the line of its key.'],
  ['a:\n  b: c\n« »d: e\n', 'The line is not indented like its neighbours.'],
  ['a: b\n«c»\nd: e\n', 'There is no ":" behind the key.'],
  ['a: «-» b\n', 'A list begins in the line of its key.'],
  ['- a\n«b»: c\n', 'There is something unexpected here.'],
  ['«a\nb»: c\n', 'The key has several lines.'],
  ['a:\n«\t»b: c\n', 'The line is indented with a tab.'],
  ['a: "b«»', 'The quote is not closed.'],
  ['a: [b, c«»', 'The "[" is not closed.'],
  ['a: {b: c\n«d»: e', 'The "{" is not closed.'],
  ['a: «]»', 'There is a "]" without a "[".'],
  ['a: [b, «,» c]', 'There is a comma where none is expected.'],
  ['a: "«\\»q"', 'The escape sequence is none of YAML.'],
  ['a: «@»b', 'A value without quotes begins with a reserved character.'],
  ['a: &x «&y» b', 'The value has two anchors.'],
  ['a: &x «*y»', 'The alias has an anchor or a tag.'],
  ['a: «*»', 'The anchor or alias has no name.'],
  ['a: «!a!b» c', 'The tag is none of YAML.'],
  ['a: "b"«#c»', 'There is no space before the "#".'],
  ['a: |«x»\n', 'Something unexpected stands behind the "|" or ">".'],
  ['a: |\n\n    \n  «b»\n', 'An empty line before the text is indented more than the text.'],
  ['--- «a»: b\n', 'A mapping or a list begins in the line of the "---".'],
  ['«%YAML»\n---\na\n', 'The directive is none of YAML.'],
]

for (const [marked, message] of mistakes) {
  test(`${JSON.stringify(marked)}: ${message}`, () => {
    const content = marked.replace(/[«»]/g, '')
    const start = marked.indexOf('«')
    const end = marked.indexOf('»') - 1
    expect(parseYaml(content).errors[0]).toEqual({ start, end, kind: 'syntax', message })
  })
}

test('a document has all its errors, and what can be read of it', () => {
  const content = 'a: @b\nc: "\\q"\nd: e\nf: [g'
  const { root, errors } = parseYaml(content)
  expect(errors.map(({ start }) => start)).toEqual([3, 10, 24])
  expect(root?.kind === 'map' && root.pairs.map(({ key }) => content.slice(key.start, key.end))).toEqual([
    'a',
    'c',
    'd',
    'f',
  ])
})

test('a document has at most 20 errors, the first', () => {
  const { errors } = parseYaml('- @a\n'.repeat(100))
  expect(errors.map(({ start }) => start)).toEqual(Array.from({ length: 20 }, (_, i) => 5 * i + 2))
})

test('an error shows nothing of the document', () => {
  const contents = [
    'a: "\\k3y"',
    'a: |k3y\n',
    'a: !!k3y!k3y k3y',
    'k3y: k3y: k3y',
    'a: "b" k3y',
    '] k3y',
    '%YAML k3y\n---\n',
  ]
  const messages = contents.flatMap((content) => parseYaml(content).errors.map(({ message }) => message))
  expect(messages.length).toBeGreaterThanOrEqual(contents.length)
  expect(messages.filter((message) => message.includes('k3y') || !message.endsWith('.'))).toEqual([])
})

test('a second document is an error where it begins', () => {
  const message = 'A second document begins here, and is not read.'
  for (const content of ['a: 1\n---\nb: 2\n', 'a: 1\n...\nb: 2\n---\nc: "']) {
    const { root, errors } = parseYaml(content)
    expect(root).toMatchObject({ kind: 'map', start: 0, end: 4 })
    expect(errors).toEqual([
      { start: content.search(/(?<=\n)(---|b)/), end: expect.any(Number), kind: 'unread', message },
    ])
  }
})

test('what neither reader takes is not read, from where the first stopped', () => {
  const long = `a: b\n${'c: d\n'.repeat(13_000)}`
  const deep = `a: b\nc: ${'['.repeat(300)}`
  const dense = `a: b\nc: [${'[],'.repeat(15_000)}`
  for (const content of [`${long}? x`, deep, dense]) {
    const declined = readDocument(content)
    expect(parseYaml(content)).toEqual({
      root: undefined,
      comments: [],
      errors: [
        {
          start: 'declined' in declined && declined.at,
          end: expect.any(Number),
          kind: 'unread',
          message: expect.any(String),
        },
      ],
      hasAliases: false,
    })
  }
})

test('the limit for the slower reader can be set', () => {
  expect(parseYaml('? a', { fallbackLimit: 3 }).errors).toEqual([])
  expect(parseYaml('? a', { fallbackLimit: 2 }).errors).toMatchObject([{ start: 0, end: 0, kind: 'unread' }])
  expect(parseYaml('a: b', { fallbackLimit: 0 }).errors).toEqual([])
})

const unusual = [
  '? a\n: b\n? c\n: - d\n',
  '? &x !t a # b\n# c\n: *x\n? d',
  '? |2-\n    a\n  b\n: >+\n\n  c\n\n   d\n',
  '? [a, {b: c}]\n: {d, ? e : f, : g}\n',
  '[a]: b\n{c: d}: e\n',
  '? - &x a\n  - *x\n: &x b\n? *x\n: *x\n',
  '%YAML 1.2\n---\na: b # c\n',
  'a: b\rc',
  'a\n\t',
  '-\ta\n-\t[b]\n',
  '&a\n!t\nb: c\n',
  '[a: b, c: , ? d]',
  '[*x , &x , !t , &x a, *x]\n',
  '! a',
  '\t',
]

test.each(unusual)('%j has the tree of the package', (content) => {
  expect(readDocument(content)).toHaveProperty('declined')
  const tree = parseYaml(content)
  expect(tree.errors).toEqual([])
  expect(differenceFromYaml(content, tree)).toBe(undefined)
})

test('what stands behind a byte order mark is indented as it would be without', () => {
  expect(parseYaml('\ufeff- a: b\n  c: d\n')).toMatchObject({ root: { items: [{ start: 3, end: 14 }] }, errors: [] })
})

test('explicit keys are marked', () => {
  expect(parseYaml('? a\n: b\nc: d\n').root).toMatchObject({
    pairs: [
      { explicit: true, colon: 4 },
      { explicit: false, colon: 9 },
    ],
  })
})

const size = 60_000
const hostile: Readonly<Record<string, string>> = {
  brackets: '['.repeat(size),
  'mixed brackets': '{]'.repeat(size / 2),
  'brackets that close': ']\n'.repeat(size / 2),
  'nested mappings': '{a: '.repeat(size / 4),
  dashes: '- '.repeat(size / 2),
  'question marks': '? '.repeat(size / 2),
  'question marks in lines': Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}?\n`).join(''),
  colons: ': '.repeat(size / 2),
  quotes: '"a\n'.repeat(size / 3),
  'wrong escapes': `"${'\\q'.repeat(size / 2)}"`,
  anchors: '&a '.repeat(size / 3),
  aliases: `? &a a\n${': *a\n'.repeat(size / 5)}`,
  tags: '! '.repeat(size / 2),
  tabs: '\t'.repeat(size),
  'lines of tabs': '\ta: b\n'.repeat(size / 6),
  'carriage returns': 'a: b\r'.repeat(size / 5),
  'block scalars': 'a: |9\n b\n'.repeat(size / 9),
  directives: '%A\n'.repeat(size / 3),
  markers: '---\n'.repeat(size / 4),
  nothing: '\0'.repeat(size),
  surrogates: '\ud800'.repeat(size),
}

test.each(Object.entries(hostile))('any number of %s is read without a failure', (_, content) => {
  const { root, errors } = parseYaml(content)
  expect(root === undefined || textLength(root, content) >= 0).toBe(true)
  for (const { start, end } of errors) expect(0 <= start && start <= end && end <= content.length).toBe(true)
  expect(errors.length).toBeLessThanOrEqual(21)
})

function textLength(node: Node, content: string): number {
  if (node.kind === 'alias') return 0
  if (node.kind === 'scalar') return scalarText(content, node).length
  if (node.kind === 'seq') return node.items.reduce((sum, item) => sum + textLength(item, content), 0)
  return node.pairs.reduce((sum, { key, value }) => sum + textLength(key, content) + textLength(value, content), 0)
}

test('the stack traces of other errors stay as they are', () => {
  const before = Error.stackTraceLimit
  parseYaml('? a: "')
  expect(Error.stackTraceLimit).toBe(before)
})
