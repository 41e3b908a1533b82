import { expect, test } from 'vitest'
import type { Node, Pair } from '../../server/src/yaml/node.ts'
import { readDocument } from '../../server/src/yaml/read.ts'

/** A node as its kind and its place, with what is in it. */
function outline(node: Node): unknown {
  const place = `${node.start}–${node.end}`
  if (node.kind === 'alias') return `*${node.name} ${place}`
  const properties = node.properties ? ` [${node.properties.start}–${node.properties.end}]` : ''
  const title = `${node.kind === 'scalar' ? node.style : node.kind} ${place}${properties}`
  if (node.kind === 'scalar') return title
  if (node.kind === 'seq') return { [title]: node.items.map(outline) }
  return { [title]: node.pairs.map(outlinePair) }
}

function outlinePair({ key, colon, value }: Pair): unknown {
  return [outline(key), colon, outline(value)]
}

const trees: readonly (readonly [title: string, content: string, tree: unknown])[] = [
  ['a mapping ends with its last value', 'a: b # c\n', { 'map 0–4': [['plain 0–1', 1, 'plain 3–4']] }],
  [
    'a list below its key need not be indented',
    'a:\n- b\n',
    { 'map 0–6': [['plain 0–1', 1, { 'seq 3–6': ['plain 5–6'] }]] },
  ],
  ['a mapping can begin behind a dash', '- a: b\n', { 'seq 0–6': [{ 'map 2–6': [['plain 2–3', 3, 'plain 5–6']] }] }],
  [
    'a value that is left out is behind the colon',
    'a:\nb:',
    {
      'map 0–5': [
        ['plain 0–1', 1, 'plain 2–2'],
        ['plain 3–4', 4, 'plain 5–5'],
      ],
    },
  ],
  ['a value that is left out is behind the blanks too', 'a:  # b\n', { 'map 0–4': [['plain 0–1', 1, 'plain 4–4']] }],
  ['an item that is left out is behind the dash', '-\n- a\n', { 'seq 0–5': ['plain 1–1', 'plain 4–5'] }],
  ['a key alone in braces has no colon and an empty value', '{a}', { 'map 0–3': [['plain 1–2', -1, 'plain 2–2']] }],
  ['a colon may touch a quoted key in braces', '{"a":b}', { 'map 0–7': [['double 1–4', 4, 'plain 5–6']] }],
  ['brackets may span lines and end with a comma', '[a,\n b,\n]', { 'seq 0–9': ['plain 1–2', 'plain 5–6'] }],
  ['the closing bracket may stand below its key', 'a: [\n]\n', { 'map 0–6': [['plain 0–1', 1, { 'seq 3–6': [] }]] }],
  [
    'plain text goes on in lines that are indented more',
    'a: b\n c\n\n d\n',
    { 'map 0–11': [['plain 0–1', 1, 'plain 3–11']] },
  ],
  ['blanks at the end belong to nothing', 'a: b \t \n', { 'map 0–4': [['plain 0–1', 1, 'plain 3–4']] }],
  ['a block scalar ends with its last line break', 'a: |\n b\n\n', { 'map 0–8': [['plain 0–1', 1, 'literal 3–8']] }],
  ['one that keeps its line breaks has them all', 'a: |+\n b\n\n', { 'map 0–10': [['plain 0–1', 1, 'literal 3–10']] }],
  ['an anchor and a tag are before the value', 'a: &x !t b\n', { 'map 0–10': [['plain 0–1', 1, 'plain 9–10 [3–8]']] }],
  [
    'in the line of the key they belong to what is below',
    'a: &x\n  b: c',
    { 'map 0–12': [['plain 0–1', 1, { 'map 8–12 [3–5]': [['plain 8–9', 9, 'plain 11–12']] }]] },
  ],
  [
    'in the line of another key they belong to that key',
    '&x a: b',
    { 'map 3–7': [['plain 3–4 [0–2]', 4, 'plain 6–7']] },
  ],
  ['an alias is a value', '[&x a, *x]', { 'seq 0–10': ['plain 4–5 [1–3]', '*x 7–9'] }],
  ['a root may stand in the line of the marker', '--- a\n', 'plain 4–5'],
  [
    'lines may end with CR LF',
    'a: b\r\nc:\r\n',
    {
      'map 0–8': [
        ['plain 0–1', 1, 'plain 3–4'],
        ['plain 6–7', 7, 'plain 8–8'],
      ],
    },
  ],
  ['a byte order mark is before everything', '\ufeffa: b', { 'map 1–5': [['plain 1–2', 2, 'plain 4–5']] }],
  ['tabs may stand before values and comments', 'a:\tb\t# c', { 'map 0–4': [['plain 0–1', 1, 'plain 3–4']] }],
  ['an end marker may follow', 'a\n... # b\n', 'plain 0–1'],
]

for (const [title, content, tree] of trees) {
  test(title, () => {
    const read = readDocument(content)
    expect('declined' in read || (read.root && outline(read.root))).toEqual(tree)
  })
}

test.each([
  ['a: b # c\n# d\n  #e', [5, 8, 9, 12, 15, 17]],
  ['a: "# b" #c\r\nd: |  # e\n  # f\n', [9, 11, 19, 22]],
  ['[a, # b\n  #c\n]', [4, 7, 10, 12]],
  ['a#b: c#d', []],
])('the comments of %j are at %j', (content, comments) => {
  expect(readDocument(content)).toMatchObject({ comments })
})

test('a document of comments and blank lines has no root', () => {
  expect(readDocument('# a\n\n---\n# b\n')).toEqual({
    root: undefined,
    comments: [0, 3, 9, 12],
    errors: [],
    hasAliases: false,
  })
})

test('an alias means the node with its anchor that began last before it', () => {
  const read = readDocument('- &x a\n- *x\n- &x [*x]\n- *x\n- *y\n')
  if ('declined' in read || read.root?.kind !== 'seq') throw new Error('not read')
  const [first, second, third, fourth, fifth] = read.root.items
  expect(second).toMatchObject({ kind: 'alias', target: first })
  expect(third).toMatchObject({ kind: 'seq', items: [{ kind: 'alias', name: 'x' }] })
  expect(third?.kind === 'seq' && third.items[0]?.kind === 'alias' && third.items[0].target).toBe(third)
  expect(fourth?.kind === 'alias' && fourth.target).toBe(third)
  expect(fifth).toMatchObject({ kind: 'alias', name: 'y', target: undefined })
  expect(read.hasAliases).toBe(true)
})

const anchored = 'a: [x, &b {c: &d [e, {f: !t "g"}], &h h: *d}, *b, i]\nb: *b\nd: *d\nh: *h\n'

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
  'aliases of what is in a flow collection mean nodes of the tree, looked at in the order %j',
  (order) => {
    const read = readDocument(anchored)
    if ('declined' in read || read.root?.kind !== 'map') throw new Error('not read')
    for (const i of order) {
      const { value } = read.root.pairs[i]!
      nodesIn(value.kind === 'alias' && value.target ? value.target : value)
    }
    const nodes = nodesIn(read.root)
    const aliases = nodes.filter((node) => node.kind === 'alias')
    const [map, list] = ['{c: &d [e, {f: !t "g"}], &h h: *d}', '[e, {f: !t "g"}]']
    expect(aliases.map(({ target }) => target && anchored.slice(target.start, target.end))).toEqual([
      list,
      map,
      map,
      list,
      'h',
    ])
    expect(aliases.map(({ target }) => nodes.filter((node) => node === target).length)).toEqual([1, 1, 1, 1, 1])
  },
)

/** A node and all that is in it, in the order of the text. */
function nodesIn(node: Node): readonly Node[] {
  if (node.kind === 'map')
    return [node, ...node.pairs.flatMap(({ key, value }) => [...nodesIn(key), ...nodesIn(value)])]
  return node.kind === 'seq' ? [node, ...node.items.flatMap(nodesIn)] : [node]
}

test('an alias of an anchor that is nowhere is not counted as one', () => {
  expect(readDocument('*x')).toMatchObject({ root: { kind: 'alias' }, hasAliases: false })
})

const declined: readonly (readonly [content: string, at: number])[] = [
  ['? a\n: b\n', 0],
  ['%YAML 1.2\n---\na\n', 0],
  ['a\n---\nb\n', 2],
  ['a\n...\nb\n', 6],
  ['a: b\rc: d', 4],
  ['a: b: c', 4],
  ['a: - b', 3],
  ['a: b\n c: d', 7],
  ['a:\n  b: c\n d: e', 11],
  ['a: "b', 5],
  ['a: "b\nc"', 5],
  ['a: "\\q"', 4],
  ['a: "\\u12"', 4],
  ['a: [b', 5],
  ['a: [b\nc]', 6],
  ['[a b: c]', 4],
  ['[a,, b]', 3],
  ['{a: b} c', 7],
  ['a: |x\n', 4],
  ['a: |\n\n   \n  b\n', 5],
  ['a: &x &y b', 6],
  ['a: &x *y', 6],
  ['[*a]}', 4],
  ['a: *b:', 3],
  ['a: !', 3],
  ['a: !a!b c', 5],
  ['a: @b', 3],
  ['a: "b"#c', 6],
  ['\ta: b', 1],
  ['a:\n\tb: c', 4],
  ['-\ta: b', 1],
  ['a:\n#b\n  c\nd: e', 9],
  ['['.repeat(300), 250],
]

test.each(declined)('%j is declined at %i', (content, at) => {
  expect(readDocument(content)).toEqual({ declined: expect.any(String), at })
})

const size = 300_000
const long: readonly (readonly [title: string, content: string])[] = [
  ['brackets', '['.repeat(size)],
  ['dashes', '- '.repeat(size)],
  ['keys', 'a: '.repeat(size)],
  ['nested keys', Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ['spaces', ' '.repeat(size)],
  ['line breaks', `a: b${'\n'.repeat(size)}`],
  ['line breaks in a quote', `"${' \n'.repeat(size)}"`],
  ['line breaks in brackets', `[a${'\n'.repeat(size)}]`],
  ['line breaks in block scalars', 'a: |\n\n\n\n'.repeat(size / 9)],
  ['backslashes', `"${'\\'.repeat(size)}"`],
  ['quotes', "'".repeat(size)],
  ['anchors', '- &a b\n'.repeat(size / 7)],
  ['aliases', `- &a b\n${'- *a\n'.repeat(size / 5)}`],
  ['comments', `a:\n${'  # b\n'.repeat(size / 6)}`],
  ['colons', ':'.repeat(size)],
  ['entries', `{${'a, '.repeat(size / 3)}}`],
]

test.each(long)('no number of %s is too many', (_, content) => {
  const read = readDocument(content)
  expect('declined' in read ? read.at : read.errors.length).toBeLessThanOrEqual(content.length)
})
