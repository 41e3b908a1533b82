import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, LineIndex } from '../../server/src/text/document.ts'

const replace = (start: number, end: number, text: string) => ({ span: { start, end }, text })

test('edits are made at the offsets of the original, whatever their order', () => {
  const edits = [replace(6, 11, 'there'), replace(0, 5, 'Hi')]
  expect(applyEdits('Hello world', edits)).toBe('Hi there')
  expect(applyEdits('Hello world', edits.toReversed())).toBe('Hi there')
})

test('insertions at one offset keep their order and come before what replaces the text there', () => {
  expect(applyEdits('abc', [replace(1, 2, 'X'), replace(1, 1, '1'), replace(1, 1, '2')])).toBe('a12Xc')
})

test('edits that overlap are refused', () => {
  expect(() => applyEdits('abc', [replace(0, 2, ''), replace(1, 3, '')])).toThrow(RangeError)
})

const lines: readonly (readonly [content: string, starts: readonly number[]])[] = [
  ['', [0]],
  ['a', [0]],
  ['a\n', [0, 2]],
  ['a\r\nb\r\n', [0, 3, 6]],
  ['a\rb', [0, 2]],
  ['a\r\r\nb\n\rc', [0, 2, 4, 6, 7]],
  ['😀\nx', [0, 3]],
]

for (const [content, starts] of lines) {
  test(`the lines of ${JSON.stringify(content)} begin where they do`, () => {
    const index = new LineIndex(content)
    expect(index.lineCount).toBe(starts.length)
    expect(starts.map((start) => index.positionAt(start))).toEqual(starts.map((_, line) => ({ line, character: 0 })))
  })
}

test('an offset is found again by its position', () => {
  const character = fc.constantFrom('a', 'ß', '😀', '\n', '\r\n', '\r', ' ')
  fc.assert(
    fc.property(fc.array(character, { maxLength: 40 }), fc.nat(), (characters, seed) => {
      const content = characters.join('')
      const index = new LineIndex(content)
      const offset = seed % (content.length + 1)
      expect(index.offsetAt(index.positionAt(offset))).toBe(offset)
    }),
  )
})

test('a position beyond a line or the file is taken for its end', () => {
  const index = new LineIndex('ab\ncd')
  expect(index.offsetAt({ line: 0, character: 99 })).toBe(3)
  expect(index.offsetAt({ line: 9, character: 0 })).toBe(5)
  expect(index.positionAt(99)).toEqual({ line: 1, character: 2 })
})
