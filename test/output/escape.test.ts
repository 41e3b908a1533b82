import { expect, test } from 'vitest'
import { escapeText } from '../../server/src/output/escape.ts'

const cases: readonly (readonly [what: string, text: string, escaped: string])[] = [
  ['letters of any script', 'Größe «naïve» 日本 😀', 'Größe «naïve» 日本 😀'],
  ['quotes, percent signs and backslashes', '"a" %0A \\n', '"a" %0A \\n'],
  ['nothing', '', ''],
  ['a colour', '\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['a colour in one character', '\u009b31m', '\\u{9b}31m'],
  ['line breaks and tabs', 'a\r\nb\tc\u2028d', 'a\\u{d}\\u{a}b\\u{9}c\\u{2028}d'],
  ['a backspace and a delete', 'a\b\u007f', 'a\\u{8}\\u{7f}'],
  ['a NUL', '\0', '\\u{0}'],
  ['text that is turned around', 'user\u202egpj.exe', 'user\\u{202e}gpj.exe'],
  ['isolates and marks of direction', '\u2066\u2069\u200f\u061c', '\\u{2066}\\u{2069}\\u{200f}\\u{61c}'],
  ['letters without width and a byte order mark', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['invisible tags beyond the first plane', 'a\u{e0041}', 'a\\u{e0041}'],
  ['half of a character', 'a\ud83d', 'a\\u{d83d}'],
]

for (const [what, text, escaped] of cases) {
  test(`${what} is printed so that it is seen`, () => {
    expect(escapeText(text)).toBe(escaped)
  })
}
