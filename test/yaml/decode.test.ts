import { expect, test } from 'vitest'
import { scalarText } from '../../server/src/yaml/decode.ts'
import { parseYaml } from '../../server/src/yaml/parse.ts'

/** The text of the scalar that is the whole document, or the value of its first key. */
function textOf(content: string): string | undefined {
  const { root } = parseYaml(content)
  const node = root?.kind === 'map' ? root.pairs[0]?.value : root
  return node?.kind === 'scalar' ? scalarText(content, node) : undefined
}

const cases: readonly (readonly [title: string, content: string, text: string])[] = [
  ['a value that is left out is empty', 'a:', ''],
  ['plain text is as it is', 'a: b  c\td # e', 'b  c\td'],
  ['a line break in plain text is a space', 'a: b \n  c', 'b c'],
  ['two are one', 'a: b\n\n  c', 'b\nc'],
  ['three are two, whatever blanks are between', 'a: b\t\r\n  \r\n\r\n  c', 'b\n\nc'],
  ['backslashes in plain text are letters', 'a: b\\n', 'b\\n'],
  ['nothing in quotes is empty', "''", ''],
  ['two single quotes are one', "'it''s '''", "it's '"],
  ['backslashes in single quotes are letters', "'a\\n'", 'a\\n'],
  ['single quotes keep their outer blanks', "' a \n b '", ' a b '],
  ['a line break at the end is a space too', "'a\n '", 'a '],
  ['empty lines at the start stay', "'\n\n a'", '\na'],
  [
    'double quotes know escapes',
    '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"',
    '\0\x07\b\t\n\v\f\r\x1b "/\\\u0085\u00a0\u2028\u2029',
  ],
  ['and a tab behind a backslash', '"a\\\tb"', 'a\tb'],
  ['characters may be written as numbers', '"\\x41\\u00e9\\U0001F600\\ud83d\\ude00"', 'Aé😀😀'],
  ['a line break in double quotes is a space', '"a  \n  b"', 'a b'],
  ['an escaped line break is nothing', '"a \\\n  b"', 'a b'],
  ['an escaped blank before a line break stays', '"a\\t \n  b"', 'a\t b'],
  ['a blank behind an escaped line break can be escaped', '"a\\\n  \\  b"', 'a  b'],
  ['line breaks behind an escaped one fold', '"a\\\r\n\r\n\r\n b"', 'a\nb'],
  ['several line breaks are one fewer', '"a\n\n  \n b"', 'a\n\nb'],
  ['a literal keeps its lines', 'a: |\n  b\n   c\n\n  d\n', 'b\n c\n\nd\n'],
  ['its line breaks are line feeds', 'a: |\r\n  b\r\n\r\n  c\r\n', 'b\n\nc\n'],
  ['it ends with one line break', 'a: |\n  b\n\n\n', 'b\n'],
  ['with none after a minus', 'a: |-\n  b\n\n\n', 'b'],
  ['with all after a plus', 'a: |+\n  b\n\n\n', 'b\n\n\n'],
  ['with one even where the file ends without', 'a: |\n  b', 'b\n'],
  ['blanks at the ends of lines stay', 'a: |\n  b \n  c\t\n', 'b \nc\t\n'],
  ['a digit says what is indentation', 'a: |1\n   b\n  c\n', '  b\n c\n'],
  ['the sign may be before the digit', 'a: |-1\n  b\n', ' b'],
  ['lines of spaces are empty', 'a: |\n  b\n \n  c\n', 'b\n\nc\n'],
  ['those that are indented more keep the rest', 'a: |\n  b\n    \n  c\n', 'b\n  \nc\n'],
  ['at the end as well', 'a: |\n  b\n    \n\n', 'b\n  \n'],
  ['empty lines at the start stay in a literal', 'a: |\n\n  b\n', '\nb\n'],
  ['a literal without lines is empty', 'a: |\n\nb: c', ''],
  ['it keeps its line breaks after a plus', 'a: |+\n\n\nb: c', '\n\n'],
  ['a folded text has spaces for line breaks', 'a: >\n  b\n  c\n\n  d\n', 'b c\nd\n'],
  ['lines that are indented more are not folded', 'a: >\n  b\n    c\n  d\n  e\n', 'b\n  c\nd e\n'],
  ['empty lines around them stay', 'a: >\n  b\n\n    c\n\n  d\n', 'b\n\n  c\n\nd\n'],
  ['lines that begin with a tab are not folded', 'a: >\n  b\n  \tc\n  d\n', 'b\n\tc\nd\n'],
  ['empty lines at the start stay in a folded text', 'a: >\n\n\n  b\n', '\n\nb\n'],
  ['empty lines at the end are dropped', 'a: >-\n  b\n\n', 'b'],
  ['or kept', 'a: >+\n  b\n\n', 'b\n\n'],
  ['a block scalar can be the root', '--- |\na\n b\n', 'a\n b\n'],
  ['an explicit key does not matter', '? a\n: |2\n    b\n', '  b\n'],
  ['nor does one that needs the package', '? a\n: >-\n  b\n  c\r\n  d\n', 'b c d'],
]

for (const [title, content, text] of cases) {
  test(title, () => expect(textOf(content)).toBe(text))
}

test('a block scalar of a megabyte is read', () => {
  const line = `  ${'x'.repeat(98)}\n`
  const content = `a: >\n${line.repeat(10_000)}`
  expect(textOf(content)).toHaveLength(10_000 * 99)
})
