import { expect, test } from 'vitest'
import { isLabelKey, isLabelValue } from '../../server/src/kubernetes/selector-label.ts'

const keys: readonly (readonly [text: string, isKey: boolean])[] = [
  ['app', true],
  ['App', true],
  ['0', true],
  ['a-b_c.d', true],
  ['a--b..c__d', true],
  ['app.kubernetes.io/name', true],
  ['a/B', true],
  ['1.2/3', true],
  ['a--b.c/d', true],
  ['a'.repeat(63), true],
  [`${'a'.repeat(253)}/${'b'.repeat(63)}`, true],
  ['', false],
  ['-a', false],
  ['a-', false],
  ['.a', false],
  ['_', false],
  ['a b', false],
  ['a\n', false],
  ['é', false],
  ['a:b', false],
  ['a'.repeat(64), false],
  [`${'a'.repeat(254)}/b`, false],
  [`a/${'b'.repeat(64)}`, false],
  ['/a', false],
  ['a/', false],
  ['/', false],
  ['a/b/c', false],
  ['A.b/c', false],
  ['a_b/c', false],
  ['a..b/c', false],
  ['a-.b/c', false],
  ['.a/b', false],
  ['a.-b/c', false],
]

for (const [text, expected] of keys) {
  test(`${JSON.stringify(text.slice(0, 30))} (${text.length}) ${expected ? 'can' : 'cannot'} be the key of a label`, () => {
    expect(isLabelKey(text)).toBe(expected)
  })
}

const values: readonly (readonly [text: string, isValue: boolean])[] = [
  ['', true],
  ['a', true],
  ['A.b_c-d', true],
  ['1.27.0', true],
  ['a..b', true],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  ['-', false],
  ['-1', false],
  ['a-', false],
  ['.a', false],
  ['a/b', false],
  ['a b', false],
  ['a+b', false],
  ['a\n', false],
  ['ä', false],
]

for (const [text, expected] of values) {
  test(`${JSON.stringify(text.slice(0, 30))} (${text.length}) ${expected ? 'can' : 'cannot'} be the value of a label`, () => {
    expect(isLabelValue(text)).toBe(expected)
  })
}
