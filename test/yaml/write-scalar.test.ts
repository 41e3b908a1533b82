import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ScalarStyle } from '../../server/src/yaml/node.ts'
import { resolvePlain, type ScalarValue } from '../../server/src/yaml/scalar.ts'
import { type Place, type Quote, rewriteScalar, writeKey, writeScalar } from '../../server/src/yaml/write-scalar.ts'

const PLAIN = `
  web  app.kubernetes.io/name  100m  1Gi  1.2.3  10.0.0.0/8  --flag=x  -v  a#b  a"b  it's  Größe  日本  😀  /bin/sh  ./x
  ~/x  $HOME  yes!  a%b  12h  2026-01-01-backup  0x1G  v1  True-ish  a=b  a|b  a*  <a>  ..a
`

test.each([...PLAIN.trim().split(/\s+/), 'a b'])('%s is written plain', (text) => {
  expect(writeScalar(text, 'block', 'single')).toBe(text)
  expect(writeScalar(text, 'flow', 'double')).toBe(text)
  expect(writeKey(text, 'block', 'double')).toBe(text)
})

const PLAIN_IN_BLOCK = `
  nginx:1.25  https://x/y#w  a,b  a{b}  a[0]  fe80::1  registry:5000/a@sha256:0f  a?b
`

test.each(PLAIN_IN_BLOCK.trim().split(/\s+/))('%s is written plain, but in quotes inside brackets', (text) => {
  expect(writeScalar(text, 'block', 'single')).toBe(text)
  expect(writeScalar(text, 'flow', 'single')).toBe(`'${text}'`)
})

const QUOTED = `
  yes  No  ON  y  tRUE  null  ~  =  <<  0  8080  0644  0o14  0x1F  0x_  0b1  1_000  1,000  1.5  .  .5  5.  1e3  e3  1e999
  +1  -1  -  --  .inf  -.Inf  12:30  12:30:45  80:80  2026-01-01  2026-01-01T00:00:00Z  ---  ---x  ...  ?a  :a  a:  #a
  "a  @a  \`a  %a  !a  &a  *a  |  >  {a  [a  ]  }  ,a  a{{b}}
`

test.each([
  ...QUOTED.trim().split(/\s+/),
  '',
  ' ',
  ' a',
  'a ',
  '- a',
  '? a',
  'a: b',
  'a #b',
  '{{ .Values.x }}',
  'a\u00a0b',
])('%s is written in quotes', (text) => {
  expect(writeScalar(text, 'block', 'single')).toBe(`'${text}'`)
  expect(writeScalar(text, 'flow', 'single')).toBe(`'${text}'`)
  expect(writeKey(text, 'block', 'single')).toBe(`'${text}'`)
})

/** Value, place, preferred quote, text. */
const TEXTS: readonly (readonly [ScalarValue, Place, Quote, string])[] = [
  ["'a'", 'block', 'single', "'''a'''"],
  ["'a'", 'block', 'double', `"'a'"`],
  ['"a\\', 'block', 'single', `'"a\\'`],
  ['"a\\', 'block', 'double', '"\\"a\\\\"'],
  ['a\nb\r\n', 'block', 'single', '"a\\nb\\r\\n"'],
  ['a\tb', 'flow', 'single', '"a\\tb"'],
  ['\u0000\u001b\u007f\u0085', 'block', 'single', '"\\u0000\\u001b\\u007f\\u0085"'],
  ['\ufeffa\u2028\u2029\uffff', 'json', 'single', '"\\ufeffa\\u2028\\u2029\\uffff"'],
  ['a\ud800b', 'block', 'single', '"a\ufffdb"'],
  ['\u200b', 'block', 'single', "'\u200b'"],
  ['web', 'json', 'single', '"web"'],
  ["it's", 'json', 'single', `"it's"`],
  [true, 'block', 'single', 'true'],
  [false, 'json', 'double', 'false'],
  [null, 'flow', 'single', 'null'],
  [8080, 'block', 'single', '8080'],
  [0.1, 'json', 'single', '0.1'],
  [-0, 'block', 'single', '-0.0'],
  [1e21, 'block', 'single', '1.0e+21'],
  [-1.5e-7, 'block', 'single', '-1.5e-7'],
  [1e-7, 'json', 'single', '1.0e-7'],
  [2 ** 64, 'block', 'single', '18446744073709552000'],
  [Number.NaN, 'block', 'single', '.nan'],
  [Number.NEGATIVE_INFINITY, 'flow', 'single', '-.inf'],
  [Number.POSITIVE_INFINITY, 'json', 'single', '".inf"'],
]

test.each(TEXTS)('%j in a %s with %s quotes is %s', (value, place, quote, text) => {
  expect(writeScalar(value, place, quote)).toBe(text)
})

/** Value, old style, place, text; the file prefers single quotes. */
const REWRITTEN: readonly (readonly [ScalarValue, ScalarStyle, Place, string])[] = [
  ['web', 'plain', 'block', 'web'],
  ['yes', 'plain', 'block', "'yes'"],
  ['a:b', 'plain', 'flow', "'a:b'"],
  ['web', 'single', 'block', "'web'"],
  ['web', 'double', 'block', '"web"'],
  ['a\nb', 'single', 'block', '"a\\nb"'],
  ['web', 'single', 'json', '"web"'],
  ['web', 'literal', 'block', 'web'],
  ['a\n', 'folded', 'block', '"a\\n"'],
  [true, 'double', 'block', 'true'],
  [8080, 'single', 'block', '8080'],
  [null, 'plain', 'block', 'null'],
]

test.each(REWRITTEN)('%j in the place of a %s scalar in a %s is %s', (value, style, place, text) => {
  expect(rewriteScalar(value, { style }, place, 'single')).toBe(text)
})

const yamlLike = fc.string({
  unit: fc.constantFrom(
    ...'-?:,[]{}#&*!|>\'"%@`~=<.+_/\\ 0123456789aeExXobyntTfZé\t\n\r\u0085\u00a0\u2028\ufeff\u200b\u007f\0\ufffe\u3000',
    ...[': ', ' #', '- ', '---', '...', '{{', '\ud800', '\udc00', '😀'],
  ),
  maxLength: 8,
})
const words =
  'yes|No|on|y|True|null|~|.inf|.NaN|<<|=|2026-01-01|2026-1-1 1:2:3|12:30:45|1e3|0644|0o14|0x1F|1_0|-0|.|e3|__proto__'
const strings = fc.oneof(yamlLike, fc.string({ unit: 'binary' }), fc.constantFrom(...words.split('|')))
const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e20, 1e21, 1e22, 2 ** 63, 2 ** 64, -(2 ** 63)))
const scalars: fc.Arbitrary<ScalarValue> = fc.oneof(strings, numbers, fc.boolean(), fc.constant(null))
const quotes = fc.constantFrom<Quote>('single', 'double')
const styles = fc.constantFrom<ScalarStyle>('plain', 'single', 'double', 'literal', 'folded')

test('every reader takes the text for the value, wherever it stands', () => {
  fc.assert(
    fc.property(scalars, quotes, styles, (value, quote, style) => {
      const block = writeScalar(value, 'block', quote)
      const flow = writeScalar(value, 'flow', quote)
      const again = rewriteScalar(value, { style }, 'block', quote)
      const read = [`- ${block}`, `- ${block} # c`, `[${flow}]`, `[${flow}, x]`, `- ${again}`].flatMap(readings)
      const inMap = [`a: ${block}`, `{a: ${flow}}`, `{a: ${flow}, b: 1}`].flatMap(readings)
      const expected = whole(value)
      for (const list of read) expect(list).toHaveProperty([0], expected)
      for (const map of inMap) expect(map).toHaveProperty(['a'], expected)
      for (const text of [block, flow, again]) {
        expect(text).not.toMatch(/[\n\r]/)
        if (/^['"]/.test(text)) continue
        expect(resolvePlain(text, 'kubernetes')).toBe(expected)
        expect(resolvePlain(text, 'compose')).toBe(expected)
      }
    }),
    { numRuns: 3000 },
  )
})

test('every reader takes the text for the key, wherever it stands', () => {
  fc.assert(
    fc.property(strings, quotes, (key, quote) => {
      const documents = [`${writeKey(key, 'block', quote)}: 1`, `{${writeKey(key, 'flow', quote)}: 1}`]
      for (const map of documents.flatMap(readings)) expect(Object.keys(Object(map))).toEqual([whole(key)])
    }),
    { numRuns: 3000 },
  )
})

test('JSON takes the text for the value', () => {
  fc.assert(
    fc.property(scalars, quotes, (value, quote) => {
      fc.pre(typeof value !== 'number' || Number.isFinite(value))
      expect(JSON.parse(writeScalar(value, 'json', quote))).toBe(whole(value))
    }),
    { numRuns: 3000 },
  )
})

function readings(document: string): unknown[] {
  return [parse(document, { version: '1.1' }), parse(document, { version: '1.2' })]
}

/** What a file that is saved as UTF-8 can hold of a value. */
function whole(value: ScalarValue): ScalarValue {
  return typeof value === 'string' ? Buffer.from(value).toString() : value
}
