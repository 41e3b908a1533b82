import { generatedConfigIn } from '../kubernetes/config-generator.ts'
import { type ConfigObject, configObjectOf, hasKey } from '../kubernetes/config-object.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { keyReferencesIn, nameSpanOf, referencesIn } from '../kubernetes/references.ts'
import { type Resource, resourcesOf } from '../kubernetes/resource.ts'
import { maySelect, type Selection, selectionsIn } from '../kubernetes/selections.ts'
import type { Location, Span } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import type { Value } from '../yaml/value.ts'
import type { LintedFile } from './linted-file.ts'
import { isTarget, type KeyTarget, type Subject, type Target, targetOf, targetOfConfig } from './manifest-subject.ts'
import type { Workspace } from './workspace.ts'

/** A place in a file of the workspace. */
export interface PlaceInFile {
  readonly file: LintedFile
  readonly location: Location
}

/** Where something is written. */
export interface Declaration extends PlaceInFile {
  /** All of it, in the same text. */
  readonly whole: Span
}

/**
 * Where the object or the key is written that is asked about; of a selection the workloads whose pods it selects. Where
 * it is not known which keys an object has, the object stands for its key.
 */
export function declarationsOf(workspace: Workspace, file: LintedFile, subject: Subject): readonly Declaration[] {
  switch (subject.kind) {
    case 'selection':
      return selectedBy(workspace, file, subject.selection)
    case 'label':
      return [declarationAt(file, subject.label.keyLocation, subject.label)]
    case 'key':
      return keysNamed(workspace, file, subject.target)
    case 'object':
      return objectsNamed(workspace, file, subject.target)
  }
}

/** The places that name the object or the key, or select the pods, that are asked about. */
export function usesOf(workspace: Workspace, file: LintedFile, subject: Subject): readonly PlaceInFile[] {
  switch (subject.kind) {
    case 'selection':
      return selectedBy(workspace, file, subject.selection)
    case 'label':
      return selectorsOf(workspace, file, subject.resource, subject.name)
    case 'key': {
      const { target } = subject
      return placesNaming(workspace, file, target, (resource) =>
        keyReferencesIn(resource).filter(({ key }) => key === target.key),
      )
    }
    case 'object': {
      const { target, resource } = subject
      const named = placesNaming(workspace, file, target, referencesIn)
      return resource ? [...named, ...selectorsOf(workspace, file, resource)] : named
    }
  }
}

/** The ConfigMaps and Secrets of the folder that may be the one that is named, as far as these have a name. */
export function configNamed(workspace: Workspace, file: LintedFile, target: Target) {
  return filesOf(workspace, file, target.name).flatMap(({ file: other, resources, generated }) =>
    [...resources.flatMap((resource) => configObjectOf(resource) ?? []), ...generated].flatMap((config) => {
      const own = targetOfConfig(config)
      return own && isTarget(target, own) ? [{ file: other, config }] : []
    }),
  )
}

function keysNamed(workspace: Workspace, file: LintedFile, target: KeyTarget): readonly Declaration[] {
  const objects = configNamed(workspace, file, target)
  const keys = objects.flatMap(({ file: other, config }) =>
    config.keys.flatMap((key) => (key.name === target.key ? [{ file: other, ...key }] : [])),
  )
  if (keys.length > 0) return keys
  const possible = objects.filter(({ config }) => hasKey(config, target.key) === 'unknown')
  return possible.map(({ file: other, config }) => declarationOfConfig(other, config))
}

function objectsNamed(workspace: Workspace, file: LintedFile, target: Target): readonly Declaration[] {
  return filesOf(workspace, file, target.name).flatMap(({ file: other, resources, generated }) => [
    ...resources.flatMap((resource) => {
      const own = targetOf(resource)
      if (!own || !isTarget(target, own)) return []
      return declarationAt(other, { text: resource.value.text, span: nameSpanOf(resource) }, resource.value)
    }),
    ...generated.flatMap((config) => {
      const own = targetOfConfig(config)
      return own && isTarget(target, own) ? declarationOfConfig(other, config) : []
    }),
  ])
}

function placesNaming(
  workspace: Workspace,
  file: LintedFile,
  target: Target,
  referencesOf: (resource: Resource) => readonly (Target & { readonly at: Value })[],
): readonly PlaceInFile[] {
  return filesOf(workspace, file, target.name).flatMap(({ file: other, resources }) =>
    resources
      .flatMap(referencesOf)
      .filter((reference) => isTarget(target, reference))
      .map(({ at }) => ({ file: other, location: at.location })),
  )
}

/** The workloads whose pods are selected. */
function selectedBy(workspace: Workspace, file: LintedFile, selection: Selection): readonly Declaration[] {
  return filesOf(workspace, file, 'labels').flatMap(({ file: other, resources }) =>
    resources
      .filter((resource) => maySelect(selection, resource))
      .map((resource) => declarationAt(other, resource.location, resource.value)),
  )
}

/** The places that select pods of a resource, of one of their labels those that ask for it. */
function selectorsOf(workspace: Workspace, file: LintedFile, own: Resource, label?: string): readonly PlaceInFile[] {
  if (podSpecsOf(own).length === 0) return []
  return filesOf(workspace, file, 'elector').flatMap(({ file: other, resources }) =>
    resources
      .flatMap(selectionsIn)
      .filter(({ selector }) => label === undefined || selector.some(({ key }) => key === label))
      .filter((selection) => maySelect(selection, own))
      .map(({ at }) => ({ file: other, location: at.keyLocation })),
  )
}

function declarationOfConfig(file: LintedFile, { name, whole }: ConfigObject): Declaration {
  return declarationAt(file, name.location, whole)
}

function declarationAt(file: LintedFile, location: Location, { node }: Value): Declaration {
  return { file, location, whole: node ? { start: node.start, end: node.end } : location.span }
}

/** The files of the folder in which some text stands, with what they make. */
function filesOf(workspace: Workspace, file: LintedFile, text: string) {
  return workspace.filesWith(file.uri, text).map((other) => {
    const texts = other.result.documents.filter(isYamlDocument).map((document) => document.text)
    return { file: other, resources: texts.flatMap(resourcesOf), generated: texts.flatMap(generatedConfigIn) }
  })
}
