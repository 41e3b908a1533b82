import { type Hover, MarkupContent, MarkupKind, type Position } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { escapeMarkdown, inlineCode } from '../docs/markdown.ts'
import type { Placed } from '../lint/linter.ts'
import { collect } from '../text/collect.ts'
import { spanInFile } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import { accessHoverAt } from './access-hover.ts'
import type { Client } from './client.ts'
import { configHoverAt } from './config-hover.ts'
import { documentAt, offsetOf, rangeOf } from './convert.ts'
import { pageOf } from './diagnostics.ts'
import { dockerfileHoverAt } from './dockerfile-hover.ts'
import type { LintedFile } from './linted-file.ts'
import type { Documents } from './manifest-navigation.ts'
import { reachHoverAt } from './reach-hover.ts'
import { securityHoverAt } from './security-hover.ts'
import type { Workspace } from './workspace.ts'

/**
 * What is to be said of a place: what is found there and why that is bad, what the security of a container comes to,
 * who may do what, who reaches whom, and who uses a key of a ConfigMap or a Secret; in a Dockerfile, what its stages,
 * users, ports and variables come to.
 */
export function hoverAt(workspace: Workspace, file: LintedFile, position: Position, client: Client): Hover | undefined {
  const offset = offsetOf(file.content, file.lines, position)
  const here = file.result.findings.filter(({ document, finding }) => {
    const { start, end } = spanInFile(document, finding.location.span)
    return start <= offset && offset <= end
  })
  const [first] = here
  const more = moreHoversAt(workspace, file, offset, client)
  const range = first ? rangeOf(file.lines, spanInFile(first.document, first.finding.location.span)) : more[0]?.range
  if (!range) return undefined
  const others = collect(more, ({ contents }) => (MarkupContent.is(contents) ? contents.value : []))
  const parts = [...here.map((placed) => explain(placed, client)), ...others]
  const kind = client.rendersMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText
  return { contents: { kind, value: parts.join(client.rendersMarkdown ? '\n\n---\n\n' : '\n\n') }, range }
}

/** What can be said there whether or not anything is found. */
function moreHoversAt(workspace: Workspace, file: LintedFile, offset: number, client: Client): readonly Hover[] {
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) return [dockerfileHoverAt(file, docker, offset, client) ?? []].flat()
  const document = documentAt(file.result.documents.filter(isYamlDocument), offset)
  if (!document) return []
  const documents: Documents = (mayMatter) => workspace.documentsWhere(file.uri, mayMatter)
  const known = [securityHoverAt, accessHoverAt, reachHoverAt].map((hover) => hover(file, document, offset, client))
  return collect([...known, configHoverAt(documents, file, document, offset, client)], (hover) => hover)
}

function explain({ finding }: Placed, client: Client): string {
  const { rule, message } = finding
  const why = rule.why.trim().replace(/\s+/g, ' ')
  if (client.hoversDiagnostics) return client.rendersMarkdown ? escapeMarkdown(why) : why
  const page = pageOf(rule, client)
  if (!client.rendersMarkdown) return [message, why, rule.id, ...(page === undefined ? [] : [page])].join('\n')
  const name = page === undefined ? inlineCode(rule.id) : `[${inlineCode(rule.id)}](${page})`
  return `**${escapeMarkdown(message)}**\n\n${escapeMarkdown(why)}\n\n${name}`
}
