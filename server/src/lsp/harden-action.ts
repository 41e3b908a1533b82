import type { CodeAction, CodeActionParams } from 'vscode-languageserver'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import { harden } from '../lint/harden.ts'
import { collect } from '../text/collect.ts'
import { isYamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import { documentAt, offsetOf } from './convert.ts'
import { workspaceEditOf } from './edits.ts'
import type { LintedFile } from './linted-file.ts'

export const HARDEN = 'refactor.rewrite.seaworthy'

/** Takes the workload around a place to the restricted standard, in one step that the user confirms. */
export function hardenActions(file: LintedFile, { range }: CodeActionParams, client: Client): readonly CodeAction[] {
  const offset = offsetOf(file.content, file.lines, range.start)
  const document = documentAt(file.result.documents.filter(isYamlDocument), offset)
  if (!document) return []
  const within = offset - document.start
  const pods = collect(
    resourcesOf(document.text).filter(
      ({ value: { node } }) => node !== undefined && node.start <= within && within <= node.end,
    ),
    podSpecsOf,
  )
  if (pods.length === 0) return []
  const { changes, left } = harden(document.text, pods, file.checks.kubernetes)
  const edit = workspaceEditOf(file, changes, client, {
    isPartial: true,
    confirm: 'Harden this workload: what it may do when it runs becomes less',
  })
  if (!edit) return []
  const ids = [...new Set(left.map(({ rule }) => rule.id))].sort()
  const rest = ids.length > 0 ? ` (left to you: ${ids.join(', ')})` : ''
  return [{ title: `Harden this workload${rest}`, kind: HARDEN, edit }]
}
