import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQuantities, isWhole, parseQuantity, quantityOf } from '../../server/src/kubernetes/quantity.ts'

/** The value is the first number times ten to the power of the second. */
const quantities: readonly (readonly [text: string, unscaled: bigint, exponent: number, canonical: string])[] = [
  // Integers and parts.
  ['0', 0n, 0, '0'],
  ['1', 1n, 0, '1'],
  ['100', 1n, 2, '100'],
  ['1000', 1n, 3, '1k'],
  ['1024', 1024n, 0, '1024'],
  ['12345678901234567890', 1234567890123456789n, 1, '12345678901234567890'],
  ['0.1', 1n, -1, '100m'],
  ['0.5', 5n, -1, '500m'],
  ['.5', 5n, -1, '500m'],
  ['5.', 5n, 0, '5.'],
  ['2.50', 25n, -1, '2500m'],
  ['0.001', 1n, -3, '1m'],
  ['0.000001', 1n, -6, '1u'],
  // Decimal suffixes.
  ['1n', 1n, -9, '1n'],
  ['1u', 1n, -6, '1u'],
  ['100m', 1n, -1, '100m'],
  ['128m', 128n, -3, '128m'],
  ['1000m', 1n, 0, '1'],
  ['1500m', 15n, -1, '1500m'],
  ['1k', 1n, 3, '1k'],
  ['500M', 5n, 8, '500M'],
  ['1G', 1n, 9, '1G'],
  ['1T', 1n, 12, '1T'],
  ['1P', 1n, 15, '1P'],
  ['1E', 1n, 18, '1E'],
  ['0.5G', 5n, 8, '500M'],
  ['1.G', 1n, 9, '1.G'],
  ['1000k', 1n, 6, '1M'],
  // Binary suffixes.
  ['1Ki', 1024n, 0, '1Ki'],
  ['128Mi', 134217728n, 0, '128Mi'],
  ['1Gi', 1073741824n, 0, '1Gi'],
  ['1024Mi', 1073741824n, 0, '1Gi'],
  ['1Ti', 2n ** 40n, 0, '1Ti'],
  ['1Pi', 2n ** 50n, 0, '1Pi'],
  ['1Ei', 2n ** 60n, 0, '1Ei'],
  ['1.5Gi', 1610612736n, 0, '1536Mi'],
  ['1500Mi', 1572864n, 3, '1500Mi'],
  ['0.5Ki', 512n, 0, '512'],
  ['0.9765625Ki', 1n, 3, '1k'],
  ['0.0001Ki', 1024n, -4, '102400u'],
  ['1.0001Ki', 10241024n, -4, '1024102400u'],
  ['0Mi', 0n, 0, '0'],
  ['-1Mi', -1048576n, 0, '-1Mi'],
  // Exponents.
  ['1e3', 1n, 3, '1e3'],
  ['1E3', 1n, 3, '1E3'],
  ['1e+3', 1n, 3, '1e+3'],
  ['1e-3', 1n, -3, '1e-3'],
  ['1.5e3', 15n, 2, '1500'],
  ['10e2', 1n, 3, '1e3'],
  ['1e2', 1n, 2, '100'],
  ['12e-1', 12n, -1, '1200e-3'],
  ['1e21', 1n, 21, '1e21'],
  ['1e-9', 1n, -9, '1e-9'],
  ['1e999999999', 1n, 999_999_999, '1e999999999'],
  // Signs.
  ['-1', -1n, 0, '-1'],
  ['-0', 0n, 0, '0'],
  ['-0.5', -5n, -1, '-500m'],
  ['-100m', -1n, -1, '-100m'],
  // The API server does not make everything canonical.
  ['+1', 1n, 0, '+1'],
  ['+1000', 1n, 3, '1k'],
  ['001', 1n, 0, '001'],
  ['1.500', 15n, -1, '1.500'],
  ['+1Mi', 1048576n, 0, '+1Mi'],
  ['08Mi', 8388608n, 0, '8Mi'],
  ['+4Mi', 4194304n, 0, '+4Mi'],
  ['+12345678901Ki', 12641975194624n, 0, '+12345678901Ki'],
  ['+123456789013Ki', 126419751949312n, 0, '123456789013Ki'],
  ['+123456789012345678', 123456789012345678n, 0, '+123456789012345678'],
  ['+1234567890123456789', 1234567890123456789n, 0, '1234567890123456789'],
  // Beyond E it loses the suffix.
  ['1000E', 1n, 21, '1'],
  ['123456E', 123456n, 18, '123456E'],
  ['1000000E', 1n, 24, '1'],
  // What is smaller than a billionth is rounded away from 0.
  ['0.1n', 1n, -9, '1n'],
  ['1.1n', 2n, -9, '2n'],
  ['-0.1n', -1n, -9, '-1n'],
  ['0.0000000001', 1n, -9, '1n'],
  ['0.0000000009999', 1n, -9, '1n'],
  ['1.0000000001', 1000000001n, -9, '1000000001n'],
  ['9.9999999999', 1n, 1, '10'],
  ['0.0000000001Ki', 103n, -9, '103n'],
  ['1e-999999999', 1n, -9, '1e-9'],
  ['0e-999999999', 0n, 0, '0'],
  // What is larger than an int64 is cut off, but only with a binary suffix.
  ['7.999999999999Ei', 9223372036853622886495393154n, -9, '9223372036853622886495393154n'],
  ['8Ei', 2n ** 63n - 1n, 0, '9223372036854775807'],
  ['100Ei', 2n ** 63n - 1n, 0, '9223372036854775807'],
  ['-100Ei', 1n - 2n ** 63n, 0, '-9223372036854775807'],
  ['100E', 1n, 20, '100E'],
  // Without digits it is 0, but only where upstream needs no long numbers.
  ['+', 0n, 0, '0'],
  ['-', 0n, 0, '0'],
  ['.', 0n, 0, '0'],
  ['m', 0n, 0, '0'],
  ['Ki', 0n, 0, '0'],
  ['E', 0n, 0, '0'],
  ['e5', 0n, 0, '0'],
  // Exponents wrap at 32 bits.
  ['1e4294967296', 1n, 0, '1e4294967296'],
  ['1e4294967299', 1n, 3, '1e4294967299'],
  ['1e9007199254740993', 1n, 1, '10'],
  ['0.1e2147483648', 1n, 2_147_483_647, '10e2147483646'],
]

for (const [text, unscaled, exponent, canonical] of quantities) {
  test(`${text} is ${unscaled} times ten to the power of ${exponent}, and is written back as ${canonical}`, () => {
    expect(parseQuantity(text)).toMatchObject({ unscaled, exponent, canonical })
  })
}

const refused: readonly string[] = [
  '',
  ' ',
  ' 1',
  '1 ',
  '1 Gi',
  '1g',
  '512mb',
  '512MB',
  '512Mb',
  '1GiB',
  '1K',
  '1ki',
  '1KI',
  '1gi',
  '1i',
  '1e',
  '1e+',
  '1e1.5',
  '1ee3',
  '1E3i',
  '1e3m',
  '1m3',
  '1+3',
  '1-3',
  '--1',
  '+-1',
  '1-',
  '1..5',
  '1.2.3',
  '1,5',
  '1_000',
  '0x10',
  '1µ',
  'one',
  'Infinity',
  'NaN',
  '50%',
  '1e9223372036854775808',
  '1e-9223372036854775809',
  'Pi',
  '.Ei',
  'e-10',
  '{{ .Values.cpu }}',
  '1'.repeat(10_000_000),
]

for (const text of refused) {
  test(`${JSON.stringify(text.slice(0, 30))} is no quantity`, () => {
    expect(parseQuantity(text)).toBe(undefined)
  })
}

const whole: readonly (readonly [text: string, isWhole: boolean])[] = [
  ['128', true],
  ['128Mi', true],
  ['0', true],
  ['0m', true],
  ['-1', true],
  ['1.0', true],
  ['0.5Ki', true],
  ['128000m', true],
  ['128m', false],
  ['1500m', false],
  ['1.5', false],
  ['-0.5', false],
  ['0.1Ki', false],
  ['1e-1', false],
  ['1e-999999999', false],
]

for (const [text, expected] of whole) {
  test(`${text} bytes ${expected ? 'end with' : 'end within'} a byte`, () => {
    const quantity = parseQuantity(text)
    expect(quantity && isWhole(quantity)).toBe(expected)
  })
}

const suffixes: readonly (readonly [text: string, suffix: string])[] = [
  ['1', ''],
  ['1.5', ''],
  ['100m', 'm'],
  ['-1.5Gi', 'Gi'],
  ['1E', 'E'],
  ['1E3', 'E3'],
  ['1e-3', 'e-3'],
]

for (const [text, suffix] of suffixes) {
  test(`the suffix of ${text} is '${suffix}'`, () => {
    expect(parseQuantity(text)?.suffix).toBe(suffix)
  })
}

const values: readonly (readonly [value: string | number, canonical: string | undefined])[] = [
  [1, '1'],
  [1.5, '1500m'],
  [0.1, '100m'],
  [1000, '1k'],
  [-0, '0'],
  [1e21, '1e+21'],
  [1e-7, '100e-9'],
  [1e-10, '1e-9'],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  ['1', '1'],
  [' 1Gi ', '1Gi'],
  ['\u00a01Gi\u3000', '1Gi'],
  ['1Gi\n', undefined],
  ['\t1Gi', undefined],
  ['1 Gi', undefined],
  ['', undefined],
  [' ', undefined],
]

for (const [value, canonical] of values) {
  test(`the YAML value ${JSON.stringify(value)} (${typeof value}) becomes ${canonical ?? 'no quantity'}`, () => {
    expect(quantityOf(value)?.canonical).toBe(canonical)
  })
}

test('no text makes it throw, and what it writes back is the same amount', () => {
  const digits = fc.stringMatching(/^[0-9]{0,20}$/)
  const suffix = fc.constantFrom('', 'n', 'm', 'k', 'G', 'Ki', 'Mi', 'Gi', 'Ei', 'e3', 'e-7', 'E+11', 'e999999999', 'i')
  const text = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom('', '+', '-'), digits, fc.constantFrom('', '.'), digits, suffix)
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      const quantity = parseQuantity(written)
      // The decimal suffixes end at E, and numbers above it are written back as smaller ones.
      if (!quantity || (quantity.exponent > 18 && !/e./i.test(quantity.suffix))) return true
      const again = parseQuantity(quantity.canonical)
      return again !== undefined && compareQuantities(again, quantity) === 0
    }),
    { numRuns: 2000 },
  )
})
