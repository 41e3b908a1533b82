import type { RuleMeta, Severity } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { LineIndex } from '../text/document.ts'
import { escapeText } from './escape.ts'
import type { JsonEdit, JsonFinding, JsonFix, JsonPlace } from './json.ts'
import { hashOf } from './sarif-hash.ts'

/** What a SARIF log says besides its results. */
export interface SarifRun {
  readonly version: string
  /** The rules that ran. */
  readonly rules: readonly RuleMeta[]
  /** What could not be checked. */
  readonly errors: readonly { readonly file: string; readonly message: string }[]
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Readonly<
  Record<Severity, string>
>

/** Between the bounds that GitHub draws: from 7.0 on it says high, from 4.0 on medium. */
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.5', info: '3.0', hint: '1.0' }

/** A SARIF 2.1.0 log of these results, as data for JSON. */
export function sarifLog(results: readonly object[], { version, rules, errors }: SarifRun): object {
  const toolExecutionNotifications = errors.map(({ file, message }) => ({
    level: 'error',
    message: messageOf(message),
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'seaworthy', version, semanticVersion: version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        invocations: [{ executionSuccessful: errors.length === 0, toolExecutionNotifications }],
        results,
      },
    ],
  }
}

/** The results of one file; equal findings in it are told apart by their order. */
export function sarifResults(content: string, findings: readonly JsonFinding[]): readonly object[] {
  const lines = new LineIndex(content)
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const hash = fingerprintOf(finding)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    const related = finding.related.map((place, index) => ({
      id: index + 1,
      ...locationOf(place),
      message: messageOf(place.message),
    }))
    const fixes = collect(finding.fixes, (fix) => fixOf(fix, finding.file, lines))
    return {
      ruleId: finding.rule,
      level: levels[finding.severity],
      message: messageOf(finding.message),
      locations: [{ ...locationOf(finding), ...logicalLocations(finding) }],
      ...(related.length > 0 ? { relatedLocations: related } : {}),
      partialFingerprints: { 'seaworthy/v1': `${hash}:${count}` },
      ...(fixes.length > 0 ? { fixes } : {}),
      suppressions: suppressionsOf(finding),
    }
  })
}

/** An empty list says that it is known that a result is not suppressed. */
function suppressionsOf({ suppressed }: JsonFinding): readonly object[] {
  if (!suppressed) return []
  const { by, reason } = suppressed
  const justification = escapeText(reason === undefined ? by : `${reason} (${by})`)
  return [{ kind: 'inSource', status: 'accepted', justification }]
}

function descriptorOf({ id, title, why, severity, profile, podSecurity, references }: RuleMeta): object {
  const reason = why.trim().replaceAll(/\s+/g, ' ')
  const standard = podSecurity ? [`pod-security-${podSecurity.level}`] : []
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: reason },
    help: { text: [reason, ...references].join('\n') },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'security-severity': scores[severity], tags: ['security', ...standard], profile },
  }
}

/** Says what is found and where, but not in which line, so that it stays when lines are added above. */
function fingerprintOf({ rule, file, message, resource }: JsonFinding): string {
  return hashOf([rule, file, resource?.kind, resource?.namespace, resource?.name, message])
}

function locationOf(place: JsonPlace): object {
  const { file, line, column, endLine, endColumn } = place
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }
}

function logicalLocations({ resource }: JsonFinding): object {
  if (!resource) return {}
  const { kind, namespace, name } = resource
  const full = [kind, namespace, name].filter((part) => part !== undefined).join('/')
  const location = { name: escapeText(name ?? kind), fullyQualifiedName: escapeText(full), kind: 'resource' }
  return { logicalLocations: [location] }
}

/** A fix; nothing when it changes a file whose lines are not known. */
function fixOf({ title, applicability, edits }: JsonFix, file: string, lines: LineIndex): object | undefined {
  const changes = new Map<string, object[]>()
  for (const edit of edits) {
    const path = 'create' in edit ? edit.create : edit.file
    if (!('create' in edit) && path !== file) return undefined
    const replacements = changes.get(path) ?? []
    changes.set(path, replacements)
    replacements.push({ deletedRegion: regionOf(edit, lines), insertedContent: { text: edit.text } })
  }
  if (changes.size === 0) return undefined
  const artifactChanges = [...changes].map(([path, replacements]) => ({
    artifactLocation: { uri: uriOf(path) },
    replacements,
  }))
  return { description: messageOf(title), artifactChanges, properties: { applicability } }
}

/** Lines and columns, since it is these that `columnKind` speaks of; a new file begins where it ends. */
function regionOf(edit: JsonEdit, lines: LineIndex): object {
  if ('create' in edit) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }
  const [from, to] = [lines.positionAt(edit.start), lines.positionAt(edit.end)]
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  }
}

/** Text to show. What a file says must not become a link, so `](` is kept apart. */
function messageOf(text: string): { readonly text: string } {
  return { text: escapeText(text).replaceAll('](', ']\\(') }
}

/** A path as a URI: relative as it is, absolute with its scheme. What is no Unicode in it becomes U+FFFD. */
function uriOf(path: string): string {
  const wellFormed = path.replaceAll(/\p{Cs}/gu, '\ufffd')
  const drive = /^[A-Za-z]:(?=\/)/.exec(wellFormed)?.[0] ?? ''
  const encoded = wellFormed.slice(drive.length).split('/').map(encodeURIComponent).join('/')
  if (drive !== '') return `file:///${drive}${encoded}`
  return encoded.startsWith('/') ? `file://${encoded}` : encoded
}
