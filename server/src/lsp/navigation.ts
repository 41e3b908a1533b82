import type { LocationLink, Position } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { type Document, type Location, type Span, spanInFile } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import { documentAt, offsetOf, rangeOf } from './convert.ts'
import { declarationsInDockerfile, usesInDockerfile } from './dockerfile-navigation.ts'
import type { LintedFile, Place } from './linted-file.ts'
import { type Declaration, declarationsOf, usesOf } from './manifest-navigation.ts'
import { type Subject, subjectAt } from './manifest-subject.ts'
import type { Workspace } from './workspace.ts'

/**
 * Where the object or its key is written that is named at a place, or the workloads whose pods are selected there; they
 * may be in any file of the same folder. In a Dockerfile, the stage or the variable.
 */
export function definitionsAt(workspace: Workspace, file: LintedFile, position: Position): readonly LocationLink[] {
  const offset = offsetOf(file.content, file.lines, position)
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) {
    const found = declarationsInDockerfile(docker.text.dockerfile, offset)
    return found.flatMap((location) => linkTo({ file, location, whole: location.span }))
  }
  const found = subjectIn(file, offset)
  if (!found) return []
  const originSelectionRange = rangeOf(file.lines, spanInFile(found.document, found.subject.span))
  return declarationsOf(workspace, file, found.subject).flatMap((declaration) =>
    linkTo(declaration).map((link) => ({ originSelectionRange, ...link })),
  )
}

/**
 * The places that name the object or the key that a place names, or that select its pods, and on demand where it is
 * written.
 */
export function referencesAt(
  workspace: Workspace,
  file: LintedFile,
  position: Position,
  includeDeclaration: boolean,
): readonly Place[] {
  const offset = offsetOf(file.content, file.lines, position)
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) {
    const found = usesInDockerfile(docker.text.dockerfile, offset, includeDeclaration)
    return found.flatMap((location) => file.locate(location) ?? [])
  }
  const found = subjectIn(file, offset)
  if (!found) return []
  const declarations = includeDeclaration ? declarationsOf(workspace, file, found.subject) : []
  const places = [...declarations, ...usesOf(workspace, file, found.subject)]
  return places.flatMap(({ file: other, location }) => other.locate(location) ?? [])
}

function subjectIn(
  file: LintedFile,
  offset: number,
): { readonly subject: Subject; readonly document: Document } | undefined {
  const document = documentAt(file.result.documents.filter(isYamlDocument), offset)
  const subject = document && subjectAt(document.text, offset - document.start)
  return subject && { subject, document }
}

/** The place with what surrounds it, which some editors show beside it; without that where it stands apart from it. */
function linkTo({ file, location, whole }: Declaration): readonly LocationLink[] {
  const place = file.locate(location)
  const around = surrounds(whole, location) ? file.locate({ ...location, span: whole }) : place
  if (!place || !around) return []
  return [{ targetUri: place.uri, targetRange: around.range, targetSelectionRange: place.range }]
}

function surrounds(whole: Span, { span }: Location): boolean {
  return whole.start <= span.start && span.end <= whole.end
}
