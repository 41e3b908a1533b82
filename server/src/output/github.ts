import type { Severity } from '../rules/rule.ts'
import { escapeText } from './escape.ts'
import type { JsonFinding, JsonPlace } from './json.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const satisfies Readonly<
  Record<Severity, string>
>

/** A finding as a workflow command, which GitHub shows beside the line: one line without its end. */
export function githubOfFinding(finding: JsonFinding): string {
  return `::${commands[finding.severity]} ${printProperties(finding)}::${escapeData(finding.message)}`
}

/** What could not be checked, as a workflow command. */
export function githubOfError({ file, message }: { readonly file: string; readonly message: string }): string {
  return `::error file=${escapeProperty(file)},title=seaworthy::${escapeData(message)}`
}

function printProperties(finding: JsonFinding): string {
  const { file, rule, line, column, endLine, endColumn } = finding
  const last = lastLine(finding)
  // GitHub takes columns only within one line.
  const columns = endLine === line ? `,col=${column},endColumn=${endColumn}` : ''
  return `file=${escapeProperty(file)},line=${line},endLine=${last}${columns},title=${escapeProperty(rule)}`
}

/** The last line that has something of the place in it: the end is exclusive. */
function lastLine({ line, endLine, endColumn }: JsonPlace): number {
  return endColumn === 1 && endLine > line ? endLine - 1 : endLine
}

/** What follows the second `::`. No line break is left that could begin another command. */
function escapeData(text: string): string {
  return escapeText(text).replaceAll('%', '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
