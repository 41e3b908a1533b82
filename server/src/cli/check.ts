import { isAbsolute, relative, resolve } from 'node:path'
import { findFiles } from '../host/find.ts'
import { readSource, readStandardInput, withSlashes } from '../host/node.ts'
import { patchFinder } from '../host/patches.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { languageOf } from '../lint/language.ts'
import { Linter } from '../lint/linter.ts'
import type { ProfileName } from '../lint/profile.ts'
import { secretsOf } from '../lint/secrets.ts'
import { type JsonFinding, jsonFindings } from '../output/json.ts'
import type { Severity } from '../rules/rule.ts'
import { withoutSecrets } from '../text/secret.ts'
import { reportFor } from './report.ts'
import type { Terminal } from './terminal.ts'

export interface CheckRequest {
  readonly paths: readonly string[]
  /** Standard input is checked, and no path, as if it were the file of this name. */
  readonly standardInputAs?: string
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
  const linter = new Linter({ profile: request.profile, kubernetes: request.kubernetes })
  const report = reportFor(request, version, terminal)
  const { sources, failures, read } = inputOf(request)
  const nameOf = namesFor(request.format)
  const errors = failures.map(({ path, message }) => ({ file: nameOf(path), message }))
  const isPatch = patchFinder('.')
  const all: JsonFinding[] = []
  let files = 0
  let documents = 0
  let passedOver = 0
  for (const source of sources) {
    const name = nameOf(source.path)
    const file = read(source)
    if (file.kind === 'failed') errors.push({ file: name, message: file.failure.message })
    if (file.kind === 'skipped') passedOver++
    if (file.kind !== 'read') continue
    linter.update(source.path, file.content, languageOf(source.path, file.content), isPatch(source.path))
    const result = linter.lint(source.path)
    linter.remove(source.path)
    const secrets = result.findings.length > 0 ? secretsOf(result) : []
    const found = jsonFindings(name, file.content, result, secrets, nameOf).filter(
      ({ rule }) => request.rules.length === 0 || request.rules.includes(rule),
    )
    files++
    documents += result.documents.length
    for (const finding of found) all.push(finding)
    for (const { rule, error } of result.failures) {
      errors.push({ file: name, message: `The rule "${rule}" failed in "${source.path}": ${String(error)}.` })
    }
    report.addFile(withoutSecrets(file.content, secrets), found)
  }
  const milliseconds = Math.round(performance.now() - start)
  report.end({ findings: all, errors, files, passedOver, documents, milliseconds })
  if (errors.length > 0) return 2
  return all.some(({ severity }) => fails(severity, request.failOn)) ? 1 : 0
}

/** Whether a finding of that severity makes the exit status 1. */
export function fails(severity: Severity, failOn: CheckRequest['failOn']): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn)
}

/** What is checked, and how it is read. */
function inputOf({ paths, standardInputAs }: CheckRequest) {
  if (standardInputAs === undefined) return { ...findFiles(paths), read: readSource }
  const source = { path: withSlashes(standardInputAs), isGiven: true }
  return { sources: [source], failures: [], read: readStandardInput }
}

/**
 * How a report names a file: as it was given or found; for those that look for it in the repository, relative to the
 * current folder if it is in it, and absolute if it is not.
 */
function namesFor(format: CheckRequest['format']): (path: string) => string {
  if (format === 'text' || format === 'json') return (path) => path
  return (path) => {
    const name = relative('.', path)
    const isOutside = name === '' || isAbsolute(name) || /^\.\.(?:[\\/]|$)/.test(name)
    return withSlashes(isOutside ? resolve(path) : name)
  }
}
