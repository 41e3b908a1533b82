import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import { type IgnoreFix, type IgnoreScope, ignoreReason } from '../lint/ignore-fixes.ts'
import type { Placed } from '../lint/linter.ts'
import { collect } from '../text/collect.ts'
import type { Change } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import type { Client } from './client.ts'
import { diagnosticOf } from './diagnostics.ts'
import { workspaceEditOf } from './edits.ts'
import type { LintedFile } from './linted-file.ts'

const SUPPRESS = `${CodeActionKind.QuickFix}.suppressRule`

/** The kinds of the actions that hide a finding, by what it is hidden for. */
const kinds: Readonly<Record<IgnoreScope, string>> = {
  line: `${SUPPRESS}.line.seaworthy`,
  stage: `${SUPPRESS}.stage.seaworthy`,
  resource: `${SUPPRESS}.resource.seaworthy`,
  file: `${SUPPRESS}.file.seaworthy`,
  folder: `${SUPPRESS}.workspace.seaworthy`,
}

export const ignoreKinds: readonly string[] = Object.values(kinds)

/**
 * For each finding what hides it: for its line, stage, resource and file, and in the configuration of its folder. Each has
 * a reason to fill in.
 */
export function ignoreActions(
  file: LintedFile,
  findings: readonly Placed[],
  isAsked: (kind: string) => boolean,
  client: Client,
): readonly CodeAction[] {
  const { ignoreComment } = file.settings
  if (ignoreComment === 'none' || !ignoreKinds.some(isAsked)) return []
  return collect(findings, (placed) => {
    const diagnostics = [diagnosticOf(placed, file, client)]
    return collect(file.ignoreFixes(placed), ({ fix, changed }): readonly CodeAction[] => {
      const kind = kinds[fix.scope]
      if (!isAsked(kind)) return []
      const changes = (ignoreComment === 'sameLine' && behindLine(fix, placed)) || fix.changes
      const edit = workspaceEditOf(changed, changes, client, { placeholder: ignoreReason })
      return edit ? [{ title: fix.title, kind, diagnostics, edit }] : []
    })
  })
}

/** The comment of a line at its end, where it is a comment there and the line has no other. */
function behindLine(
  { scope, changes }: IgnoreFix,
  { document: { text }, finding }: Placed,
): readonly Change[] | undefined {
  const [change] = changes
  if (scope !== 'line' || change?.kind !== 'edit' || !(text instanceof YamlText)) return undefined
  const { content, tree } = text
  const feed = content.indexOf('\n', finding.location.span.start)
  const end = feed === -1 ? content.length : feed - (content[feed - 1] === '\r' ? 1 : 0)
  const comment = ` ${change.edit.text.trim()}`
  const made = new YamlText(content.slice(0, end) + comment + content.slice(end), text.dialect)
  const isComment = made.tree.comments.length === tree.comments.length + 2 && made.tree.comments.includes(end + 1)
  return isComment ? [{ ...change, edit: { span: { start: end, end }, text: comment } }] : undefined
}
