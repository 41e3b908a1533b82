import type { Location as Place, Position } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { factsOf } from '../kubernetes/facts.ts'
import { isSameNamespace, type Namespace, namespaceOf } from '../kubernetes/namespace.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { nameSpanOf, referencesIn } from '../kubernetes/references.ts'
import { type GroupKind, type Resource, resourcesOf } from '../kubernetes/resource.ts'
import { maySelect, type Selection, selectionsIn, spanOfSelection } from '../kubernetes/selections.ts'
import type { Location, Span, Text } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import { documentAt, offsetOf } from './convert.ts'
import { declarationsInDockerfile, usesInDockerfile } from './dockerfile-navigation.ts'
import type { LintedFile } from './linted-file.ts'
import type { Workspace } from './workspace.ts'

/**
 * Where the object is written that is named at a place, or the workloads whose pods are selected there; they may be in
 * any file of the same folder. In a Dockerfile, the stage or the variable.
 */
export function definitionsAt(workspace: Workspace, file: LintedFile, position: Position): readonly Place[] {
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) {
    const offset = offsetOf(file.content, file.lines, position)
    return placesOf(file, declarationsInDockerfile(docker.text.dockerfile, offset))
  }
  const subject = subjectAt(file, position)
  if (subject?.kind === 'selection') return selectedBy(workspace, file, subject.selection)
  return subject ? declarationsOf(workspace, file, subject.target) : []
}

/** The places that name the object that a place names or that select its pods, and on demand where it is written. */
export function referencesAt(
  workspace: Workspace,
  file: LintedFile,
  position: Position,
  includeDeclaration: boolean,
): readonly Place[] {
  const docker = file.result.documents.find(isDockerDocument)
  if (docker) {
    const offset = offsetOf(file.content, file.lines, position)
    return placesOf(file, usesInDockerfile(docker.text.dockerfile, offset, includeDeclaration))
  }
  const subject = subjectAt(file, position)
  if (subject?.kind !== 'object') return []
  const { target, resource: own } = subject
  const users = resourcesWith(workspace, file, target.name).flatMap(({ file: other, resource }) =>
    referencesIn(resource)
      .filter((reference) => isTarget(target, reference.groupKind, reference.namespace, reference.name))
      .flatMap(({ at }) => other.locate(at.location) ?? []),
  )
  const selecting = own && podSpecsOf(own).length > 0 ? selectorsOf(workspace, file, own) : []
  return [...(includeDeclaration ? declarationsOf(workspace, file, target) : []), ...users, ...selecting]
}

function placesOf(file: LintedFile, locations: readonly Location[]): readonly Place[] {
  return locations.flatMap((location) => file.locate(location) ?? [])
}

/** The workloads whose pods are selected. */
function selectedBy(workspace: Workspace, file: LintedFile, selection: Selection): readonly Place[] {
  return resourcesWith(workspace, file, 'labels').flatMap(({ file: other, resource }) =>
    maySelect(selection, factsOf(resource)) ? (other.locate(resource.location) ?? []) : [],
  )
}

/** The places that select pods of a resource. */
function selectorsOf(workspace: Workspace, file: LintedFile, own: Resource): readonly Place[] {
  const facts = factsOf(own)
  return resourcesWith(workspace, file, 'elector').flatMap(({ file: other, resource }) =>
    selectionsIn(resource)
      .filter((selection) => maySelect(selection, facts))
      .flatMap(({ at }) => other.locate(at.keyLocation) ?? []),
  )
}

/** An object that something names. */
interface Target {
  readonly groupKind: GroupKind
  readonly namespace: Namespace | undefined
  readonly name: string
}

/** Objects that are in no namespace. */
const CLUSTER_WIDE: ReadonlySet<GroupKind> = new Set(['/Namespace', 'rbac.authorization.k8s.io/ClusterRole'])

/** What there is to ask about at a place. */
type Subject =
  | { readonly kind: 'selection'; readonly selection: Selection }
  /** With the resource where it is the object itself that stands there. */
  | { readonly kind: 'object'; readonly target: Target; readonly resource?: Resource }

function subjectAt(file: LintedFile, position: Position): Subject | undefined {
  const offset = offsetOf(file.content, file.lines, position)
  const document = documentAt(file.result.documents.filter(isYamlDocument), offset)
  if (!document) return undefined
  const within = offset - document.start
  for (const resource of resourcesOf(document.text)) {
    const target = referencesIn(resource).find(({ at }) => isIn(at.location, document.text, within))
    if (target) return { kind: 'object', target }
    const selection = selectionsIn(resource).find((one) => isSpanAt(spanOfSelection(one), within))
    if (selection) return { kind: 'selection', selection }
    if (resource.name !== undefined && isSpanAt(nameSpanOf(resource), within)) {
      return { kind: 'object', target: targetOf(resource, resource.name), resource }
    }
  }
  return undefined
}

function targetOf(resource: Resource, name: string): Target {
  const { groupKind } = resource
  return { groupKind, name, namespace: CLUSTER_WIDE.has(groupKind) ? undefined : namespaceOf(resource) }
}

function declarationsOf(workspace: Workspace, file: LintedFile, target: Target): readonly Place[] {
  return resourcesWith(workspace, file, target.name).flatMap(({ file: other, resource }) => {
    const { name } = resource
    if (name === undefined) return []
    const own = targetOf(resource, name)
    if (!isTarget(target, own.groupKind, own.namespace, own.name)) return []
    return other.locate({ text: resource.value.text, span: nameSpanOf(resource) }) ?? []
  })
}

/** The resources of the folder in whose files some text stands. */
function resourcesWith(workspace: Workspace, file: LintedFile, text: string) {
  return workspace.filesWith(file.uri, text).flatMap((other) =>
    other.result.documents
      .filter(isYamlDocument)
      .flatMap(({ text }) => resourcesOf(text))
      .map((resource) => ({ file: other, resource })),
  )
}

/** Whether something may be the object; where a namespace is not known, it may. */
function isTarget(target: Target, groupKind: GroupKind, namespace: Namespace | undefined, name: string): boolean {
  if (groupKind !== target.groupKind || name !== target.name) return false
  return !namespace || !target.namespace || isSameNamespace(namespace, target.namespace) !== 'no'
}

function isIn({ text, span }: { readonly text: Text; readonly span: Span }, document: Text, offset: number): boolean {
  return text === document && isSpanAt(span, offset)
}

function isSpanAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
