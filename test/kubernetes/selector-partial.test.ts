import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesSelector } from '../../server/src/kubernetes/selector.ts'
import { type Matching, matchPartialLabels, type PartialLabels } from '../../server/src/kubernetes/selector-partial.ts'
import { parseSelectorText } from '../../server/src/kubernetes/selector-text.ts'

/** Here `a=?` is a label whose value is not known, and `…` stands for labels that are not known. */
const partial: readonly (readonly [selector: string, labels: string, Matching])[] = [
  ['', '…', 'yes'],
  ['a=b', 'a=b', 'yes'],
  ['a=b', 'a=b,…', 'yes'],
  ['a=b', 'a=?', 'unknown'],
  ['a=b', '…', 'unknown'],
  ['a=b', 'a=c,…', 'no'],
  ['a=b', 'c=?', 'no'],
  ['a', 'a=?', 'yes'],
  ['a', '…', 'unknown'],
  ['!a', 'a=?', 'no'],
  ['!a', '…', 'unknown'],
  ['!a', 'b=?', 'yes'],
  ['a!=b', 'a=?', 'unknown'],
  ['a!=b', '…', 'unknown'],
  ['a!=b', 'c=?', 'yes'],
  ['a!=b', 'a=c,…', 'yes'],
  ['a=b,c=d', 'a=?,c=d', 'unknown'],
  ['a=b,c=d', 'a=?,c=e', 'no'],
  ['a=b,c=d', 'a=?', 'no'],
  ['a=b,c=d', 'a=b,…', 'unknown'],
  ['a=b,a=c', 'a=?', 'no'],
  ['a=b,a=c', '…', 'no'],
  ['a=b,a!=b', 'a=?', 'no'],
  ['a=b,!a', '…', 'no'],
  ['a,!a', '…', 'no'],
  ['a!=b,!a', '…', 'unknown'],
  ['a in (b,c),a in (c,d)', 'a=?', 'unknown'],
  ['a in (b,c),a in (d,e)', 'a=?', 'no'],
  ['a in (b,c),a notin (b,c)', '…', 'no'],
  ['a,a!=b', 'a=?', 'unknown'],
  ['a>1', 'a=?', 'unknown'],
  ['a>1', '…', 'unknown'],
  ['a>1,a<3', 'a=?', 'unknown'],
  ['a>1,a<2', 'a=?', 'no'],
  ['a>5,a>1,a<4', 'a=?', 'no'],
  ['a<2,a<9,a>3', 'a=?', 'no'],
  ['a<0', 'a=?', 'no'],
  ['a>9223372036854775807', '…', 'no'],
  ['a>1,a=b', 'a=?', 'no'],
  ['a>1,a in (1,2)', 'a=?', 'unknown'],
  ['a>1,a<3,a!=2', 'a=?', 'unknown'],
]

for (const [selector, labels, expected] of partial) {
  test(`whether the labels ${labels} are selected by '${selector}' is answered with ${expected}`, () => {
    const read = parseSelectorText(selector)
    expect(read && matchPartialLabels(read, partialOf(labels))).toBe(expected)
  })
}

test('an integer with every number of zeros in front can be refused', () => {
  const written = Array.from({ length: 63 }, (_, zeros) => '2'.padStart(zeros + 1, '0'))
  const answer = (refused: readonly string[]) => {
    const selector = parseSelectorText(`a>1,a<3,a notin (${refused.join(',')})`)
    return selector && matchPartialLabels(selector, partialOf('a=?'))
  }
  expect(answer(written)).toBe('no')
  expect(answer(written.slice(1))).toBe('unknown')
  expect(answer(written.slice(0, -1))).toBe('unknown')
})

test('the answer is unknown exactly where completing the labels gives both answers', () => {
  const value = fc.constantFrom('', 'x', 'y', '0', '1', '2', '02')
  const list = fc.array(value, { maxLength: 4 }).map((written) => `(${written.join(',')})`)
  const number = fc.constantFrom('0', '1', '2', '3', '9223372036854775807')
  const restriction = fc.oneof(
    fc.constant(''),
    fc.tuple(fc.constantFrom('=', '!='), value).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(' in ', ' notin '), list).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('<', '>'), number).map((parts) => parts.join('')),
  )
  const key = fc.constantFrom('a', 'b')
  const requirement = fc.oneof(
    key.map((name) => `!${name}`),
    fc.tuple(key, restriction).map((parts) => parts.join('')),
    fc.tuple(key, restriction).map((parts) => parts.join('')),
  )
  const selector = fc.array(requirement, { maxLength: 5 }).map((requirements) => requirements.join(','))
  const known = fc.option(value, { nil: undefined })
  const labels = fc.record({
    values: fc.array(fc.tuple(key, known), { maxLength: 2 }).map((entries) => new Map(entries)),
    open: fc.boolean(),
  })
  const seen = new Map<Matching, number>()
  fc.assert(
    fc.property(selector, labels, (text, some) => {
      const read = parseSelectorText(text)
      if (!read) throw new Error(text)
      const answers = new Set(completionsOf(some).map((all) => matchesSelector(read, all)))
      const expected = answers.size > 1 ? 'unknown' : decided(answers.has(true))
      seen.set(expected, (seen.get(expected) ?? 0) + 1)
      expect(matchPartialLabels(read, some)).toBe(expected)
    }),
    { numRuns: 3000 },
  )
  expect(Math.min(...seen.values())).toBeGreaterThan(100)
  expect(seen.size).toBe(3)
})

function partialOf(text: string): PartialLabels {
  const written = text.split(',').filter((label) => label !== '' && label !== '…')
  const entries = written.map(
    (label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)] as const,
  )
  return {
    values: new Map(entries.map(([key, value]) => [key, value === '?' ? undefined : value])),
    open: text.includes('…'),
  }
}

/** One of every kind of value that the selectors of the property tell apart, and some spare ones. */
const kinds = ['', 'x', 'y', 'z', ...['0', '1', '2', '3', '4'].flatMap((digit) => [digit, `0${digit}`, `00${digit}`])]

/** All labels that those with the keys `a` and `b` can turn out to be. */
function completionsOf({ values, open }: PartialLabels): ReadonlyMap<string, string>[] {
  return ['a', 'b'].reduce<Map<string, string>[]>(
    (all, key) => all.flatMap((labels) => possible(key).map((value) => withLabel(labels, key, value))),
    [new Map()],
  )

  function possible(key: string): readonly (string | undefined)[] {
    const value = values.get(key)
    if (value !== undefined) return [value]
    if (values.has(key)) return kinds
    return open ? [undefined, ...kinds] : [undefined]
  }
}

function withLabel(labels: ReadonlyMap<string, string>, key: string, value: string | undefined): Map<string, string> {
  return new Map(value === undefined ? labels : [...labels, [key, value]])
}

function decided(selected: boolean): Matching {
  return selected ? 'yes' : 'no'
}
