import { expect, test } from 'vitest'
import { compareQuantities, parseQuantity } from '../../server/src/kubernetes/quantity.ts'

/** From the smallest amount to the largest; those in one list are the same. */
const ascending: readonly (readonly string[])[] = [
  ['-1e999999999'],
  ['-100Ei'],
  ['-1'],
  ['-1m', '-0.001'],
  ['-1n', '-1e-999999999'],
  ['0', '-0', '0.000Ki', '0e999999999', 'm'],
  ['1n', '0.1n', '1e-2147483000'],
  ['1m', '0.001', '1e-3'],
  ['100m', '0.1'],
  ['1', '1000m', '1.000', '+1', '01'],
  ['1001m'],
  ['1023'],
  ['1Ki', '1024', '1.024k'],
  ['128M'],
  ['128Mi', '134217728', '131072Ki'],
  ['1G', '1000M', '1e9'],
  ['1Gi', '1024Mi', '1.0Gi'],
  ['9223372036854775806'],
  ['8Ei', '9223372036854775807', '100Ei'],
  ['9223372036854775808'],
  ['1e999999999', '10e999999998'],
]

test('amounts are compared by what they are, not by how they are written', () => {
  const written = ascending.flatMap((texts, place) => texts.map((text) => ({ text, place })))
  for (const a of written) {
    for (const b of written) {
      const [left, right] = [parseQuantity(a.text), parseQuantity(b.text)]
      const order = left && right && Math.sign(compareQuantities(left, right))
      expect(order, `${a.text} and ${b.text}`).toBe(Math.sign(a.place - b.place))
    }
  }
})
