import type { CodeAction, CodeActionParams } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { useBuildSecrets } from '../lint/build-secret.ts'
import { runAsNonRoot } from '../lint/run-as-non-root.ts'
import type { Change } from '../yaml/change.ts'
import type { Client } from './client.ts'
import { offsetOf } from './convert.ts'
import { workspaceEditOf } from './edits.ts'
import { HARDEN } from './harden-action.ts'
import type { LintedFile } from './linted-file.ts'

/** What makes the image of a Dockerfile harder at a place, each in one step that the user confirms. */
export function dockerfileActions(
  file: LintedFile,
  { range }: CodeActionParams,
  client: Client,
): readonly CodeAction[] {
  const document = file.result.documents.find(isDockerDocument)
  if (!document) return []
  const { dockerfile } = document.text
  const offset = offsetOf(file.content, file.lines, range.start)
  const action = (title: string, changes: readonly Change[], confirm: string): readonly CodeAction[] => {
    const edit = workspaceEditOf(file, changes, client, { confirm })
    return edit ? [{ title, kind: HARDEN, edit }] : []
  }
  const { finalStage } = dockerfile
  const isInFinal = finalStage !== undefined && finalStage.from.span.start <= offset
  const user = isInFinal ? runAsNonRoot(document.text) : undefined
  const here = dockerfile.instructions.find(({ span }) => span.start <= offset && offset <= span.end)
  const secrets = here && useBuildSecrets(here)
  const given = secrets?.ids.map((id) => `--secret id=${id}`).join(' ')
  return [
    ...(user
      ? action(
          `Run as a non-root user (${user.user})`,
          user.changes,
          'Run as a non-root user: what only root may read, write or bind is out of reach for what starts',
        )
      : []),
    ...(secrets
      ? action(
          `Use a build secret (build with ${given})`,
          secrets.changes,
          `Use a build secret: it is there only where the build is given it, with ${given}`,
        )
      : []),
  ]
}
