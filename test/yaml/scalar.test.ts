import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isAmbiguous, keyText, resolvePlain, resolveTagged, type ScalarValue } from '../../server/src/yaml/scalar.ts'

const INFINITY = Number.POSITIVE_INFINITY
const NAN = Number.NaN

/** What is no string to at least one of them: text, Kubernetes, Compose. */
const MEANINGS: readonly (readonly [string, ScalarValue, ScalarValue])[] = [
  // Null.
  ['', null, null],
  ['~', null, null],
  ['null', null, null],
  ['Null', null, null],
  ['NULL', null, null],
  // Booleans.
  ['true', true, true],
  ['True', true, true],
  ['TRUE', true, true],
  ['false', false, false],
  ['False', false, false],
  ['FALSE', false, false],
  ['yes', true, 'yes'],
  ['Yes', true, 'Yes'],
  ['YES', true, 'YES'],
  ['no', false, 'no'],
  ['No', false, 'No'],
  ['NO', false, 'NO'],
  ['on', true, 'on'],
  ['On', true, 'On'],
  ['ON', true, 'ON'],
  ['off', false, 'off'],
  ['Off', false, 'Off'],
  ['OFF', false, 'OFF'],
  ['y', true, 'y'],
  ['Y', true, 'Y'],
  ['n', false, 'n'],
  ['N', false, 'N'],
  // Decimal integers.
  ['0', 0, 0],
  ['-0', 0, -0],
  ['+0', 0, 0],
  ['1', 1, 1],
  ['+1', 1, 1],
  ['-1', -1, -1],
  ['8080', 8080, 8080],
  ['1_000', 1000, 1000],
  ['1__0_', 10, 10],
  ['+_1', 1, 1],
  ['9007199254740993', 9007199254740992, 9007199254740992],
  ['9223372036854775807', 2 ** 63, 2 ** 63],
  ['9223372036854775808', 2 ** 63, 2 ** 63],
  ['-9223372036854775808', -(2 ** 63), -(2 ** 63)],
  ['-9223372036854775809', -(2 ** 63), -(2 ** 63)],
  ['18446744073709551615', 2 ** 64, 2 ** 64],
  ['18446744073709551616', 2 ** 64, 2 ** 64],
  ['+9223372036854775808', 2 ** 63, 2 ** 63],
  ['1_', 1, 1],
  ['-1_0', -10, -10],
  // Octal, in the old way and the new one.
  ['0644', 420, 420],
  ['-0644', -420, -420],
  ['+0644', 420, 420],
  ['00', 0, 0],
  ['0_644', 420, 420],
  ['0644.0', 644, 644],
  ['08', 8, 8],
  ['0899', 899, 899],
  ['-09', -9, -9],
  ['0o14', 12, 12],
  ['0O14', 12, 12],
  ['-0o14', -12, -12],
  ['+0o14', 12, 12],
  ['-0o7', -7, -7],
  ['0_o7', 7, 7],
  ['01777777777777777777777', 2 ** 64, 2 ** 64],
  ['02000000000000000000000', 2e21, 2e21],
  ['+01777777777777777777777', 1.7777777777777778e21, 1.7777777777777778e21],
  // Hexadecimal.
  ['0x1F', 31, 31],
  ['0X1f', 31, 31],
  ['-0x10', -16, -16],
  ['+0x10', 16, 16],
  ['0x_1_F', 31, 31],
  ['0xFFFFFFFFFFFFFFFF', 2 ** 64, 2 ** 64],
  ['-0x8000000000000000', -(2 ** 63), -(2 ** 63)],
  ['0x0', 0, 0],
  // Binary.
  ['0b11', 3, 3],
  ['0B11', 3, 3],
  ['-0B1', -1, -1],
  ['-0b11', -3, -3],
  ['+0b11', 3, 3],
  ['0b1_1', 3, 3],
  ['0b-11', -3, '0b-11'],
  ['0b+11', 3, '0b+11'],
  ['0_b_-_11', -3, '0_b_-_11'],
  // Floats.
  ['1.5', 1.5, 1.5],
  ['-1.5', -1.5, -1.5],
  ['+1.5', 1.5, 1.5],
  ['0.0', 0, 0],
  ['-0.0', -0, -0],
  ['.5', 0.5, 0.5],
  ['-.5', -0.5, -0.5],
  ['+.5', 0.5, 0.5],
  ['5.', 5, 5],
  ['-5.', -5, -5],
  ['1_000.5', 1000.5, 1000.5],
  ['1._5', 1.5, 1.5],
  ['.5_0', 0.5, 0.5],
  ['1e3', 1000, 1000],
  ['1E3', 1000, 1000],
  ['1e+3', 1000, 1000],
  ['1e-3', 0.001, 0.001],
  ['1.5e3', 1500, 1500],
  ['.5e3', 500, 500],
  ['5.e3', 5000, 5000],
  ['1_0e1_0', 100000000000, 100000000000],
  ['1e308', 1e308, 1e308],
  ['1e-400', 0, 0],
  ['1.0', 1, 1],
  ['0.', 0, 0],
  ['.0', 0, 0],
  ['0e0', 0, 0],
  ['00.5', 0.5, 0.5],
  ['1E-3', 0.001, 0.001],
  // Infinity and not a number.
  ['.inf', INFINITY, INFINITY],
  ['.Inf', INFINITY, INFINITY],
  ['.INF', INFINITY, INFINITY],
  ['+.inf', INFINITY, INFINITY],
  ['+.Inf', INFINITY, INFINITY],
  ['+.INF', INFINITY, INFINITY],
  ['-.inf', -INFINITY, -INFINITY],
  ['-.Inf', -INFINITY, -INFINITY],
  ['-.INF', -INFINITY, -INFINITY],
  ['.nan', NAN, NAN],
  ['.NaN', NAN, NAN],
  ['.NAN', NAN, NAN],
]

/** What both take for the string that it is. */
const STRINGS = `
  nULL|~~|nil|none|tRUE|falsE|yEs|nO|oN|t|f|yes!|trueish|enabled|_1|1,000|1 000|100m|1Gi|++1|+-1|1-|0o|0o8|0o-7
  0x|0x_|0xg|0x10000000000000000|-0x8000000000000001|+0x8000000000000000|0x1.8p1|x1F|1F|0b|0b2|-0b-11|0B-11|.
  -.|..5|1.2.3|._5|.5_|.5__0|1e|e3|.e3|1e3.5|12e4567|1e309|-1e400|.1e400|0x1p3|1d3|.iNF|inf|-inf|+Inf|Infinity
  .Nan|-.nan|nan|1:30|12:30:45|-1:30|190:20:30.15|22:22|2026-01-01|2026-1-1|2026-13-45|2026-01-01T00:00:00Z
  2026-01-01 12:30:45|<<|=|10.0.0.1|10.0.0.0/8|v1|nginx:1.25|a b|ünï|日本
`
  .trim()
  .split(/\s*[|\n]\s*/)

test.each(MEANINGS)('a plain %s is %s in Kubernetes and %s in Compose', (text, kubernetes, compose) => {
  expect(resolvePlain(text, 'kubernetes')).toBe(kubernetes)
  expect(resolvePlain(text, 'compose')).toBe(compose)
})

test.each(STRINGS)('a plain %s is a string', (text) => {
  expect(resolvePlain(text, 'kubernetes')).toBe(text)
  expect(resolvePlain(text, 'compose')).toBe(text)
})

/** Text, tag, quoted or not, Kubernetes, Compose. */
const TAGGED: readonly (readonly [
  string,
  string,
  'plain' | 'quoted',
  ScalarValue | undefined,
  ScalarValue | undefined,
])[] = [
  ['8080', '!!str', 'plain', '8080', '8080'],
  ['yes', '!<tag:yaml.org,2002:str>', 'plain', 'yes', 'yes'],
  ['0x10', '!!int', 'quoted', 16, 16],
  ['1.5', '!!int', 'plain', undefined, undefined],
  ['_1', '!!int', 'plain', undefined, undefined],
  ['-0', '!!int', 'plain', 0, undefined],
  ['-0', '!!float', 'plain', 0, -0],
  ['5', '!!float', 'quoted', 5, 5],
  ['.inf', '!!float', 'plain', INFINITY, INFINITY],
  ['9223372036854775807', '!!float', 'plain', 2 ** 63, 2 ** 63],
  ['9223372036854775808', '!!float', 'plain', undefined, undefined],
  ['five', '!!float', 'plain', undefined, undefined],
  ['yes', '!!bool', 'plain', true, undefined],
  ['true', '!!bool', 'quoted', true, true],
  ['1', '!!bool', 'plain', undefined, undefined],
  ['', '!!null', 'plain', null, null],
  ['NULL', '!!null', 'quoted', null, null],
  ['nothing', '!!null', 'plain', undefined, undefined],
  ['', '!!int', 'plain', undefined, undefined],
  ['aGVsbG8=', '!!binary', 'plain', 'hello', 'hello'],
  ['aGVs\nbG8=', '!!binary', 'quoted', 'hello', 'hello'],
  ['aGVsbG8', '!!binary', 'plain', undefined, undefined],
  ['aGVs bG8=', '!!binary', 'plain', undefined, undefined],
  ['/w==', '!!binary', 'plain', undefined, undefined],
  ['2026-01-01', '!!timestamp', 'plain', undefined, undefined],
  ['<<', '!!merge', 'plain', '<<', undefined],
  ['5', '!', 'plain', '5', undefined],
  ['five', '!', 'plain', 'five', 'five'],
  ['5', '!', 'quoted', '5', '5'],
  ['5', '!reset', 'plain', '5', '5'],
  ['5', '!!unknown', 'plain', '5', '5'],
  ['5', '!<!local>', 'plain', '5', '5'],
  ['5', '!handle!name', 'plain', undefined, undefined],
  ['5', '!!%69nt', 'plain', undefined, undefined],
]

test.each(TAGGED)('%s with the tag %s, %s, is %s in Kubernetes and %s in Compose', (text, tag, style, ...values) => {
  expect(resolveTagged(text, style === 'plain', tag, 'kubernetes')).toBe(values[0])
  expect(resolveTagged(text, style === 'plain', tag, 'compose')).toBe(values[1])
})

/** Text, key in Kubernetes. */
const KEYS: readonly (readonly [string, string])[] = [
  ['name', 'name'],
  ['yes', 'true'],
  ['No', 'false'],
  ['on', 'true'],
  ['y', 'true'],
  ['8080', '8080'],
  ['0x10', '16'],
  ['0644', '420'],
  ['-0', '0'],
  ['1_000', '1000'],
  ['9007199254740993', '9007199254740993'],
  ['1.0', '1'],
  ['0.1', '0.1'],
  ['1e3', '1000'],
  ['1e6', '1e+06'],
  ['123456.7', '123456.7'],
  ['1234567.0', '1.234567e+06'],
  ['1e-4', '0.0001'],
  ['1e-5', '1e-05'],
  // The key is rounded to 32 bits, a tie to the even digit.
  ['1111110.311', '1.1111102e+06'],
  ['16777217.0', '1.6777216e+07'],
  ['1.262177448353619e-29', '1.2621775e-29'],
  ['1e39', '.inf'],
  ['-1e39', '-.inf'],
  ['1e-50', '0'],
  ['-0.0', '-0'],
  ['.nan', '.nan'],
  ['2026-01-01', '2026-01-01'],
  ['1.2.3', '1.2.3'],
  // These it refuses.
  ['null', 'null'],
  ['~', '~'],
  ['9223372036854775808', '9223372036854775808'],
]

test.each(KEYS)('the plain key %s is %s in Kubernetes, and itself in quotes and in Compose', (text, key) => {
  expect(keyText(text, true, 'kubernetes')).toBe(key)
  expect(keyText(text, false, 'kubernetes')).toBe(text)
  expect(keyText(text, true, 'compose')).toBe(text)
})

const AMBIGUOUS =
  'no y On 0644 08 -0x10 0o14 0b11 1_000 1e3 1.5e3 +.5 .5_0 1:30 1:30.5 2026-01-01 2026-1-1T1:2:3Z = 1e400 0b-1 0o-7'
const CERTAIN =
  ' true Null ~ 0 -0 +1 8080 0x1F 1.5 5. .5 1.5e+3 .inf .NaN << nO 1.2.3 3000:80 10.0.0.1 2026-01 100m v1 + . 0x'

test.each(AMBIGUOUS.split(' '))('readers do not agree on a plain %s', (text) => {
  expect(isAmbiguous(text)).toBe(true)
})

test.each(CERTAIN.split(' '))('readers agree on a plain %s', (text) => {
  expect(isAmbiguous(text)).toBe(false)
})

const scalarLike = fc.string({ unit: fc.constantFrom(...'0123456789+-._:eExXoObBafinyYtrus~'), maxLength: 8 })

test('what is not ambiguous is the same to both dialects and to YAML 1.2', () => {
  fc.assert(
    fc.property(scalarLike, (text) => {
      fc.pre(!isAmbiguous(text) && !/^-$|:$/.test(text))
      const value = resolvePlain(text, 'kubernetes')
      expect(same(value, resolvePlain(text, 'compose'))).toBe(true)
      expect(same(value, parse(`[ ${text} ]`)[0] ?? null)).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('a number of any length is read', () => {
  const zeros = '0'.repeat(100_000)
  expect(resolvePlain(`0x${zeros}ff`, 'kubernetes')).toBe(255)
  expect(resolvePlain(`${zeros}.5`, 'kubernetes')).toBe(0.5)
  expect(resolvePlain(`1${zeros}`, 'kubernetes')).toBe(`1${zeros}`)
  expect(resolvePlain(`1${'_'.repeat(100_000)}0`, 'compose')).toBe(10)
  expect(isAmbiguous(`1${':1'.repeat(100_000)}x`)).toBe(false)
})

/** The sign of zero says nothing: YAML has none for an integer. */
function same(a: ScalarValue, b: ScalarValue): boolean {
  return a === b || Object.is(a, b)
}
