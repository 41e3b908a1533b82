import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { type KubernetesVersion, newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import type { FileResult, Linter } from '../../server/src/lint/linter.ts'
import { type ExampleFile, exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import type { AnyRule, Example, Finding } from '../../server/src/rules/rule.ts'
import { applyEdits, type Document, type Span, spanInFile } from '../../server/src/text/document.ts'
import type { Change } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { checkAmongFiles, checkDockerStyles } from './check-docker-rule.ts'
import { type HoledFile, holedFiles } from './holes.ts'
import { kinds, layouts, reprints, restyles, templates } from './styles.ts'

interface Result extends Pick<FileResult, 'documents' | 'elsewhere'> {
  readonly findings: readonly (readonly [document: Document, finding: Finding])[]
}

/** What one rule finds in a file, which others may lie beside. */
export function findingsIn(
  rule: AnyRule,
  content: string,
  kubernetes: KubernetesVersion = newestVersion,
  others: readonly Pick<ExampleFile, 'path' | 'content'>[] = [],
): Result {
  const path = examplePaths[rule.on]
  return resultIn(linterOfRule(rule, [{ path, content }, ...others], kubernetes), path)
}

function resultIn(linter: Linter, file: string): Result {
  const { documents, elsewhere, findings, failures } = linter.lint(file)
  for (const { error } of failures) throw error
  return { documents, elsewhere, findings: findings.map(({ document, finding }) => [document, finding] as const) }
}

/** The file with the first fix of every finding made. */
export function fixed(content: string, result: Result): string {
  const path = result.documents[0]?.uri ?? ''
  const { changed, created, skipped } = editsOfFiles(firstChanges(result), result)
  expect(skipped).toEqual([])
  expect([...changed.keys(), ...created.keys()].filter((name) => name !== path)).toEqual([])
  return applyEdits(content, changed.get(path) ?? [])
}

function firstChanges({ findings }: Result): readonly Change[] {
  return findings.flatMap(([, { fixes }]) => fixes[0]?.changes ?? [])
}

function meaning(content: string): unknown {
  return readYaml('file:///example.yaml', content, 'kubernetes').map(({ text }) => rootOf(text).json)
}

/** Checks a rule by its examples: as they are written, in every style, in every kind that has pods, and with holes. */
export function checkExamples(rule: AnyRule): void {
  for (const example of rule.examples) {
    checkAsWritten(rule, example)
    if (rule.readsBuildContext) checkAmongFiles(rule, example)
    if (typeof example.bad !== 'string') continue
    if (examplePaths[rule.on] === 'Dockerfile') checkDockerStyles(rule, example)
    // A configuration has its own name, and is no manifest.
    else if (rule.on !== 'configMistake') checkStyles(rule, example)
  }
}

function checkStyles(rule: AnyRule, example: Example): void {
  const [bad] = exampleFiles(example.bad, 'example.yaml')
  const [good] = exampleFiles(example.good, 'example.yaml')
  const count = bad!.marks.length
  const checkStyle = (style: string, [before, after]: readonly string[], check: typeof checkBytes) =>
    test(`${rule.id}: ${example.title}, ${style}`, () => check(rule, before!, after!, count))
  const contents = [bad!.content, good!.content]
  for (const [style, restyle] of Object.entries(restyles)) checkStyle(style, contents.map(restyle), checkBytes)
  for (const [style, restyle] of Object.entries(layouts)) checkStyle(style, contents.map(restyle), checkMeaning)
  const [badData, goodData] = contents.map((content) => parseAllDocuments(content))
  // What is wrong as YAML, or in comments, is gone when it is printed anew.
  if (badData!.some(({ errors }) => errors.length > 0) || rule.on === 'ignore') return
  for (const [style, restyle] of Object.entries(templates)) checkStyle(style, contents.map(restyle), checkBytes)
  test(`${rule.id}: ${example.title}, with holes`, () => {
    for (const file of contents.flatMap(holedFiles)) checkHole(rule, file)
  })
  for (const [style, print] of Object.entries({ ...reprints, ...kinds })) {
    const [before, after] = [badData!, goodData!].map((documents) => print(documents.map((d) => d.toJS())))
    if (before !== undefined && after !== undefined) checkStyle(style, [before, after], checkMeaning)
  }
}

function checkAsWritten(rule: AnyRule, example: Example): void {
  const path = examplePaths[rule.on]
  const bad = exampleFiles(example.bad, path)
  const good = exampleFiles(example.good, path)
  const lint = (files: readonly ExampleFile[]) => {
    const linter = linterOfRule(rule, files, newestVersion)
    return files.map((file) => ({ ...file, result: resultIn(linter, file.path) }))
  }
  test(`${rule.id}: ${example.title}`, () => {
    const linted = lint(bad)
    for (const { content, marks, result } of linted) {
      const spans = result.findings.map(([document, { location }]) => spanInFile(document, location.span))
      const written = ({ start, end }: Span) => `${content.slice(start, end)}@${start}`
      expect(spans.map(written)).toEqual(marks.map(written))
      checkWords(result)
    }
    if (rule.fixable !== false) {
      expect(fixedFiles(linted)).toEqual(new Map(good.map((file) => [file.path, file.content])))
    }
    expect(lint(good).flatMap(({ result }) => result.findings)).toEqual([])
    const all = linted.flatMap(({ result }) => result.findings.flatMap(([, { fixes }]) => fixes))
    const best = all.map(({ applicability }) => ranks.indexOf(applicability))
    if (rule.fixable === false) expect(best).toEqual([])
    else expect(Math.max(...best)).toBe(ranks.indexOf(rule.fixable))
  })
}

/** The files with the first fix of every finding made, and those that fixes make. */
function fixedFiles(files: readonly (ExampleFile & { readonly result: Result })[]): ReadonlyMap<string, string> {
  const all = files.flatMap(({ result }) => firstChanges(result))
  const documents = files.flatMap(({ result }) => result.documents)
  const { changed, created, skipped } = editsOfFiles(all, { documents, elsewhere: [] })
  expect(skipped).toEqual([])
  const after = files.map((file) => [file.path, applyEdits(file.content, changed.get(file.path) ?? [])] as const)
  return new Map([...after, ...created])
}

/** The first fixes make `good` of a file, byte for byte. */
export function checkBytes(rule: AnyRule, bad: string, good: string, count: number): void {
  const result = findingsIn(rule, bad)
  expect(result.findings.length).toBe(count)
  if (rule.fixable === false) return
  const after = fixed(bad, result)
  expect(after).toBe(good)
  expect(findingsIn(rule, after).findings).toEqual([])
}

/** Nothing is found in a template that is not there whatever it prints. */
export function checkHole(
  rule: AnyRule,
  { title, content, substitutes }: HoledFile,
  others: readonly Pick<ExampleFile, 'path' | 'content'>[] = [],
): void {
  const count = (file: string) => findingsIn(rule, file, newestVersion, others).findings.length
  const found = count(content)
  if (found === 0) return
  const counts = substitutes.map((substitute) => [substitute, count(substitute)] as const)
  const without = counts.filter(([, other]) => other < found).map(([substitute]) => substitute)
  expect(without, `${title} has ${found} findings, and these have fewer`).toEqual([])
}

function checkMeaning(rule: AnyRule, bad: string, good: string, count: number): void {
  const result = findingsIn(rule, bad)
  expect(result.findings.length).toBe(count)
  if (rule.fixable === false || (bad.startsWith('{') && firstChanges(result).some(isNewDocument))) return
  const after = fixed(bad, result)
  expect(meaning(after)).toEqual(meaning(good))
  expect(findingsIn(rule, after).findings).toEqual([])
}

/** JSON has no place for one. */
function isNewDocument({ kind }: Change): boolean {
  return kind === 'append-document'
}

const ranks = ['safe', 'unsafe', 'manual'] as const

/** What is said to the user keeps to the conventions, and the rule promises what it does. */
function checkWords({ findings }: Result): void {
  for (const [, { message, fixes }] of findings) {
    expect(message).toMatch(/^[A-Z"].*[^.]\.$/)
    expect(message).not.toMatch(/\b(should|consider|detected|please)\b/i)
    for (const { title } of fixes) expect(title).toMatch(/^[A-Z](?:[^.]|\.(?=\S))*$/)
  }
}
