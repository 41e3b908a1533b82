import { expect, test } from 'vitest'
import { type Config, Linter } from '../../server/src/lint/linter.ts'
import { baseImageLatest } from '../../server/src/rules/dockerfile/base-images/base-image-latest.ts'
import { addInsteadOfCopy } from '../../server/src/rules/dockerfile/copy/add-instead-of-copy.ts'
import { defineRule } from '../../server/src/rules/rule.ts'
import { verdictOn } from '../harness/verdict.ts'

const config: Config = { only: [baseImageLatest, addInsteadOfCopy] }
const L = 'base-image-latest'
const A = 'add-instead-of-copy'

/** Two stages, with findings in both, and lines for the places where comments stand. */
function dockerfile(where: string, says: string): string {
  const line = (name: string) => (where === name ? `${says}\n` : '')
  return [
    line('top'),
    '# the shop\n\n',
    line('above first'),
    'FROM debian:latest AS build\n',
    line('above add'),
    'ADD a \\\n',
    line('inside'),
    '  /a\n',
    line('above second'),
    'FROM alpine:latest\nADD b /b\n',
    line('end'),
  ].join('')
}

const [latest1, add1, latest2, add2] = [`${L} 1`, `${A} 1`, `${L} 2`, `${A} 2`]
const everything = [latest1, add1, latest2, add2]

/** Where a comment stands, what it says, and what it hides: a rule, and in which of the two stages. */
const rows: readonly (readonly [where: string, says: string, hidden: readonly string[]])[] = [
  ['above first', `# seaworthy-ignore ${L}: why`, [latest1]],
  ['above first', `# seaworthy-ignore ${A}`, []],
  ['above first', `# seaworthy-ignore-stage ${L}, ${A}`, [latest1, add1]],
  ['above second', `  # seaworthy-ignore-stage ${A}`, [add2]],
  ['above add', `# seaworthy-ignore-stage ${A}`, []],
  ['above add', `# seaworthy-ignore ${A}`, [add1]],
  ['inside', `# seaworthy-ignore ${A}`, []],
  ['top', `# seaworthy-ignore ${L}`, []],
  ['top', `# seaworthy-ignore-file ${A}`, [add1, add2]],
  ['inside', `# seaworthy-ignore-file ${A}`, [add1, add2]],
  ['end', `# seaworthy-ignore-file ${L}`, [latest1, latest2]],
  // Those of other tools.
  ['above first', '# hadolint ignore=DL3007', [latest1]],
  ['above first', '#hadolint ignore = DL3020 , DL3007 # why', [latest1]],
  ['above first', '# hadolint ignore=DL3007 because', []],
  ['above first', '# hadolint stage ignore=DL3007,DL3020', [latest1, add1]],
  ['above add', '# hadolint ignore=DL3020', [add1]],
  ['end', '# hadolint global ignore=DL3020', [add1, add2]],
  ['above add', '# checkov:skip=CKV_DOCKER_7:why', [latest1, latest2]],
  ['end', '# checkov:skip= CKV_DOCKER_4', [add1, add2]],
  ['above add', '# checkov:skip=', everything],
  ['above first', '# trivy:ignore:DS-0001', [latest1]],
  ['above first', '# tfsec:ignore:AVD-DS-0001', [latest1]],
  ['above add', '# trivy:ignore:DS001', []],
  ['top', '# kics-scan ignore', everything],
  ['top', '# kics-scan disable=9513a694-aa0d-41d8-be61-3271e056f36b', [add1, add2]],
  ['above add', '# kics-scan disable=9513a694-aa0d-41d8-be61-3271e056f36b', []],
  ['above add', '# kics-scan ignore-line', [add1]],
  ['above first', '# kics-scan ignore-block', [latest1, add1]],
  ['above add', '# kics-scan ignore-block', []],
  ['top', '# check=skip=all', []],
]

for (const [where, says, hidden] of rows) {
  test(`${says} ${where} hides ${hidden.length} findings`, () => {
    const content = dockerfile(where, says)
    const second = content.slice(0, content.indexOf('FROM alpine')).split('\n').length
    const verdict = verdictOn(content, config, 'Dockerfile')
    const places = verdict.hidden.map((entry) => {
      const [id, line = ''] = entry.split(/[ ,]/)
      return `${id} ${Number(line) < second ? 1 : 2}`
    })
    expect([...places].sort()).toEqual([...hidden].sort())
    expect(verdict.shown.length + places.length).toBe(4)
  })
}

test('a comment with an instruction inside is for that line, and one in a heredoc is text', () => {
  const content =
    'FROM alpine:3.22\nADD a \\\n  # seaworthy-ignore add-instead-of-copy\n  b /\nRUN <<EOF\n# seaworthy-ignore-file add-instead-of-copy\nEOF\n'
  expect(verdictOn(content, config, 'Dockerfile').hidden).toEqual([])
})

test('comments with CR LF are read as others', () => {
  const content = dockerfile('above add', `# seaworthy-ignore ${A}: why`).replaceAll('\n', '\r\n')
  expect(verdictOn(content, config, 'Dockerfile').hidden).toEqual([`${A} 5, seaworthy-ignore: why`])
})

const lint = defineRule({
  ...addInsteadOfCopy,
  id: 'of-buildkit',
  equivalents: { buildkit: ['SecretsUsedInArgOrEnv'] },
})

/** A Dockerfile with two findings, and how many of them a check comment of BuildKit hides. */
test.each([
  ['# check=skip=SecretsUsedInArgOrEnv\nFROM a\nADD a /\nADD b /\n', 2],
  [
    '# syntax=docker/dockerfile:1\n#  check = skip=StageNameCasing,secretsusedinargorenv;error=true\nFROM a\nADD a /\nADD b /\n',
    2,
  ],
  ['# check=skip=all\nFROM a\nADD a /\nADD b /\n', 2],
  ['# check=error=true\nFROM a\nADD a /\nADD b /\n', 0],
  ['# check=skip=StageNameCasing\nFROM a\nADD a /\nADD b /\n', 0],
  ['\n# check=skip=all\nFROM a\nADD a /\nADD b /\n', 0],
  ['FROM a\n# check=skip=SecretsUsedInArgOrEnv\nADD a /\nADD b /\n', 1],
])('of %j %s findings are hidden', (content, count) => {
  const linter = new Linter({ only: [lint] }, [lint])
  linter.update('Dockerfile', content)
  const { findings, suppressed } = linter.lint('Dockerfile')
  expect([suppressed.length, findings.length]).toEqual([count, 2 - count])
})
