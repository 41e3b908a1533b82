import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type LabelSelector,
  matchesSelector,
  readEqualitySelector,
  readSelector,
  type SelectorFields,
} from '../../server/src/kubernetes/selector.ts'
import { isLabelKey } from '../../server/src/kubernetes/selector-label.ts'
import { parseSelectorText } from '../../server/src/kubernetes/selector-text.ts'

/** Labels are written as `a=b,c=d` here. */
const texts: readonly (readonly [selector: string, selects: readonly string[], not: readonly string[]])[] = [
  ['', ['', 'a=b'], []],
  ['a', ['a=', 'a=b', 'a=b,c=d'], ['', 'b=a']],
  ['!a', ['', 'b=a'], ['a=', 'a=b']],
  ['! a', ['', 'b=a'], ['a=', 'a=b']],
  ['a=b', ['a=b', 'a=b,c=d'], ['', 'a=', 'a=c', 'b=b']],
  ['a==b', ['a=b'], ['', 'a=c']],
  ['a=', ['a='], ['', 'a=b']],
  ['a!=b', ['', 'a=', 'a=c', 'b=b'], ['a=b']],
  ['a!=', ['', 'a=b'], ['a=']],
  ['a in (b)', ['a=b'], ['', 'a=', 'a=c']],
  ['a in (b,c)', ['a=b', 'a=c'], ['', 'a=d']],
  ['a in (b,,c)', ['a=b', 'a=c', 'a='], ['']],
  ['a in ()', ['a='], ['', 'a=b']],
  ['a in (,)', ['a='], ['', 'a=b']],
  ['a in (b,)', ['a=b', 'a='], ['']],
  ['a in (,b)', ['a=b', 'a='], ['']],
  ['a notin (b,c)', ['', 'a=', 'a=d'], ['a=b', 'a=c']],
  ['a notin ()', ['', 'a=b'], ['a=']],
  ['a=b,c=d', ['a=b,c=d', 'a=b,c=d,e=f'], ['a=b', 'c=d', '']],
  ['a=b,c!=d,e in (x,y),!f,g', ['a=b,e=x,g=', 'a=b,c=,e=y,g=1'], ['a=b,e=x', 'a=b,e=x,g=,f=', 'a=b,c=d,e=x,g=']],
  ['a=b,a=c', [], ['', 'a=b', 'a=c']],
  ['a=b,a!=c', ['a=b'], ['', 'a=c']],
  [' a = b , c ', ['a=b,c='], ['a=b']],
  ['a\t\r\nin(b)', ['a=b'], ['']],
  ['in in (in,notin)', ['in=in', 'in=notin'], ['in=a', '']],
  ['notin=in', ['notin=in'], ['']],
  ['in', ['in='], ['']],
  ['!in,notin', ['notin='], ['in=,notin=', '']],
  ['app.kubernetes.io/name=web', ['app.kubernetes.io/name=web'], ['name=web']],
  ['a>1', ['a=2', 'a=10', 'a=002'], ['', 'a=', 'a=1', 'a=0', 'a=b']],
  ['a<2', ['a=1', 'a=0', 'a=-5'], ['', 'a=2', 'a=10', 'a=b', 'a=1.5']],
  ['a > 1, a < 3', ['a=2'], ['a=1', 'a=3']],
  ['a<9223372036854775807', ['a=9223372036854775806'], ['a=9223372036854775807', 'a=9223372036854775808']],
  // The parser upstream takes a NUL for the end of its input.
  ['\0', ['', 'a=b'], []],
  ['a\0,b', ['a=,b='], ['a=', 'b=']],
]

for (const [selector, selects, not] of texts) {
  test(`the selector ${JSON.stringify(selector)} selects ${selects.length} and not ${not.length} others`, () => {
    const read = parseSelectorText(selector)
    expect(read).toBeDefined()
    const selected = [...selects, ...not].filter((labels) => matchesSelector(read ?? [], labelsOf(labels)))
    expect(selected).toEqual(selects)
  })
}

const noSelectors: readonly string[] = [
  ',',
  'a,',
  ',a',
  'a,,b',
  'a b',
  'a=b c',
  'a=b=c',
  'a===b',
  'a=!b',
  '=b',
  '!=b',
  '!',
  '!!a',
  '!a=b',
  '!a in (b)',
  'a!',
  'a in',
  'a in b',
  'a in (',
  'a in (b',
  'a in (b,',
  'a in (b c)',
  'a in (b))',
  'a in ((b))',
  'a IN (b)',
  'a not in (b)',
  'in (b)',
  'a=(b)',
  '(a)',
  'a>',
  'a>b',
  'a>-1',
  'a>1.5',
  'a>(1)',
  'a>=1',
  'a>9223372036854775808',
  '-a',
  'a=-b',
  'a=b/c',
  'a/b/c=d',
  '/a',
  'é',
  'a=é',
  `a=${'b'.repeat(64)}`,
  'a\0b',
  '{{ .Values.selector }}',
]

for (const text of noSelectors) {
  test(`${JSON.stringify(text)} is no selector`, () => {
    expect(parseSelectorText(text)).toBe(undefined)
  })
}

const web = new Map([['app', 'web']])

const fields: readonly (readonly [what: string, SelectorFields, selects: readonly string[], not: readonly string[]])[] =
  [
    ['without fields selects all', {}, ['', 'app=web'], []],
    ['with empty fields selects all', { matchLabels: new Map(), matchExpressions: [] }, ['', 'app=web'], []],
    [
      'of labels wants each of them',
      { matchLabels: new Map([...web, ['a', '']]) },
      ['app=web,a='],
      ['app=web', 'a=', ''],
    ],
    ['with In wants one of the values', expression('In', 'web', 'api'), ['app=web', 'app=api'], ['app=db', '']],
    [
      'with NotIn wants none of them',
      expression('NotIn', 'web', 'api'),
      ['app=db', 'app=', ''],
      ['app=web', 'app=api'],
    ],
    ['with Exists wants any value', expression('Exists'), ['app=web', 'app='], ['', 'a=app']],
    ['with DoesNotExist wants no value', expression('DoesNotExist'), ['', 'a=app'], ['app=web', 'app=']],
    [
      'of labels and expressions wants all of it',
      { matchLabels: web, ...expression('NotIn', 'api') },
      ['app=web'],
      ['app=api', ''],
    ],
    [
      'that contradicts itself selects nothing',
      { matchLabels: web, ...expression('DoesNotExist') },
      [],
      ['app=web', ''],
    ],
  ]

for (const [what, selector, selects, not] of fields) {
  test(`a selector ${what}`, () => {
    const read = readSelector(selector)
    expect(read).toBeDefined()
    const selected = [...selects, ...not].filter((labels) => matchesSelector(read ?? [], labelsOf(labels)))
    expect(selected).toEqual(selects)
  })
}

const invalid: readonly (readonly [what: string, SelectorFields])[] = [
  ['an operator that is not known', expression('Equals', 'web')],
  ['an operator in lower case', expression('in', 'web')],
  ['an operator that only nodes are selected with', expression('Gt', '1')],
  ['an empty operator', expression('')],
  ['In without values', expression('In')],
  ['NotIn without values', expression('NotIn')],
  ['Exists with a value', expression('Exists', 'web')],
  ['DoesNotExist with a value', expression('DoesNotExist', '')],
  ['a value that no label can have', expression('In', 'web', '-')],
  ['a key that no label can have', { matchExpressions: [{ key: 'a b', operator: 'Exists' }] }],
  ['an empty key', { matchLabels: new Map([['', 'web']]) }],
  ['a label that cannot be', { matchLabels: new Map([['app', 'a b']]) }],
]

for (const [what, selector] of invalid) {
  test(`a selector with ${what} is invalid`, () => {
    expect(readSelector(selector)).toBe(undefined)
  })
}

test('a map of labels selects what has them all, and nothing when it is empty or invalid', () => {
  const selector = readEqualitySelector(new Map([...web, ['tier', '']]))
  const labels = ['app=web,tier=', 'app=web,tier=,a=b', 'app=web', 'tier=', '']
  expect(labels.map((text) => selector && matchesSelector(selector, labelsOf(text)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(readEqualitySelector(new Map())).toBe(undefined)
  expect(readEqualitySelector(new Map([['app', 'a b']]))).toBe(undefined)
})

test('no text makes it throw', () => {
  const part = fc.constantFrom('a', 'b', '=', '!', '<', '>', '(', ')', ',', ' ', 'in', 'notin', '1', '\0', 'é')
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      const read: LabelSelector | undefined = parseSelectorText(written)
      return read === undefined || read.every(({ key }) => isLabelKey(key))
    }),
    { numRuns: 2000 },
  )
})

function expression(operator: string, ...written: string[]): SelectorFields {
  return { matchExpressions: [{ key: 'app', operator, ...(written.length > 0 && { values: written }) }] }
}

function labelsOf(text: string): ReadonlyMap<string, string> {
  const written = text.split(',').filter((label) => label !== '')
  return new Map(written.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]))
}
