import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { rulesOf } from '../../server/src/lint/profile.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { defineRule } from '../../server/src/rules/rule.ts'
import { applyEdits, spanInFile } from '../../server/src/text/document.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import { textOf } from '../harness/yaml.ts'

const uri = 'file:///shop.yaml'
const options = { kubernetes: newestVersion, showImplied: false }

const pod = (name: string) =>
  dedent(`
    apiVersion: v1
    kind: Pod
    metadata: {name: ${name}}
    spec:
      containers:
        - name: app
          securityContext: {privileged: true}
  `)

function privileged(linter: Linter) {
  return linter.lint(uri).findings.filter(({ finding }) => finding.rule.id === 'privileged-container')
}

test('findings move with their document and are kept while it stays the same', () => {
  const linter = new Linter()
  linter.update(uri, `${pod('a')}---\n${pod('b')}`)
  const before = privileged(linter)
  linter.update(uri, `${pod('new')}---\n${pod('a')}---\n${pod('b')}`)
  const after = privileged(linter)
  expect(after.map(({ document }) => document.ordinal)).toEqual([0, 1, 2])
  expect(after.at(-1)?.finding).toBe(before.at(-1)?.finding)
  const shown = after.map(({ document, finding }) => spanInFile(document, finding.location.span).start)
  expect(new Set(shown).size).toBe(3)
})

test('a file that is removed has no findings', () => {
  const linter = new Linter()
  linter.update(uri, pod('a'))
  linter.remove(uri)
  expect(linter.lint(uri).findings).toEqual([])
})

test('a rule that fails is named, and the others go on', () => {
  const failing = defineRule({
    ...privilegedContainer,
    id: 'failing',
    on: 'resource',
    check() {
      throw new Error('a bug')
    },
  })
  const { findings, failures } = checkText(textOf(pod('a')), [failing, privilegedContainer], options)
  expect(findings.map(({ rule }) => rule.id)).toEqual(['privileged-container'])
  expect(failures.map(({ rule }) => rule)).toEqual(['failing'])
})

test('what a more specific rule says at the same place is not said twice', () => {
  const general = defineRule({ ...privilegedContainer, id: 'general', impliedBy: ['privileged-container'] })
  const ids = (showImplied: boolean) =>
    checkText(textOf(pod('a')), [general, privilegedContainer], { ...options, showImplied }).findings.map(
      ({ rule }) => rule.id,
    )
  expect(ids(false)).toEqual(['privileged-container'])
  expect(ids(true)).toEqual(['general', 'privileged-container'])
})

test('a value that an alias stands for is one finding, whose fix says that others change with it', () => {
  const shared = dedent(`
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - name: one
          securityContext: &sc {privileged: true}
        - name: two
          securityContext: *sc
  `)
  const { findings } = checkText(textOf(shared), [privilegedContainer], options)
  expect(findings.map(({ message }) => message)).toEqual(['Container "one" runs in privileged mode.'])
  expect(findings[0]?.related.map(({ message }) => message)).toEqual(['Container "two" runs in privileged mode.'])
  const [fix] = findings[0]!.fixes
  expect(fix?.title).toBe('Set privileged to false, also where *sc stands')
  const { edits } = printChanges(fix!.changes)
  expect(applyEdits(shared, [...edits.values()].flat())).toBe(shared.replace('true', 'false'))
})

test('the profiles hold one another, and those of a standard are its demands', () => {
  const ids = (...args: Parameters<typeof rulesOf>) =>
    new Set(rulesOf(...args).flatMap(({ id, isSummary }) => (isSummary ? [] : id)))
  const [recommended, strict, pedantic, all] = (['recommended', 'strict', 'pedantic', 'all'] as const).map((name) =>
    ids(name, rules, newestVersion),
  )
  expect(
    [
      [recommended, strict],
      [strict, pedantic],
      [pedantic, all],
    ].every(([part, whole]) => [...part!].every((id) => whole!.has(id))),
  ).toBe(true)
  expect(all!.size).toBe(rules.filter(({ isSummary }) => !isSummary).length)
  const [baseline, restricted] = [
    ids('pss-baseline', rules, newestVersion),
    ids('pss-restricted', rules, newestVersion),
  ]
  expect(baseline.has('privileged-container') && [...baseline].every((id) => restricted.has(id))).toBe(true)
})
