import { type Hover, MarkupKind } from 'vscode-languageserver'
import { printWords } from '../docs/access.ts'
import { type AccessAtPlace, accessAt } from '../docs/access-at.ts'
import { escapeMarkdown } from '../docs/markdown.ts'
import { accessKinds } from '../rules/kubernetes/rbac/grant.ts'
import { type Document, spanInFile } from '../text/document.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import { rangeOf } from './convert.ts'
import type { LintedFile } from './linted-file.ts'

/** At a role, a binding, or the ServiceAccount of a pod: who may do what by it. */
export function accessHoverAt(
  file: LintedFile,
  document: YamlDocument,
  offset: number,
  client: Client,
): Hover | undefined {
  const around = { unit: file.unit(accessKinds), kubernetes: file.checks.kubernetes }
  return hoverOf(accessAt(document.text, offset - document.start, around), file, document, client)
}

/** What is said of a place, as the client shows it. */
export function hoverOf(
  found: AccessAtPlace | undefined,
  { lines }: LintedFile,
  document: Document,
  { rendersMarkdown }: Client,
): Hover | undefined {
  if (!found) return undefined
  const value = printWords(found.words, rendersMarkdown ? escapeMarkdown : undefined)
  const kind = rendersMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText
  return { contents: { kind, value }, range: rangeOf(lines, spanInFile(document, found.span)) }
}
