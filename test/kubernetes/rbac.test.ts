import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { ruleAllows, rulesAllow } from '../../server/src/kubernetes/rbac.ts'
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

/** Ways to get it wrong: what stands in the module, and what stands there instead. */
const mutants: readonly (readonly [mistake: string, from: string, to: string])[] = [
  ['any of the four is enough', 'return both(\n', 'return anyOf(\n'],
  ['the verb of a path does not matter', 'both(hasVerb(rule, request.verb), hasPath', 'both(hasPath'],
  ['the verb does not matter', '    hasVerb(rule, request.verb),\n', ''],
  ['the group does not matter', '    hasGroup(rule, request.apiGroup),\n', ''],
  ['the resource does not matter', '    hasResource(rule, request),\n', ''],
  ['names do not matter', "    hasName(rule, request.name ?? ''),\n", ''],
  ['no verb is a wildcard', "some(verbs, (name) => name === '*' ||", 'some(verbs, (name) =>'],
  ['a verb is a prefix', 'name === verb)', 'verb.startsWith(name))'],
  ['no group is a wildcard', "some(apiGroups, (name) => name === '*' ||", 'some(apiGroups, (name) =>'],
  [
    'the core group is all groups',
    "some(apiGroups, (name) => name === '*'",
    "some(apiGroups, (name) => name === '*' || name === ''",
  ],
  [
    'no list of groups is the core group',
    'return some(apiGroups,',
    "return some(apiGroups.names.length ? apiGroups : { ...apiGroups, names: [''] },",
  ],
  ['a resource has its subresources', 'name === whole ||', 'name === whole || name === resource ||'],
  ['a wildcard has no subresources', "(name) => name === '*' || name === whole", '(name) => name === whole'],
  ['there is no wildcard before a slash', ' || name === ofAny)', ')'],
  ['there is a wildcard behind a slash', ' || name === ofAny', " || name === ofAny || name === resource + '/*'"],
  [
    'the wildcard before a slash is the resource too',
    "return some(resources, (name) => name === '*' || name === resource)",
    "return some(resources, (name) => name === '*' || name.startsWith('*/') || name === resource)",
  ],
  [
    'a wildcard before a slash matches the end of it',
    'name === ofAny',
    "(name.startsWith('*/') && name.endsWith(subresource))",
  ],
  ['a star names all objects', '(name) => name === requested)', "(name) => name === '*' || name === requested)"],
  ['no list of names names nothing', "if (resourceNames.names.length === 0 && !resourceNames.isOpen) return 'yes'", ''],
  ['an open list of names names all', '&& !resourceNames.isOpen', ''],
  [
    'a request without a name is not limited by names',
    'if (resourceNames.names.length === 0',
    "if (requested === '' || resourceNames.names.length === 0",
  ],
  [
    'a list is not limited by names',
    "request.name ?? '')",
    "request.verb === 'list' ? (rule.resourceNames.names[0] ?? '') : (request.name ?? ''))",
  ],
  ['there are no paths with a star', "name.endsWith('*') && path", 'path'],
  [
    'a star is one in the middle',
    "name.endsWith('*') && path.startsWith(withoutStars(name))",
    "name.includes('*') && path.startsWith(name.slice(0, name.indexOf('*')))",
  ],
  ['only one star at the end is one', "while (name[end - 1] === '*') end--", 'end--'],
  ['a path has those below it', 'name === path ||', 'path.startsWith(name) ||'],
  ['what is open is no', "return isOpen ? 'unknown' : 'no'", "return 'no'"],
  [
    'what is open is unknown even when it is there',
    "if (names.some(isMet)) return 'yes'\n  return",
    "if (names.some(isMet) && !isOpen) return 'yes'\n  return",
  ],
  [
    'unknown wins over no',
    "if (answers.includes('no')) return 'no'\n  return answers.includes('unknown') ? 'unknown' : 'yes'",
    "if (answers.includes('unknown')) return 'unknown'\n  return answers.includes('no') ? 'no' : 'yes'",
  ],
  ['unknown counts as yes', "answers.includes('unknown') ? 'unknown' : 'yes'", "'yes'"],
]

const file = fileURLToPath(new URL('../../server/src/kubernetes/rbac.ts', import.meta.url))
const source = readFileSync(file, 'utf8')
const anyOf = "\nfunction anyOf(...answers) { return answers.includes('yes') ? 'yes' : 'no' }\n"

for (const [mistake, from, to] of mutants) {
  test(`a row fails when ${mistake}`, async () => {
    expect(source.split(from).length).toBe(2)
    const { code } = await transform(source.replace(from, () => to) + anyOf, { loader: 'ts', format: 'esm' })
    const mutant: { ruleAllows: typeof ruleAllows } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
    )
    const failing = rows.filter(
      ([, rule, request, expected]) => mutant.ruleAllows(ruleOf(rule), requestOf(request)) !== expected,
    )
    expect(failing.length).toBeGreaterThan(0)
    expect(failing.length).toBeLessThan(rows.length)
  })
}
