import type { FileResult, Linter } from '../lint/linter.ts'
import { secretsOf } from '../lint/secrets.ts'
import { type JsonFinding, jsonFindings } from '../output/json.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule, Severity } from '../rules/rule.ts'
import type { Document, LineIndex } from '../text/document.ts'
import { withoutSecrets } from '../text/secret.ts'
import { reportFor } from './report.ts'
import { nameFromHere, type Said, type ScannedFile, type Scope, scan } from './scan.ts'
import type { Terminal } from './terminal.ts'

export interface CheckRequest extends Scope {
  readonly format: 'text' | 'json' | 'sarif' | 'github'
  /** Text with one line for each finding, and nothing else. */
  readonly isQuiet: boolean
  readonly said: Said
  /** The least severity that makes the exit status 1. */
  readonly failOn: Severity | 'never'
  /** Whether findings that somebody has decided to ignore are printed as such. */
  readonly showsSuppressed: boolean
}

const severities: readonly Severity[] = ['hint', 'info', 'warning', 'error']

/**
 * Prints the findings in files and folders, or in standard input.
 *
 * @param version The version of the tool, for reports that name it.
 * @returns The exit status: 2 when a file could not be read, else 1 when there is a finding at or above `failOn`, else 0.
 */
export function check(request: CheckRequest, version: string, terminal: Terminal): number {
  const start = performance.now()
  const { linter, files: scanned, errors: unread, passedOver } = scan(request, request.said, terminal)
  const report = reportFor(request, version, terminal)
  const files: ScannedFile[] = []
  const names = new Map(scanned.map(({ path, name }) => [path, nameIn(request.format, name)]))
  const nameOf = (path: string): string => names.get(path) ?? nameFromHere(path)
  const errors = unread.map(({ path, message }) => ({ file: nameIn(request.format, path), message }))
  const all: JsonFinding[] = []
  const lines = new Map<string, LineIndex>()
  let documents = 0
  for (const file of scanned) {
    const { path, content } = file
    terminal.progress(`Checking ${files.length} of ${scanned.length} files`)
    for (const _ of linter.rest([path]));
    const result = linter.lint(path)
    if (result.quiet === 'ignored') continue
    files.push(file)
    const secrets = secretsOf({ ...result, documents: documentsWithFindings(result) })
    const found = jsonFindings(nameOf(path), content, result, secrets, nameOf, lines)
    documents += result.documents.length
    for (const finding of found) all.push(finding)
    for (const { rule, error } of result.failures) {
      errors.push({ file: nameOf(path), message: `The rule "${rule}" failed in "${nameOf(path)}": ${String(error)}.` })
    }
    report.addFile(withoutSecrets(content, secrets), found)
    linter.release(path)
  }
  terminal.progress('')
  const milliseconds = Math.round(performance.now() - start)
  const ran = ranRules(linter, files)
  report.end({ findings: all, errors, files: files.length, passedOver, documents, milliseconds, rules: ran })
  if (errors.length > 0) return 2
  return all.some(({ severity, suppressed }) => !suppressed && fails(severity, request.failOn)) ? 1 : 0
}

/** The documents of which lines or edits may be printed. */
function documentsWithFindings({ documents, findings, suppressed }: FileResult): readonly Document[] {
  const found = new Set([...findings, ...suppressed].map(({ document }) => document))
  return documents.filter((document) => found.has(document))
}

/** The rules that ran on any of some files. */
function ranRules(linter: Linter, files: readonly ScannedFile[]): readonly AnyRule[] {
  const paths = files.length > 0 ? files.map(({ path }) => path) : ['']
  const settings = new Set(paths.map((path) => linter.settingsFor(path)))
  return rules.filter((rule) => [...settings].some((one) => one.severityOf(rule) !== 'off' && one.isShown(rule)))
}

/** Whether a finding of that severity makes the exit status 1. */
export function fails(severity: Severity, failOn: CheckRequest['failOn']): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn)
}

/**
 * How a report names a file that was asked for: as it was given or found, unless its readers look for it in the
 * repository.
 */
function nameIn(format: CheckRequest['format'], name: string): string {
  return format === 'text' || format === 'json' ? name : nameFromHere(name)
}
