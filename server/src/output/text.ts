import type { Applicability, Severity } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { counted } from './counted.ts'
import { escapeText } from './escape.ts'
import type { JsonFinding } from './json.ts'
import { sourceLine } from './source-line.ts'

/** Colours a text, or leaves it as it is where no colours are wanted. */
export type Paint = (style: 'bold' | 'underline' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green', text: string) => string

/** In how many files was looked, and how many were passed over because they are too large or not text. */
export interface Seen {
  readonly files: number
  readonly passedOver: number
}

const colours = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
  hint: 'dim',
} as const satisfies Readonly<Record<Severity, string>>

/**
 * The findings of one file for people: its name, and each finding with its source line and carets below what it is about.
 *
 * @param content The content of the file, without secrets.
 */
export function textOfFile(content: string, findings: readonly JsonFinding[], paint: Paint): string {
  const [first] = findings
  if (!first) return ''
  const lines = content.split(/\r\n|\n|\r/)
  const places = findings.map(({ line, column }) => `${line}:${column}`)
  const width = Math.max(...places.map((place) => place.length))
  const blocks = findings.map((finding, index) => {
    const place = (places[index] ?? '').padStart(width)
    return textOfFinding(place, lines[finding.line - 1] ?? '', finding, paint)
  })
  return `${paint('underline', escapeText(first.file))}\n${blocks.join('\n')}`
}

/** A finding in one line for people, without the end of the line. */
export function lineOfFinding(finding: JsonFinding, paint: Paint): string {
  return `${paint('bold', `${escapeText(finding.file)}:${finding.line}:${finding.column}`)}  ${headline(finding, paint)}`
}

function headline({ severity, message, rule, suppressed }: JsonFinding, paint: Paint): string {
  const word = suppressed ? paint('dim', 'ignored') : paint(colours[severity], severity)
  return `${word}  ${escapeText(message)}  ${paint('dim', rule)}`
}

function textOfFinding(place: string, line: string, finding: JsonFinding, paint: Paint): string {
  const start = finding.column - 1
  const end = finding.endLine === finding.line ? finding.endColumn - 1 : line.length
  const shown = sourceLine(line, start, end)
  const number = String(finding.line).padStart(place.length)
  const gutter = ' '.repeat(number.length)
  const carets = paint(colours[finding.severity], '^'.repeat(shown.width))
  const rows = [
    `${place}  ${headline(finding, paint)}`,
    `${paint('dim', `${number} │`)} ${shown.text}`,
    `${gutter} ${paint('dim', '│')} ${' '.repeat(shown.start)}${carets}`,
    ...finding.related.map((related) => `${gutter} ${paint('dim', `╰ ${relatedText(related)}`)}`),
    ...(finding.suppressed ? [`${gutter} ${paint('dim', `╰ ${suppressedText(finding.suppressed)}`)}`] : []),
    ...(finding.suppressed ? [] : finding.fixes)
      .slice(0, 1)
      .map((fix) => `${gutter} ${paint('green', `+ ${escapeText(fix.title)}`)}${applies(fix)}`),
  ]
  return rows.map((row) => `  ${row}\n`).join('')
}

function relatedText({ file, line, column, message }: JsonFinding['related'][number]): string {
  return `${escapeText(`${file}:${line}:${column}`)}  ${escapeText(message)}`
}

function suppressedText({ by, reason }: NonNullable<JsonFinding['suppressed']>): string {
  return escapeText(reason === undefined ? by : `${by}: ${reason}`)
}

function applies({ applicability }: { readonly applicability: Applicability }): string {
  return applicability === 'safe' ? '' : ` (${applicability})`
}

/** What was found in all, and what to do next; lines without the end of the last one. */
export function textOfSummary(all: readonly JsonFinding[], seen: Seen, paint: Paint): string {
  const findings = all.filter(({ suppressed }) => !suppressed)
  const ignored = all.length - findings.length
  return [
    verdict(findings, seen.files, paint),
    ...(ignored > 0 ? [paint('dim', `${counted(ignored, 'finding')} ignored (--show-suppressed).`)] : []),
    ...passedOver(seen, paint),
    ...nextSteps(findings, paint),
  ].join('\n')
}

function verdict(findings: readonly JsonFinding[], files: number, paint: Paint): string {
  if (files === 0) return 'There is no file to check.'
  if (findings.length === 0) return paint('green', `No findings in ${counted(files, 'file')}.`)
  const numbers = collect(Object.keys(colours) as Severity[], (severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    const text = severity === 'info' ? `${number} info` : counted(number, severity)
    return number > 0 ? [paint(colours[severity], text)] : []
  })
  const found = new Set(findings.map(({ file }) => file)).size
  return `${paint('bold', `${counted(findings.length, 'finding')} in ${found} of ${counted(files, 'file')}`)}: ${numbers.join(', ')}.`
}

function passedOver({ passedOver: number }: Seen, paint: Paint): string[] {
  if (number === 0) return []
  return [paint('dim', `${counted(number, 'file')} passed over: over 10 MB, or not text.`)]
}

function nextSteps(findings: readonly JsonFinding[], paint: Paint): string[] {
  const [safe, unsafe] = [fixable(findings, 'safe'), fixable(findings, 'unsafe')]
  const steps: string[] = []
  if (safe > 0) steps.push(`${paint('bold', 'seaworthy fix')} mends ${safe} and changes nothing that runs.`)
  if (unsafe > 0) {
    const more = safe > 0 ? `${unsafe} more` : `${unsafe}`
    steps.push(`${paint('bold', 'seaworthy fix --unsafe')} mends ${more} and changes what runs; --diff shows how.`)
  }
  const [first] = findings
  if (first) steps.push(`${paint('bold', `seaworthy explain ${first.rule}`)} says why that matters.`)
  return steps
}

/** How many findings are mended by their first fix, of that kind. */
function fixable(findings: readonly JsonFinding[], applicability: Applicability): number {
  return findings.filter(({ fixes }) => fixes[0]?.applicability === applicability).length
}
