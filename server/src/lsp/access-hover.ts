import type { Hover } from 'vscode-languageserver'
import { accessAt } from '../docs/access-at.ts'
import { accessKinds } from '../rules/kubernetes/rbac/grant.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import type { LintedFile } from './linted-file.ts'
import { hoverOf } from './words-hover.ts'

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
