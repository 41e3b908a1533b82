import type { Hover } from 'vscode-languageserver'
import type { DockerDocument } from '../docker/document.ts'
import { dockerfileAt } from '../docs/dockerfile-at.ts'
import { shownDockerfile } from '../docs/dockerfile-text.ts'
import { secretsOf } from '../lint/secrets.ts'
import type { Client } from './client.ts'
import type { LintedFile } from './linted-file.ts'
import { hoverOf } from './words-hover.ts'

/** At a stage, a user, a port or a variable of a Dockerfile: what it comes to. */
export function dockerfileHoverAt(
  file: LintedFile,
  document: DockerDocument,
  offset: number,
  client: Client,
): Hover | undefined {
  const shown = shownDockerfile(document.text.dockerfile, secretsOf(file.result))
  return hoverOf(dockerfileAt(shown, offset), file, document, client)
}
