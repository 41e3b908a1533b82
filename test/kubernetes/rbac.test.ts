import { expect, test } from 'vitest'
import { ruleAllows, rulesAllow } from '../../server/src/kubernetes/rbac.ts'
import { type Mutant, unnoticed } from '../harness/mutants.ts'
import { countWrong } from './rbac-answers.ts'
import { requestOf, rows, ruleOf } from './rbac-rows.ts'

for (const [pins, rule, request, expected] of rows) {
  test(`'${request}' is answered with ${expected} by the rule '${rule}': ${pins}`, () => {
    expect(ruleAllows(ruleOf(rule), requestOf(request))).toBe(expected)
  })
}

test('there are enough rows, and none twice', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150)
  expect(new Set(rows.map(([, rule, request]) => `${rule} ${request}`)).size).toBe(rows.length)
})

test('rules only add: what one allows is allowed, and what one leaves open stays so', () => {
  const rules = ['get | core | pods', 'list | core | secrets', '… | apps | deployments'].map(ruleOf)
  expect(rulesAllow(rules, requestOf('list secrets'))).toBe('yes')
  expect(rulesAllow(rules, requestOf('get deployments.apps web'))).toBe('unknown')
  expect(rulesAllow(rules, requestOf('create pods'))).toBe('no')
  expect(rulesAllow([], requestOf('get pods web'))).toBe('no')
})

/** Mistakes that are easily made: each, made in the evaluator, has to change the answer of a row. */
const mutants: readonly Mutant[] = [
  // Any of the four is enough.
  ['rbac', 'return allOf([\n', 'return anyOf([\n'],
  // The verb of a path does not matter.
  ['rbac', '[hasVerb(rule, request.verb), hasPath', '[hasPath'],
  // The verb does not matter.
  ['rbac', '    hasVerb(rule, request.verb),\n', ''],
  // The group does not matter.
  ['rbac', '    hasGroup(rule, request.apiGroup),\n', ''],
  // The resource does not matter.
  ['rbac', '    hasResource(rule, request),\n', ''],
  // Names do not matter.
  ['rbac', "    hasName(rule, request.name ?? ''),\n", ''],
  // No verb is a wildcard.
  ['rbac', "some(verbs, (name) => name === '*' ||", 'some(verbs, (name) =>'],
  // A verb is a prefix.
  ['rbac', 'name === verb)', 'verb.startsWith(name))'],
  // No group is a wildcard.
  ['rbac', "some(apiGroups, (name) => name === '*' ||", 'some(apiGroups, (name) =>'],
  // The core group is all groups.
  ['rbac', "some(apiGroups, (name) => name === '*'", "some(apiGroups, (name) => name === '*' || name === ''"],
  // No list of groups is the core group.
  ['rbac', 'return some(apiGroups,', "return some(apiGroups.names.length ? apiGroups : { ...apiGroups, names: [''] },"],
  // A resource has its subresources.
  ['rbac', 'name === whole ||', 'name === whole || name === resource ||'],
  // A wildcard has no subresources.
  ['rbac', "(name) => name === '*' || name === whole", '(name) => name === whole'],
  // There is no wildcard before a slash.
  ['rbac', ' || name === ofAny)', ')'],
  // There is a wildcard behind a slash.
  ['rbac', ' || name === ofAny', " || name === ofAny || name === resource + '/*'"],
  // The wildcard before a slash is the resource too.
  [
    'rbac',
    "return some(resources, (name) => name === '*' || name === resource)",
    "return some(resources, (name) => name === '*' || name.startsWith('*/') || name === resource)",
  ],
  // A wildcard before a slash matches the end of it.
  ['rbac', 'name === ofAny', "(name.startsWith('*/') && name.endsWith(subresource))"],
  // A star names all objects.
  ['rbac', '(name) => name === requested)', "(name) => name === '*' || name === requested)"],
  // No list of names names nothing.
  ['rbac', "if (resourceNames.names.length === 0 && !resourceNames.isOpen) return 'yes'", ''],
  // An open list of names names all.
  ['rbac', '&& !resourceNames.isOpen', ''],
  // A request without a name is not limited by names.
  ['rbac', 'if (resourceNames.names.length === 0', "if (requested === '' || resourceNames.names.length === 0"],
  // A list is not limited by names.
  [
    'rbac',
    "request.name ?? '')",
    "request.verb === 'list' ? (rule.resourceNames.names[0] ?? '') : (request.name ?? ''))",
  ],
  // There are no paths with a star.
  ['rbac', "name.endsWith('*') && path", 'path'],
  // A star is one in the middle.
  [
    'rbac',
    "name.endsWith('*') && path.startsWith(withoutStars(name))",
    "name.includes('*') && path.startsWith(name.slice(0, name.indexOf('*')))",
  ],
  // Only one star at the end is one.
  ['rbac', "while (name[end - 1] === '*') end--", 'end--'],
  // A path has those below it.
  ['rbac', 'name === path ||', 'path.startsWith(name) ||'],
  // What is open is no.
  ['rbac', "return isOpen ? 'unknown' : 'no'", "return 'no'"],
  // What is open is unknown even when it is there.
  ['rbac', "if (names.some(isMet)) return 'yes'\n  return", "if (names.some(isMet) && !isOpen) return 'yes'\n  return"],
  ['answer', "if (answer === 'no') return 'no'", ''],
  ['answer', "if (answer === 'unknown') all = 'unknown'", ''],
  [
    'answer',
    "if (answer === 'no') return 'no'\n    if (answer === 'unknown') all",
    "if (answer === 'unknown') return answer\n    if (answer === 'no') all",
  ],
]

test('every mistake in the evaluator changes the answer of a row', async () => {
  expect(countWrong()).toBe(0)
  expect(mutants.length).toBeGreaterThanOrEqual(13)
  expect(await unnoticed('test/kubernetes/rbac-answers.ts', 'server/src/kubernetes', mutants)).toEqual([])
})
