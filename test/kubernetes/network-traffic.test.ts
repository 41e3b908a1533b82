import { expect, test } from 'vitest'
import { type Mutant, unnoticed } from '../harness/mutants.ts'
import { answerTo } from './network-answers.ts'
import { rows } from './network-rows.ts'
import { specs } from './network-specs.ts'

const all = Object.entries(rows).flatMap(([pinned, group]) => group.map((row) => [pinned, ...row] as const))

test.each(all)('%s | %s: %s → %s %s: %s', (_pinned, ...row) => {
  expect(answerTo(row)).toBe(row[4])
})

test('there are rows enough, and every policy is in one', () => {
  expect(all.length).toBeGreaterThanOrEqual(120)
  const used = new Set(all.flatMap(([, policies]) => policies.split(' ').map((name) => name.split(':').at(-1))))
  expect(Object.keys(specs).filter((name) => !used.has(name))).toEqual([])
})

/** Mistakes that are easily made: each, made in the evaluator, has to change the answer of a row. */
const mutants: readonly Mutant[] = [
  ['network-traffic', 'allOf([maySend(', 'anyOf([maySend('],
  ['network-traffic', 'isFree, isLetThrough]', 'isFree]'],
  ['network-traffic', 'anyOf(\n    policies.map((policy) => {', 'allOf(\n    policies.map((policy) => {'],
  ['network-traffic', 'return allOf([isPeer, isPort])', 'return anyOf([isPeer, isPort])'],
  ['network-traffic', "if (traffic.from === traffic.to) return 'yes'", ''],
  ['network-traffic', "answer === 'yes' && other.usesHostNetwork !== 'no' ? 'unknown' : answer", 'answer'],
  ['network-traffic', "answer === 'no' && pod.usesHostNetwork !== 'no' ? 'unknown' : answer", 'answer'],
  ['network-traffic', 'isSameNamespace(policy.namespace, other.namespace)', "'yes'"],
  ['network-traffic', 'port.protocol !== traffic.protocol', 'false'],
  ['network-traffic', 'traffic.port <= port.last', 'traffic.port < port.last'],
  ['network-traffic', "return any === 'no' && isOpen ? 'unknown' : any", 'return any'],
  ['network-traffic', 'policy.rules[direction]', 'policy.rules.ingress'],
  ['network-policy', "if (direction === 'ingress') return 'yes'", ''],
  ['network-policy', "rules.items().length > 0 ? 'unknown' : 'no'", "rules.items().length > 0 ? 'unknown' : 'yes'"],
  ['network-policy', "? 'all' : list", '? UNKNOWN_LIST : list'],
  ['network-policy', "if (value.isMissing) return 'TCP'", "if (value.isMissing) return 'UDP'"],
  ['network-policy', "{ kind: 'range', protocol, first: 0, last: LAST_PORT } : UNKNOWN", 'UNKNOWN : UNKNOWN'],
  ['network-policy', 'last < first', 'false'],
  ['ip-block', ' && !except.some((exception) => hasAddress(exception, address))', ''],
  ['ip-block', '!isInside(exception, cidr) || ', ''],
  ['ip-block', ' || exception.prefix <= cidr.prefix', ''],
  ['answer', "if (answer === 'no') return 'no'", ''],
]

test('every mistake in the evaluator changes the answer of a row', async () => {
  expect(await unnoticed('test/kubernetes/network-answers.ts', 'server/src/kubernetes', mutants)).toEqual([])
})
