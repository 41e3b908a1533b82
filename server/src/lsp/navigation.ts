import type { LocationLink, Position } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { collect } from '../text/collect.ts'
import { spanInFile } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import { documentAt, offsetOf, rangeOf } from './convert.ts'
import { declarationsInDockerfile, usesInDockerfile } from './dockerfile-navigation.ts'
import type { LintedFile, Place } from './linted-file.ts'
import { type Documents, declarationsOf, type PlaceInDocument, usesOf } from './manifest-navigation.ts'
import { subjectAt } from './manifest-subject.ts'
import type { Workspace } from './workspace.ts'

/**
 * Where the object or its key is written that is named at a place, or the workloads whose pods are selected there; they
 * may be in any file of the same folder. In a Dockerfile, the stage or the variable.
 */
export function definitionsAt(workspace: Workspace, file: LintedFile, position: Position): readonly LocationLink[] {
  const offset = offsetOf(file.content, file.lines, position)
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) {
    const places = collect(declarationsInDockerfile(docker.text.dockerfile, offset), (one) => file.locate(one))
    return places.map(({ uri, range }) => ({ targetUri: uri, targetRange: range, targetSelectionRange: range }))
  }
  const found = subjectIn(workspace, file, offset)
  if (!found) return []
  const { own, subject, documents } = found
  const originSelectionRange = rangeOf(own.lines, spanInFile(own.document, subject.span))
  return declarationsOf(subject, own, documents).map(({ placed, span, whole }) => ({
    originSelectionRange,
    targetUri: placed.uri,
    targetRange: rangeOf(placed.lines, spanInFile(placed.document, whole)),
    targetSelectionRange: placeOf({ placed, span }).range,
  }))
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
    const uses = usesInDockerfile(docker.text.dockerfile, offset, includeDeclaration)
    return collect(uses, (location) => file.locate(location))
  }
  const found = subjectIn(workspace, file, offset)
  if (!found) return []
  const { own, subject, documents } = found
  const declarations = includeDeclaration ? declarationsOf(subject, own, documents) : []
  return [...declarations, ...usesOf(subject, documents)].map(placeOf)
}

function subjectIn(workspace: Workspace, { uri, lines, result, unit }: LintedFile, offset: number) {
  const document = documentAt(result.documents.filter(isYamlDocument), offset)
  const subject = document && subjectAt(document.text, offset - document.start)
  if (!subject) return undefined
  const documents: Documents = (mayMatter) => workspace.documentsWhere(uri, mayMatter)
  return { own: { uri, lines, document, unit }, subject, documents }
}

function placeOf({ placed: { uri, lines, document }, span }: PlaceInDocument): Place {
  return { uri, range: rangeOf(lines, spanInFile(document, span)) }
}
