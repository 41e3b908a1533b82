import type { KubernetesVersion } from '../kubernetes/version.ts'
import type { ProfileName } from '../lint/profile.ts'
import { secretsOf } from '../lint/secrets.ts'
import { type JsonFinding, jsonFindings } from '../output/json.ts'
import type { Severity } from '../rules/rule.ts'
import { withoutSecrets } from '../text/secret.ts'
import { reportFor } from './report.ts'
import { nameFromHere, type Scope, scan } from './scan.ts'
import type { Terminal } from './terminal.ts'

export interface CheckRequest extends Scope {
  readonly format: 'text' | 'json' | 'sarif' | 'github'
  /** Text with one line for each finding, and nothing else. */
  readonly isQuiet: boolean
  readonly profile: ProfileName
  readonly kubernetes: KubernetesVersion
  /** The least severity that makes the exit status 1. */
  readonly failOn: Severity | 'never'
  /** Of which rules findings are printed; of all when there are none. */
  readonly rules: readonly string[]
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
  const { profile, kubernetes } = request
  const { linter, files, errors: unread, passedOver } = scan(request, { profile, kubernetes }, terminal)
  const report = reportFor(request, version, terminal)
  const names = new Map(files.map(({ path, name }) => [path, nameIn(request.format, name)]))
  const nameOf = (path: string): string => names.get(path) ?? nameFromHere(path)
  const errors = unread.map(({ path, message }) => ({ file: nameIn(request.format, path), message }))
  const all: JsonFinding[] = []
  let documents = 0
  for (const { path, content } of files) {
    const result = linter.lint(path)
    const secrets = result.findings.length > 0 ? secretsOf(result) : []
    const found = jsonFindings(nameOf(path), content, result, secrets, nameOf).filter(
      ({ rule }) => request.rules.length === 0 || request.rules.includes(rule),
    )
    documents += result.documents.length
    for (const finding of found) all.push(finding)
    for (const { rule, error } of result.failures) {
      errors.push({ file: nameOf(path), message: `The rule "${rule}" failed in "${nameOf(path)}": ${String(error)}.` })
    }
    report.addFile(withoutSecrets(content, secrets), found)
  }
  const milliseconds = Math.round(performance.now() - start)
  report.end({ findings: all, errors, files: files.length, passedOver, documents, milliseconds })
  if (errors.length > 0) return 2
  return all.some(({ severity }) => fails(severity, request.failOn)) ? 1 : 0
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
