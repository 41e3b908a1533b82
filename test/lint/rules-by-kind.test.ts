import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { RulesByKind } from '../../server/src/lint/rules-by-kind.ts'
import { rules } from '../../server/src/rules/index.ts'
import { defineRule } from '../../server/src/rules/rule.ts'
import { YamlText } from '../../server/src/yaml/document.ts'

const idsFor = (...kinds: Parameters<RulesByKind['for']>[0]) => byKind.for(kinds).map(({ id }) => id)
const byKind = new RulesByKind(rules)

test('only rules that look at something in resources of a kind are for it', () => {
  expect(idsFor('/Service')).toContain('service-external-ips')
  expect(idsFor('/Service')).not.toContain('privileged-container')
  expect(idsFor('apps/Deployment')).toContain('privileged-container')
  expect(idsFor('apps/Deployment', '/Service')).toEqual(expect.arrayContaining(['service-external-ips', 'host-pid']))
  expect(idsFor()).not.toContain('default-namespace-used')
})

test('a kind with a blank in its name is not two kinds', () => {
  expect(idsFor('/X /Service')).not.toContain('service-external-ips')
  expect(idsFor('/X', '/Service')).toContain('service-external-ips')
})

test('a rule may find very much in one text', () => {
  const many = 200_000
  const rule = defineRule({
    id: 'finds-much',
    title: 'Something is here',
    severity: 'info',
    profile: 'recommended',
    why: 'It is tried out.',
    references: [],
    fixable: false,
    examples: [{ title: 'None', bad: '', good: '' }],
    on: 'resource',
    check({ value }, { report }) {
      for (let at = 0; at < many; at++) {
        report({ at: { location: { text: value.text, span: { start: at, end: at } } }, message: 'Something is here.' })
      }
    },
  })
  const { findings, failures } = checkText(new YamlText('{ apiVersion: v1, kind: Service }', 'kubernetes'), [rule], {
    kubernetes: newestVersion,
    showImplied: true,
  })
  expect({ found: findings.length, failures }).toEqual({ found: many, failures: [] })
})
