import { expect, test } from 'vitest'
import { type KubernetesVersion, newestVersion } from '../../server/src/kubernetes/version.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import type { AnyRule } from '../../server/src/rules/rule.ts'
import { findingsIn, fixed } from './check-rule.ts'

/** An edge case of a rule: what is said of the thing, and a manifest or Dockerfile in which `«…»` marks what is found. */
export type RuleRow = readonly [rule: AnyRule, title: string, text: string, version?: KubernetesVersion]

/** What a rule looks at: a Dockerfile as it is, or a manifest. */
function fileOf({ on }: AnyRule, text: string): string {
  return examplePaths[on] === 'Dockerfile' ? text : manifestOf(text)
}

/** A pod whose spec has these lines; a text that begins with its `apiVersion` is a whole manifest. */
export function manifestOf(text: string): string {
  if (text.startsWith('apiVersion:')) return text
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n${text.replace(/^/gm, '  ')}`
}

/** Makes each row a test. */
export function checkRows(rows: readonly RuleRow[]): void {
  for (const [rule, title, text, version = newestVersion] of rows) {
    test(`${rule.id}: ${title}`, () => {
      const [file] = exampleFiles(fileOf(rule, text), examplePaths[rule.on])
      const { findings } = findingsIn(rule, file!.content, version)
      expect(findings.map(([, { location }]) => location.span)).toEqual(file!.marks)
    })
  }
}

/** A file before and after its first fixes, in the same form. */
export type FixRow = readonly [rule: AnyRule, title: string, before: string, after: string]

/** Makes each row a test. */
export function checkFixes(rows: readonly FixRow[]): void {
  for (const [rule, title, before, after] of rows) {
    test(`${rule.id}: the fix ${title}`, () => {
      const content = fileOf(rule, before)
      expect(fixed(content, findingsIn(rule, content))).toBe(fileOf(rule, after))
    })
  }
}
