import { resourcesOf } from '../kubernetes/resource.ts'
import { editsOfFiles } from '../lint/edits.ts'
import type { FileResult, Placed } from '../lint/linter.ts'
import type { Applicability, Severity } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { type Document, LineIndex, type Location, type Span, spanInFile, type Text } from '../text/document.ts'
import type { Change } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'

/** A place as people count: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface JsonPlace {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export interface JsonFix {
  readonly title: string
  readonly applicability: Applicability
  /** UTF-16 offsets into the file. There are none where they would print a secret: `seaworthy fix` makes such a fix. */
  readonly edits: readonly JsonEdit[]
}

export type JsonEdit =
  | { readonly file: string; readonly start: number; readonly end: number; readonly text: string }
  | { readonly create: string; readonly text: string }

export interface JsonFinding extends JsonPlace {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly resource?: {
    readonly apiVersion: string
    readonly kind: string
    readonly namespace?: string
    readonly name?: string
  }
  readonly related: readonly (JsonPlace & { readonly message: string })[]
  readonly fixes: readonly JsonFix[]
  /** Of a finding that somebody has decided to ignore: by what, and why. */
  readonly suppressed?: { readonly reason?: string; readonly by: string }
}

/**
 * The findings of one file in the form that the command line promises to machines.
 *
 * @param secrets Where secrets stand in the file.
 * @param lines The lines of files that findings have pointed into, by the content of these: findings of many files point
 *   into the same ones.
 */
export function jsonFindings(
  file: string,
  content: string,
  result: FileResult,
  secrets: readonly Span[],
  nameOf: (path: string) => string = (path) => path,
  lines = new Map<string, LineIndex>(),
): readonly JsonFinding[] {
  const { documents, elsewhere, findings, suppressed } = result
  if (findings.length + suppressed.length === 0) return []
  const own = lines.get(content) ?? new LineIndex(content)
  const starts = new Map<Text, Document>(documents.map((document) => [document.text, document]))
  const others = new Map(elsewhere.map((other) => [other.document.text, other]))
  const place = ({ text, span }: Location): JsonPlace | undefined => {
    const other = others.get(text)
    const document = starts.get(text) ?? other?.document
    if (!document) return undefined
    const { start, end } = spanInFile(document, span)
    const index = other ? indexOf(other.content, lines) : own
    const [from, to] = [index.positionAt(start), index.positionAt(end)]
    return {
      file: other ? nameOf(document.uri) : file,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    }
  }
  const hidden = wordsOf(content, secrets)
  return collect(findingsOf(result), (placed) => {
    const { finding, suppressed: ignored } = placed
    const at = place(finding.location)
    if (!at) return []
    const resource = resourceOf(placed)
    return [
      {
        rule: finding.rule.id,
        severity: finding.severity,
        message: finding.message,
        ...at,
        ...(resource ? { resource } : {}),
        related: collect(finding.related, ({ location, message }) => {
          const other = place(location)
          return other ? [{ ...other, message }] : []
        }),
        fixes: collect(finding.fixes, (fix) => {
          const edits = jsonEdits(result, fix.changes, (uri) => (uri === documents[0]?.uri ? file : nameOf(uri)))
          if (!edits) return []
          const isHidden = edits.some(({ text }) => hidden.some((word) => text.includes(word)))
          return [{ title: fix.title, applicability: fix.applicability, edits: isHidden ? [] : edits }]
        }),
        ...(ignored ? { suppressed: ignored } : {}),
      },
    ]
  })
}

/** The findings of a file in its order, those that are ignored with what hides them. */
function findingsOf({ findings, suppressed }: FileResult): readonly (Placed & Pick<JsonFinding, 'suppressed'>)[] {
  const ignored = suppressed.map(({ document, finding, by, reason }) => {
    return { document, finding, suppressed: reason === undefined ? { by } : { by, reason } }
  })
  const startOf = ({ document, finding }: Placed): number => spanInFile(document, finding.location.span).start
  return [...findings, ...ignored].sort((a, b) => startOf(a) - startOf(b))
}

/** What may not be printed as it is: each secret, by its lines. */
function wordsOf(content: string, secrets: readonly Span[]): readonly string[] {
  const lines = collect(secrets, ({ start, end }) => content.slice(start, end).split(/[\r\n]+/))
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line.length > SHORTEST))]
}

/** As much of a secret may be shown. */
const SHORTEST = 3

/** The lines of another file, which are counted once and only where somebody asks. */
function indexOf(content: string, known: Map<string, LineIndex>): LineIndex {
  const index = known.get(content) ?? new LineIndex(content)
  known.set(content, index)
  return index
}

/** The edits of a fix; nothing when any of its changes cannot be made. */
function jsonEdits(
  result: FileResult,
  changes: readonly Change[],
  nameOf: (path: string) => string,
): readonly JsonEdit[] | undefined {
  const { changed, created, skipped } = editsOfFiles(changes, result)
  if (skipped.length > 0) return undefined
  const made: JsonEdit[] = [...created].map(([path, text]) => ({ create: nameOf(path), text }))
  for (const [uri, edits] of changed) {
    for (const { span, text } of edits) made.push({ file: nameOf(uri), ...span, text })
  }
  return made
}

function resourceOf({ document, finding }: Placed): JsonFinding['resource'] {
  const { start, end } = finding.location.span
  if (!(document.text instanceof YamlText)) return undefined
  const resource = resourcesOf(document.text).find(
    ({ value: { node } }) => node && node.start <= start && node.end >= end,
  )
  if (!resource) return undefined
  const { apiVersion, kind, namespace, name } = resource
  return {
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  }
}
