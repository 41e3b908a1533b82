import { DiagnosticSeverity, type Position, type Range } from 'vscode-languageserver'
import type { Severity } from '../rules/rule.ts'
import { type Document, type LineIndex, type Span, spanInFile, type Text } from '../text/document.ts'

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** The lines of a span of a file. */
export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) }
}

/** The places of a symbol. Editors refuse one whose name is not in it, as one behind an alias is not. */
export function symbolPlaces(lines: LineIndex, document: Document, whole: Span, name: Span) {
  const isInside = whole.start <= name.start && name.end <= whole.end
  const range = rangeOf(lines, spanInFile(document, whole))
  return { range, selectionRange: isInside ? rangeOf(lines, spanInFile(document, name)) : range }
}

/** The offset in a file of a position. One behind the end of its line is the end of that line; nonsense is the nearest sense. */
export function offsetOf(content: string, lines: LineIndex, { line, character }: Position): number {
  const row = natural(line)
  const start = lines.offsetAt({ line: row, character: 0 })
  let end = row + 1 < lines.lineCount ? lines.offsetAt({ line: row + 1, character: 0 }) : content.length
  while (end > start && (content[end - 1] === '\n' || content[end - 1] === '\r')) end--
  return Math.min(start + natural(character), end)
}

/** The document of a file in which an offset lies. */
export function documentAt<T extends Text>(documents: readonly Document<T>[], offset: number): Document<T> | undefined {
  return documents.findLast(({ start }) => start <= offset)
}

function natural(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0
}
