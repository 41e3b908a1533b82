import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { isDockerfile } from '../../server/src/lint/language.ts'
import { baseName } from '../../server/src/lint/path.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import type { AnyRule, Finding } from '../../server/src/rules/rule.ts'

/** A rule and files; `«…»` marks what is found in those that are Dockerfiles. */
type ContextRow = readonly [rule: AnyRule, what: string, files: Readonly<Record<string, string>>]

/** Makes each row a test. */
export function checkContextRows(rows: readonly ContextRow[]): void {
  for (const [rule, what, files] of rows) {
    test(`${rule.id}: ${what}`, () => {
      const all = exampleFiles(files, '')
      const linter = linterOfRule(rule, all, newestVersion)
      for (const { path, marks } of all.filter((file) => isDockerfile(baseName(file.path)))) {
        const { findings, failures } = linter.lint(path)
        expect(failures).toEqual([])
        expect(findings.map(({ finding }) => finding.location.span)).toEqual(marks)
      }
    })
  }
}

/** The first finding in the first Dockerfile. */
export function firstIn(rule: AnyRule, files: Readonly<Record<string, string>>): Finding | undefined {
  const all = exampleFiles(files, '')
  const own = all.find(({ path }) => isDockerfile(baseName(path)))
  return linterOfRule(rule, all, newestVersion).lint(own?.path ?? '').findings[0]?.finding
}
