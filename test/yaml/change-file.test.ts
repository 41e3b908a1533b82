import { expect, test } from 'vitest'
import { applyEdits, type Edit, Text } from '../../server/src/text/document.ts'
import { type Change, printChanges, type Refusal } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import type { JsonMap } from '../../server/src/yaml/json.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { textOf } from '../harness/yaml.ts'

/** The text before, the documents that are put behind it, and the text afterwards or why not all of them are. */
const DOCUMENTS: readonly (readonly [
  title: string,
  before: string,
  added: readonly JsonMap[],
  after: string | Refusal,
])[] = [
  ['goes behind the last line', 'a: 1\n', [{ b: 2 }], 'a: 1\n---\nb: 2\n'],
  ['gives the last line the line break that it lacks', 'a: 1', [{ b: 2 }], 'a: 1\n---\nb: 2\n'],
  ['has the line breaks of the file', 'a: 1\r\n', [{ b: { c: 2 } }], 'a: 1\r\n---\r\nb:\r\n  c: 2\r\n'],
  ['has the indentation of the file', 'a:\n    b: 1\n', [{ c: { d: 2 } }], 'a:\n    b: 1\n---\nc:\n    d: 2\n'],
  ['has lists as the file has them', 'a:\n- b\n', [{ c: ['d'] }], 'a:\n- b\n---\nc:\n- d\n'],
  ['quotes what else would not be a string', 'a: 1\n', [{ b: 'yes' }], 'a: 1\n---\nb: "yes"\n'],
  ['gives a last line of Windows its line break', 'a: 1\r\nb: 2', [{ c: 3 }], 'a: 1\r\nb: 2\r\n---\r\nc: 3\r\n'],
  ['goes into a file that is empty', '', [{ b: 2 }], '---\nb: 2\n'],
  ['goes behind comments', 'a: 1\n# end', [{ b: 2 }], 'a: 1\n# end\n---\nb: 2\n'],
  ['is ended where the one before is', 'a: 1\n...\n', [{ b: 2 }], 'a: 1\n...\n---\nb: 2\n...\n'],
  ['goes behind an end without a line break', 'a: 1\n...', [{ b: 2 }], 'a: 1\n...\n---\nb: 2\n...\n'],
  ['goes behind an end with a comment', 'a: 1\n... # a\n', [{ b: 2 }], 'a: 1\n... # a\n---\nb: 2\n...\n'],
  ['goes behind blank lines', 'a: |+\n  b\n\n', [{ b: 2 }], 'a: |+\n  b\n\n---\nb: 2\n'],
  ['goes behind a text with errors', 'a: [1\n', [{ b: 2 }], 'a: [1\n---\nb: 2\n'],
  ['goes behind another one', 'a: 1', [{ b: 2 }, { c: 3 }], 'a: 1\n---\nb: 2\n---\nc: 3\n'],
  ['goes behind another one only once', 'a: 1\n', [{ b: 2 }, { b: 2 }], 'a: 1\n---\nb: 2\n'],
  ['goes behind a template', '{{ if .a }}\na: 1\n{{- end }}', [{ b: 2 }], '{{ if .a }}\na: 1\n{{- end }}\n---\nb: 2\n'],
  ['does not go behind an action that trims what follows', '{{ if .a }}\na: 1\n{{ end -}}\n', [{ b: 2 }], 'template'],
  ['does not go behind a block scalar that has no line break at its end', 'a: |\n  b', [{ b: 2 }], 'layout'],
  ['does not go into JSON', '{"a": 1}\n', [{ b: 2 }], 'layout'],
]

test.each(DOCUMENTS)('a document %s', (_, before, added, after) => {
  const text = textOf(before)
  const { edits, skipped } = printChanges(added.map((value) => ({ kind: 'append-document', after: text, value })))
  if (after.includes('\n')) expect(applyEdits(before, edits.get(text) ?? [])).toBe(after)
  expect(skipped.map(({ reason }) => reason)).toEqual(after.includes('\n') ? [] : [after])
})

test('a document goes behind what is added to the one before', () => {
  const text = textOf('a: 1')
  const document: Change = { kind: 'append-document', after: text, value: { b: 2 } }
  const key = rootOf(text).get('c').set(3)
  for (const changes of [
    [document, key],
    [key, document],
  ]) {
    const { edits } = printChanges(changes)
    expect(applyEdits(text.content, edits.get(text) ?? [])).toBe('a: 1\nc: 3\n---\nb: 2\n')
  }
})

test('each document of a file gets its own changes', () => {
  const [first, second] = readYaml('file:///test.yaml', 'a: 1\n---\na: 2\n', 'kubernetes').map(({ text }) => text)
  const { edits } = printChanges([rootOf(second!).get('b').set(3), rootOf(first!).get('a').set(4)])
  expect(applyEdits(first!.content, edits.get(first!) ?? [])).toBe('a: 4\n')
  expect(applyEdits(second!.content, edits.get(second!) ?? [])).toBe('---\na: 2\nb: 3\n')
})

test('a file is made once, with what comes first', () => {
  const beside = textOf('a: 1\n')
  const files: readonly Change[] = [
    { kind: 'create-file', beside, path: 'a.yaml', content: 'a: 1\n' },
    { kind: 'create-file', beside, path: 'a.yaml', content: 'a: 1\n' },
    { kind: 'create-file', beside, path: 'a.yaml', content: 'a: 2\n' },
    { kind: 'create-file', beside, path: 'b.yaml', content: 'a: 2\n' },
  ]
  const printed = printChanges(files)
  expect(printed.files).toEqual([files[0], files[3]])
  expect(printed.skipped).toEqual([{ change: files[2], reason: 'contradiction' }])
  expect(printed.edits.size).toBe(0)
})

/** Edits of `FROM a:latest`, and the text afterwards; of the last edit, whether it is made. */
const EDITS: readonly (readonly [title: string, edits: readonly Edit[], after: string, isMade: boolean])[] = [
  ['an edit is made', [edit(5, 6, 'b')], 'FROM b:latest', true],
  ['the same edit is made once', [edit(5, 6, 'b'), edit(5, 6, 'b')], 'FROM b:latest', true],
  ['the same insertion is made once', [edit(5, 5, 'b'), edit(5, 5, 'b')], 'FROM ba:latest', true],
  ['of edits that overlap the first is made', [edit(5, 13, 'b'), edit(7, 13, '1')], 'FROM b', false],
  ['of edits of one span the first is made', [edit(5, 6, 'b'), edit(5, 6, 'c')], 'FROM b:latest', false],
  ['nothing is inserted into what is replaced', [edit(5, 13, 'b'), edit(7, 7, '1')], 'FROM b', false],
  ['neighbours are both made', [edit(5, 6, 'b'), edit(6, 13, '@c')], 'FROM b@c', true],
  ['insertions beside what is replaced are made', [edit(6, 13, ':1'), edit(6, 6, 'b')], 'FROM ab:1', true],
  ['insertions at one place keep their order', [edit(13, 13, ' AS'), edit(13, 13, ' b')], 'FROM a:latest AS b', true],
]

test.each(EDITS)('of a text that is not YAML, %s', (_, edits, after, isMade) => {
  const text = new Text('FROM a:latest')
  const printed = printChanges(edits.map((part) => ({ kind: 'edit', text, edit: part })))
  expect(applyEdits(text.content, printed.edits.get(text) ?? [])).toBe(after)
  expect(printed.skipped.map(({ reason }) => reason)).toEqual(isMade ? [] : ['contradiction'])
})

function edit(start: number, end: number, text: string): Edit {
  return { span: { start, end }, text }
}
