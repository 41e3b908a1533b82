import { DiagnosticSeverity, type Position, type Range } from 'vscode-languageserver'
import type { Severity } from '../rules/rule.ts'
import type { Document, LineIndex, Span, Text } from '../text/document.ts'

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
