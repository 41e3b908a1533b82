import { expect, test } from 'vitest'
import { sourceLine } from '../../server/src/output/source-line.ts'

/** What is shown of a line whose part between `«` and `»` is marked, with carets below. */
function shown(marked: string): string {
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const line = sourceLine(marked.replace(/[«»]/g, ''), start, end)
  return `${line.text}\n${' '.repeat(line.start)}${'^'.repeat(line.width)}`
}

const rows: readonly (readonly [line: string, shown: string])[] = [
  ['a: «b» # c', 'a: b # c\n   ^'],
  ['a: «»', 'a: \n   ^'],
  ['\tb:\t«c»', '    b:  c\n        ^'],
  ['# 船 «é»', '# 船 é\n     ^'],
  ['«船» x', '船 x\n^^'],
  ['e\u0301 «b»', 'e\u0301 b\n  ^'],
  ['«a\u202eb»', 'a\\u{202e}b\n^^^^^^^^^^'],
  [`a: «${'b'.repeat(200)}»`, `a: ${'b'.repeat(97)}…\n   ${'^'.repeat(97)}`],
  [`${'a'.repeat(200)}«b» c`, `…${'a'.repeat(30)}b c\n${' '.repeat(31)}^`],
  [`${'a'.repeat(5000)}«b»${'c'.repeat(5000)}`, `…${'a'.repeat(30)}b${'c'.repeat(69)}…\n${' '.repeat(31)}^`],
]

test.each(rows)('%j is shown with its caret in the right column', (line, expected) => {
  expect(shown(line)).toBe(expected)
})
