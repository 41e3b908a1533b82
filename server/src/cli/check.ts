import { version } from '../../../package.json'
import { findYamlFiles, readSource } from '../host/node.ts'
import { patchFinder } from '../host/patches.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { Linter } from '../lint/linter.ts'
import type { ProfileName } from '../lint/profile.ts'
import { escapeText } from '../output/escape.ts'
import { type JsonFinding, jsonFindings } from '../output/json.ts'
import { textOfFile, textOfSummary } from '../output/text.ts'
import type { Applicability, Severity } from '../rules/rule.ts'
import type { Terminal } from './terminal.ts'

export interface CheckRequest {
  readonly paths: readonly string[]
  readonly format: 'text' | 'json'
  readonly profile: ProfileName
  readonly kubernetes: KubernetesVersion
  /** The least severity that makes the exit status 1. */
  readonly failOn: Severity | 'never'
  /** Of which rules findings are printed; of all when there are none. */
  readonly rules: readonly string[]
}

const severities: readonly Severity[] = ['hint', 'info', 'warning', 'error']

/**
 * Prints the findings in files and folders.
 *
 * @returns The exit status: 2 when a file could not be read, else 1 when there is a finding at or above `failOn`, else 0.
 */
export function check(request: CheckRequest, terminal: Terminal): number {
  const start = performance.now()
  const linter = new Linter({ profile: request.profile, kubernetes: request.kubernetes })
  const { sources, failures } = findYamlFiles(request.paths)
  const errors = failures.map(({ path, message }) => ({ file: path, message }))
  const isPatch = patchFinder('.')
  const all: JsonFinding[] = []
  let files = 0
  let documents = 0
  for (const source of sources) {
    const file = readSource(source)
    if (file.kind === 'failed') errors.push({ file: source.path, message: file.failure.message })
    if (file.kind !== 'read') continue
    linter.update(source.path, file.content, isPatch(source.path))
    const result = linter.lint(source.path)
    linter.remove(source.path)
    const found = jsonFindings(source.path, file.content, result).filter(
      ({ rule }) => request.rules.length === 0 || request.rules.includes(rule),
    )
    files++
    documents += result.documents.length
    for (const finding of found) all.push(finding)
    for (const { rule, error } of result.failures) {
      errors.push({ file: source.path, message: `The rule "${rule}" failed in "${source.path}": ${String(error)}.` })
    }
    if (request.format === 'text' && found.length > 0) {
      terminal.print(`${textOfFile(file.content, found, terminal.paint)}\n`)
    }
  }
  if (request.format === 'json') {
    const milliseconds = Math.round(performance.now() - start)
    terminal.print(`${JSON.stringify(jsonReport(all, errors, { files, documents, milliseconds }), undefined, 2)}\n`)
  } else {
    terminal.print(`${textOfSummary(all, files, terminal.paint)}\n`)
    for (const { message } of errors) terminal.complain(`${escapeText(message)}\n`)
  }
  if (errors.length > 0) return 2
  return all.some(({ severity }) => fails(severity, request.failOn)) ? 1 : 0
}

/** Whether a finding of that severity makes the exit status 1. */
export function fails(severity: Severity, failOn: CheckRequest['failOn']): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn)
}

function jsonReport(
  findings: readonly JsonFinding[],
  errors: readonly object[],
  counts: { readonly files: number; readonly documents: number; readonly milliseconds: number },
): object {
  const bySeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const byFix = (applicability: Applicability) =>
    findings.filter(({ fixes }) => fixes[0]?.applicability === applicability).length
  return {
    version: 1,
    tool: { name: 'seaworthy', version },
    summary: {
      ...counts,
      findings: {
        error: bySeverity('error'),
        warning: bySeverity('warning'),
        info: bySeverity('info'),
        hint: bySeverity('hint'),
      },
      fixable: { safe: byFix('safe'), unsafe: byFix('unsafe'), manual: byFix('manual') },
    },
    findings,
    errors,
  }
}
