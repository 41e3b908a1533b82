import type { Severity } from '../rules/rule.ts'
import { counted } from './counted.ts'
import { escapeText } from './escape.ts'
import type { JsonFinding } from './json.ts'

/** Colours a text, or leaves it as it is where no colours are wanted. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green', text: string) => string

/** How a severity is said and coloured. */
const looks = {
  error: ['error', 'red'],
  warning: ['warning', 'yellow'],
  info: ['info', 'cyan'],
  hint: ['hint', 'dim'],
} as const satisfies Readonly<Record<Severity, readonly [string, string]>>

/** The widest source line that is shown whole, in characters. */
const WIDEST = 120

/** The findings of one file for people: each with its source line and a caret below what it is about. */
export function textOfFile(content: string, findings: readonly JsonFinding[], paint: Paint): string {
  const lines = content.split(/\r\n|\n|\r/)
  return findings.map((finding) => textOfFinding(lines[finding.line - 1] ?? '', finding, paint)).join('\n')
}

/** A finding in one line for people, without the end of the line. */
export function lineOfFinding(finding: JsonFinding, paint: Paint): string {
  const [word, colour] = looks[finding.severity]
  const place = `${escapeText(finding.file)}:${finding.line}:${finding.column}`
  return `${paint('bold', place)}  ${paint(colour, word)}  ${escapeText(finding.message)}  ${paint('dim', finding.rule)}`
}

function textOfFinding(line: string, finding: JsonFinding, paint: Paint): string {
  const fix = finding.fixes[0]
  const help = fix
    ? [
        `${' '.repeat(gutterOf(finding))} ${paint('green', 'fix:')} ${escapeText(fix.title)}${applies(fix.applicability)}`,
      ]
    : []
  return [lineOfFinding(finding, paint), ...sourceLines(line, finding, paint), ...help, ''].join('\n')
}

function applies(applicability: string): string {
  return applicability === 'safe' ? '' : ` (${applicability})`
}

function gutterOf({ line }: JsonFinding): number {
  return String(line).length + 1
}

/** The source line and a line of carets; of a long line the part around the finding. */
function sourceLines(line: string, finding: JsonFinding, paint: Paint): string[] {
  const start = finding.column - 1
  const end = finding.endLine === finding.line ? finding.endColumn - 1 : line.length
  const from = start > WIDEST ? start - 40 : 0
  const to = Math.min(line.length, from + WIDEST)
  const [before, marked, after] = [
    line.slice(from, start),
    line.slice(start, Math.min(end, to)),
    line.slice(Math.min(end, to), to),
  ].map((part) => escapeText(part)) as [string, string, string] // Three in, three out.
  const gutter = ' '.repeat(gutterOf(finding))
  const carets = '^'.repeat(Math.max(1, [...marked].length))
  return [
    `${paint('dim', `${finding.line} │`)} ${before}${marked}${after}`,
    `${gutter}${paint('dim', '│')} ${' '.repeat([...before].length)}${paint(looks[finding.severity][1], carets)}`,
  ]
}

/** What was found in all, and what to do next. */
export function textOfSummary(findings: readonly JsonFinding[], files: number, paint: Paint): string {
  if (findings.length === 0) return paint('green', `No findings in ${counted(files, 'file')}.`)
  const parts = (Object.keys(looks) as Severity[]).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return number > 0
      ? [paint(looks[severity][1], severity === 'info' ? `${number} info` : counted(number, severity))]
      : []
  })
  const found = new Set(findings.map(({ file }) => file)).size
  return `${paint('bold', `${counted(findings.length, 'finding')} in ${found} of ${counted(files, 'file')}`)}: ${parts.join(', ')}.`
}
