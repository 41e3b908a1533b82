import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import type { AnyRule, Example } from '../../server/src/rules/rule.ts'
import { checkBytes, checkHole, findingsIn, fixed } from './check-rule.ts'
import { dockerfileOf, summariesOf } from './docker.ts'
import { holedDockerfiles } from './docker-holes.ts'
import { dockerLayouts, dockerRestyles, inHeredocs, inOnbuild, withBacktick } from './docker-styles.ts'

/** Checks a rule by an example in every style of Dockerfiles, and with words that nobody can know. */
export function checkDockerStyles(rule: AnyRule, { title, bad, good }: Example): void {
  const [before] = exampleFiles(bad, 'Dockerfile')
  const [after] = exampleFiles(good, 'Dockerfile')
  const contents = [before!.content, after!.content] as const
  const count = before!.marks.length
  const check = (style: string, run: () => void) => test(`${rule.id}: ${title}, ${style}`, run)
  for (const [style, restyle] of Object.entries(dockerRestyles)) {
    check(style, () => checkBytes(rule, restyle(contents[0]), restyle(contents[1]), count))
  }
  for (const [style, restyle] of Object.entries(dockerLayouts)) {
    const file = restyle(contents[0])
    if (file !== contents[0]) check(style, () => checkMeaning(rule, file, contents[1], count))
  }
  for (const [style, restyle] of Object.entries({ 'in ONBUILD': inOnbuild, 'in heredocs': inHeredocs })) {
    const file = restyle(contents[0])
    if (file !== contents[0]) check(style, () => checkAtMost(rule, file, count))
  }
  const escaped = withBacktick(contents[0])
  // An image whose lines end with backticks may be one for Windows, of which a rule may know less.
  if (escaped !== contents[0]) check('with backticks', () => checkAtMost(rule, escaped, count))
  check('with holes', () => {
    // What it finds are ARGs that only who builds knows.
    if (rule.id === 'invalid-default-arg-in-from') return
    for (const file of contents.flatMap(holedDockerfiles)) checkHole(rule, file)
  })
}

/** Checks in every style what a rule finds that looks at the files beside the Dockerfile. */
export function checkAmongFiles(rule: AnyRule, { title, bad }: Example): void {
  const files = exampleFiles(bad, 'Dockerfile')
  const [before] = files.filter(({ path }) => path === 'Dockerfile')
  const others = files.filter(({ path }) => path !== 'Dockerfile')
  const { content, marks } = before!
  const count = (file: string) => findingsIn(rule, file, newestVersion, others).findings.length
  for (const [style, restyle] of Object.entries({ ...dockerRestyles, ...dockerLayouts })) {
    test(`${rule.id}: ${title}, ${style}`, () => expect(count(restyle(content))).toBe(marks.length))
  }
  for (const [style, restyle] of Object.entries({ 'in ONBUILD': inOnbuild, 'in heredocs': inHeredocs })) {
    test(`${rule.id}: ${title}, ${style}`, () => expect(count(restyle(content))).toBeLessThanOrEqual(marks.length))
  }
  test(`${rule.id}: ${title}, with holes`, () => {
    for (const file of holedDockerfiles(content)) checkHole(rule, file, others)
  })
}

/** The first fixes make of a file what means the same as `good`. */
function checkMeaning(rule: AnyRule, bad: string, good: string, count: number): void {
  const result = findingsIn(rule, bad)
  expect(result.findings.length).toBe(count)
  if (rule.fixable === false) return
  const after = fixed(bad, result)
  expect(summariesOf(after)).toEqual(summariesOf(good))
  expect(dockerfileOf(after).comments.length).toBe(dockerfileOf(bad).comments.length)
  expect(findingsIn(rule, after).findings).toEqual([])
}

/** There is no more to find, and what is found is gone when it is fixed. */
function checkAtMost(rule: AnyRule, bad: string, count: number): void {
  const result = findingsIn(rule, bad)
  expect(result.findings.length).toBeLessThanOrEqual(count)
  if (rule.fixable === false || result.findings.length === 0) return
  const after = fixed(bad, result)
  expect(after).not.toBe(bad)
  expect(findingsIn(rule, after).findings).toEqual([])
}
