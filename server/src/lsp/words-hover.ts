import { type Hover, MarkupKind } from 'vscode-languageserver'
import { escapeMarkdown } from '../docs/markdown.ts'
import { printWords, type WordsAt } from '../docs/words.ts'
import { type Document, spanInFile } from '../text/document.ts'
import type { Client } from './client.ts'
import { rangeOf } from './convert.ts'
import type { LintedFile } from './linted-file.ts'

/** What is said of a place, as the client shows it. */
export function hoverOf(
  found: WordsAt | undefined,
  { lines }: LintedFile,
  document: Document,
  { rendersMarkdown }: Client,
): Hover | undefined {
  if (!found) return undefined
  const value = printWords(found.words, rendersMarkdown ? escapeMarkdown : undefined)
  const kind = rendersMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText
  return { contents: { kind, value }, range: rangeOf(lines, spanInFile(document, found.span)) }
}
