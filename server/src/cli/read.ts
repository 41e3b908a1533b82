import { basename } from 'node:path'
import { findYamlFiles, readSource } from '../host/node.ts'
import { escapeText } from '../output/escape.ts'
import { counted, type Outline, outlineOf } from '../output/outline.ts'
import { LineIndex, spanInFile } from '../text/document.ts'
import { readYaml, type YamlDocument } from '../yaml/document.ts'
import type { Dialect } from '../yaml/scalar.ts'
import type { Terminal } from './terminal.ts'

/**
 * Prints what the reader makes of files and folders.
 *
 * @returns The exit status: 2 when a file could not be read, else 1 when there is an error in one, else 0.
 */
export function read(paths: readonly string[], terminal: Terminal): number {
  const start = performance.now()
  const { sources, failures } = findYamlFiles(paths)
  const complaints = failures.map(({ message }) => message)
  const totals: Totals = { files: 0, documents: 0, values: 0, inTemplates: 0, otherwise: 0, errors: 0, skipped: 0 }
  for (const source of sources) {
    const file = readSource(source)
    if (file.kind === 'failed') complaints.push(file.failure.message)
    if (file.kind === 'skipped') totals.skipped++
    if (file.kind === 'read') terminal.print(describeFile(source.path, file.content, totals, terminal))
  }
  terminal.print(`${terminal.paint('bold', describeTotals(totals, performance.now() - start))}\n`)
  for (const complaint of complaints) terminal.complain(`${escapeText(complaint)}\n`)
  if (complaints.length > 0) return 2
  return totals.errors > 0 ? 1 : 0
}

interface Totals {
  files: number
  documents: number
  values: number
  /** Of the values those that are unknown, in documents with template actions and in others. */
  inTemplates: number
  otherwise: number
  errors: number
  /** Files that were found and are too large or not text. */
  skipped: number
}

function describeFile(path: string, content: string, totals: Totals, terminal: Terminal): string {
  const documents = readYaml(path, content, dialectOf(path))
  const lines = new LineIndex(content)
  const outlines = documents.map((document) => ({ document, outline: outlineOf(document.text) }))
  totals.files++
  for (const { document, outline } of outlines) addTo(totals, document, outline)

  const rows = outlines.map(({ document, outline }) => {
    const { start, end } = spanInFile(document, outline.span)
    const first = lines.positionAt(start).line + 1
    const last = lines.positionAt(Math.max(start, end - 1)).line + 1
    return { place: first === last ? `line ${first}` : `lines ${first}–${last}`, title: escapeText(outline.title) }
  })
  const placeWidth = Math.max(...rows.map(({ place }) => place.length))
  const titleWidth = Math.min(40, Math.max(...rows.map(({ title }) => title.length)))
  const name = escapeText(path)
  const printed = [terminal.paint('bold', name)]
  for (const [index, { document, outline }] of outlines.entries()) {
    const { place, title } = rows[index]!
    const counts = describeCounts(outline, terminal)
    printed.push(`  ${terminal.paint('dim', place.padEnd(placeWidth))}  ${title.padEnd(titleWidth)}  ${counts}`)
    for (const error of document.text.tree.errors) {
      const { line, character } = lines.positionAt(document.start + error.start)
      printed.push(`  ${terminal.paint('red', `${name}:${line + 1}:${character + 1}`)}  ${error.message}`)
    }
  }
  return `${printed.join('\n')}\n\n`
}

/** Compose files have rules of their own for plain scalars; they are known by the names that Compose looks for. */
function dialectOf(path: string): Dialect {
  return /^(?:docker-)?compose\b/.test(basename(path)) ? 'compose' : 'kubernetes'
}

function addTo(totals: Totals, { text }: YamlDocument, { known, unknown }: Outline): void {
  totals.documents++
  totals.values += known + unknown
  totals.errors += text.tree.errors.length
  if (text.mask.holes.length > 0) totals.inTemplates += unknown
  else totals.otherwise += unknown
}

function describeCounts({ known, unknown, comments, anchors, aliases }: Outline, { paint }: Terminal): string {
  const isUnknown = unknown > 0 ? paint('yellow', ` (${unknown} unknown)`) : ''
  const others = [
    comments > 0 ? counted(comments, 'comment') : '',
    anchors > 0 ? counted(anchors, 'anchor') : '',
    aliases > 0 ? counted(aliases, 'alias', 'aliases') : '',
  ]
  const rest = others.flatMap((text) => (text ? `, ${text}` : [])).join('')
  return `${paint('dim', counted(known + unknown, 'value'))}${isUnknown}${paint('dim', rest)}`
}

function describeTotals(totals: Totals, milliseconds: number): string {
  if (totals.files + totals.skipped === 0) return 'There is no YAML file.'
  const unknown = [
    totals.inTemplates > 0 ? `${totals.inTemplates} unknown because of templates` : '',
    totals.otherwise > 0 ? `${totals.otherwise} unknown for other reasons` : '',
  ]
  const why = unknown.filter((text) => text !== '').join(', ')
  const parts = [
    counted(totals.files, 'file'),
    counted(totals.documents, 'document'),
    `${counted(totals.values, 'value')}${why && ` (${why})`}`,
    totals.errors > 0 ? counted(totals.errors, 'error') : '',
    totals.skipped > 0 ? `${counted(totals.skipped, 'file')} passed over, too large or not text` : '',
    `${Math.round(milliseconds)} ms`,
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}
