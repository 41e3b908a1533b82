import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from '../../server/src/text/collect.ts'

test('what is found is what flatMap finds, without what is nothing', () => {
  const found = fc.oneof(fc.integer(), fc.array(fc.integer()), fc.constant(undefined))
  fc.assert(
    fc.property(fc.array(found), (items) => {
      const wanted = items.flatMap((one, index) => (one === undefined ? [] : [one, index].flat()))
      expect(collect(items, (one, index) => (one === undefined ? undefined : [one, index].flat()))).toEqual(wanted)
      expect(collect(items, (one) => one)).toEqual(items.flatMap((one) => one ?? []))
    }),
  )
})
