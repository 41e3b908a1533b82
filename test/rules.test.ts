import { expect, test } from 'vitest'
import { rules } from '../server/src/rules/index.ts'
import { checkExamples } from './harness/check-rule.ts'

for (const rule of rules) checkExamples(rule)

test('rules are listed by their ids, each once', () => {
  const ids = rules.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
})
