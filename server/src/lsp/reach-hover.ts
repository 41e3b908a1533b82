import type { Hover } from 'vscode-languageserver'
import { reachKinds } from '../docs/reach.ts'
import { reachAt } from '../docs/reach-at.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import type { LintedFile } from './linted-file.ts'
import { hoverOf } from './words-hover.ts'

/** At a NetworkPolicy or a pod template: who reaches whom. */
export function reachHoverAt(
  file: LintedFile,
  document: YamlDocument,
  offset: number,
  client: Client,
): Hover | undefined {
  return hoverOf(reachAt(document.text, offset - document.start, file.unit(reachKinds)), file, document, client)
}
