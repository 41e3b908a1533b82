import { expect, test } from 'vitest'
import { isInstruction } from '../server/src/docker/syntax.ts'
import { rules } from '../server/src/rules/index.ts'
import { checkExamples } from './harness/check-rule.ts'

for (const rule of rules) checkExamples(rule)

test('rules are listed by their ids, each once', () => {
  const ids = rules.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
})

test('the keywords that rules look at are those of instructions', () => {
  const named = rules.flatMap(({ on, keywords = [] }) => keywords.map((keyword) => ({ on, keyword })))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ on, keyword }) => on !== 'instruction' || !isInstruction(keyword))).toEqual([])
})

test('the kinds that rules look at are those of resources', () => {
  const named = rules.flatMap(({ on, kinds = [] }) => kinds.map((kind) => ({ on, kind })))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ on, kind }) => on !== 'resource' || !/^[a-z0-9.-]*\/[A-Z][A-Za-z]+$/.test(kind))).toEqual([])
})
