import { type Diagnostic, DiagnosticTag } from 'vscode-languageserver'
import type { Placed } from '../lint/linter.ts'
import type { RuleMeta, Severity } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { spanInFile } from '../text/document.ts'
import type { Client } from './client.ts'
import { rangeOf, severities } from './convert.ts'
import type { LintedFile } from './linted-file.ts'

/** The name under which editors show what is found. */
const SOURCE = 'seaworthy'

const MOST = 1000

/** What an editor shows in a file: at most 1,000, the worst first, and then one that says how many more there are. */
export function diagnosticsOf(file: LintedFile, client: Client): readonly Diagnostic[] {
  const findings = file.result.findings.filter((placed) => !isShownByOthers(placed, file, client))
  const shown = findings.length > MOST ? worstOf(findings) : findings
  const diagnostics = shown.map((placed) => diagnosticOf(placed, file, client))
  if (findings.length > MOST) diagnostics.push(restOf(findings.length - MOST))
  return diagnostics
}

/** A finding as the editor knows it. */
export function diagnosticOf({ document, finding }: Placed, file: LintedFile, client: Client): Diagnostic {
  const { rule, severity, message, location, related } = finding
  const relatedInformation = collect(related, (other) => {
    const location = file.locate(other.location)
    return location ? [{ location, message: other.message }] : []
  })
  const tags = tagsOf(rule.id)
  const href = pageOf(rule, client)
  return {
    range: rangeOf(file.lines, spanInFile(document, location.span)),
    severity: severities[severity],
    code: rule.id,
    ...(client.showsCodeLinks && href !== undefined ? { codeDescription: { href } } : {}),
    source: SOURCE,
    message,
    ...(client.showsTags && tags.length > 0 ? { tags } : {}),
    ...(client.showsRelated && relatedInformation.length > 0 ? { relatedInformation } : {}),
  }
}

/** Where a rule is explained: at a page of the client's, or else at the first that the rule refers to. */
export function pageOf({ id, references }: RuleMeta, { rulePages }: Client): string | undefined {
  return rulePages?.replaceAll('{id}', id) ?? references[0]
}

/** Changes with what a user would see change, and only then. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  const add = (code: number): void => {
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
    a ^= b >>> 15
  }
  for (const { code, range, severity, message, relatedInformation = [] } of diagnostics) {
    const ranges = [range, ...relatedInformation.map(({ location }) => location.range)]
    const numbers = collect(ranges, ({ start, end }) => [start.line, start.character, end.line, end.character])
    for (const number of [...numbers, severity ?? 0]) add(number)
    for (const text of [String(code), typeof message === 'string' ? message : message.value]) {
      for (let i = 0; i < text.length; i++) add(text.charCodeAt(i))
      add(-1)
    }
  }
  return `${diagnostics.length}-${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint']

function worstOf(findings: readonly Placed[]): readonly Placed[] {
  return collect(order, (severity) => findings.filter(({ finding }) => finding.severity === severity)).slice(0, MOST)
}

function restOf(count: number): Diagnostic {
  const start = { line: 0, character: 0 }
  const message = `There are ${count} more findings in this file; the ${MOST} worst are shown.`
  return { range: { start, end: start }, severity: severities.info, source: SOURCE, message }
}

const YAML_EXTENSION = 'redhat.vscode-yaml'
const PLAIN_YAML: ReadonlySet<string> = new Set(['yaml-syntax', 'yaml-duplicate-key'])

/** Whether another extension says the same of plain YAML, which would be shown twice. */
function isShownByOthers({ finding }: Placed, { languageId }: LintedFile, { extensions }: Client): boolean {
  return languageId === 'yaml' && PLAIN_YAML.has(finding.rule.id) && extensions.has(YAML_EXTENSION)
}

/** By what the names of rules say: what Kubernetes or a tool gives up, and what has no effect. */
function tagsOf(id: string): DiagnosticTag[] {
  if (/(?:^|-)(?:deprecated|removed)(?:-|$)/.test(id)) return [DiagnosticTag.Deprecated]
  return id.startsWith('unused-') ? [DiagnosticTag.Unnecessary] : []
}
