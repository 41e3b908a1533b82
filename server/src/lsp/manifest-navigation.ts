import { generatedConfigIn } from '../kubernetes/config-generator.ts'
import { type ConfigObject, configObjectOf, hasKey } from '../kubernetes/config-object.ts'
import { keyReferencesIn, nameSpanOf, referencesIn } from '../kubernetes/references.ts'
import { type Resource, resourcesOf } from '../kubernetes/resource.ts'
import {
  mayHoldSelected,
  mayHoldSelection,
  maySelect,
  type SelectablePods,
  type Selection,
  selectablePodsOf,
  selectionsIn,
} from '../kubernetes/selections.ts'
import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Value } from '../yaml/value.ts'
import type { PlacedDocument } from './linted-file.ts'
import { isTarget, type KeyTarget, type Subject, type Target, targetOf, targetOfConfig } from './manifest-subject.ts'

/** The documents whose content may matter, in whatever file; one is not to be asked any more when the next one is. */
export type Documents = (mayMatter: (content: string) => boolean) => Iterable<PlacedDocument>

/** A place in a document of the workspace. */
export interface PlaceInDocument {
  readonly placed: PlacedDocument
  readonly span: Span
}

/** Where something is written. */
export interface Declaration extends PlaceInDocument {
  /** All of it. */
  readonly whole: Span
}

/**
 * Where the object or the key is written that is asked about; of a selection the workloads whose pods it selects. Where
 * it is not known which keys an object has, the object stands for its key.
 *
 * @param own Where the subject stands.
 */
export function declarationsOf(subject: Subject, own: PlacedDocument, documents: Documents): readonly Declaration[] {
  switch (subject.kind) {
    case 'selection':
      return selectedBy(subject.selection, documents)
    case 'label':
      return [{ placed: own, span: subject.span, whole: subject.whole }]
    case 'key':
      return keysNamed(subject.target, documents)
    case 'object':
      return objectsNamed(subject.target, documents)
  }
}

/** The places that name the object or the key, or select the pods, that are asked about. */
export function usesOf(subject: Subject, documents: Documents): readonly PlaceInDocument[] {
  switch (subject.kind) {
    case 'selection':
      return selectedBy(subject.selection, documents)
    case 'label':
      return selectorsOf(subject.pods, documents, { label: subject.name })
    case 'key': {
      const { target } = subject
      const usesOfKey = (resource: Resource) => keyReferencesIn(resource).filter(({ key }) => key === target.key)
      return placesNaming(target, documents, usesOfKey)
    }
    case 'object': {
      const { target, pods } = subject
      const named = placesNaming(target, documents, referencesIn)
      return pods ? [...named, ...selectorsOf(pods, documents, { owner: target })] : named
    }
  }
}

function selectedBy(selection: Selection, documents: Documents): readonly Declaration[] {
  return each(
    documents((content) => mayHoldSelected(content, selection)),
    (placed) =>
      resourcesOf(placed.document.text)
        .filter((resource) => maySelect(selection, selectablePodsOf(resource)))
        .map(({ location: { span }, value }) => ({ placed, span, whole: wholeOf(value, span) })),
  )
}

/** The places that select pods: of one of their labels those that ask for it, or else those of other objects than theirs. */
function selectorsOf(pods: SelectablePods, documents: Documents, of: { label: string } | { owner: Target }) {
  const label = 'label' in of ? of.label : undefined
  const isMeant = (resource: Resource) => !('owner' in of && isTarget(of.owner, targetOf(resource)))
  return each(
    documents((content) => mayHoldSelection(content, pods, label)),
    (placed): readonly PlaceInDocument[] =>
      collect(resourcesOf(placed.document.text).filter(isMeant), selectionsIn)
        .filter(({ selector }) => label === undefined || selector.some(({ key }) => key === label))
        .filter((selection) => maySelect(selection, pods))
        .map(({ at }) => ({ placed, span: at.keyLocation.span })),
  )
}

function keysNamed(target: KeyTarget, documents: Documents): readonly Declaration[] {
  const objects = each(documents(naming(target)), (placed) =>
    configsNamed(target, placed.document.text).map((config) => ({
      has: hasKey(config, target.key),
      keys: config.keys.filter(({ name }) => name === target.key).map(({ span, whole }) => ({ placed, span, whole })),
      itself: declarationOfConfig(placed, config),
    })),
  )
  const keys = collect(objects, (object) => object.keys)
  return keys.length > 0 ? keys : collect(objects, ({ has, itself }) => (has === 'unknown' ? itself : []))
}

function objectsNamed(target: Target, documents: Documents): readonly Declaration[] {
  return each(documents(naming(target)), (placed) => {
    const resources = resourcesOf(placed.document.text).filter((resource) => isTarget(target, targetOf(resource)))
    const generated = generatedConfigIn(placed.document.text).filter((one) => isTarget(target, targetOfConfig(one)))
    return [
      ...resources.map((resource) => {
        const span = nameSpanOf(resource)
        return { placed, span, whole: wholeOf(resource.value, span) }
      }),
      ...generated.map((config) => declarationOfConfig(placed, config)),
    ]
  })
}

function placesNaming(
  target: Target,
  documents: Documents,
  referencesOf: (resource: Resource) => readonly (Target & { readonly at: Value })[],
): readonly PlaceInDocument[] {
  return each(documents(naming(target)), (placed) =>
    collect(resourcesOf(placed.document.text), referencesOf)
      .filter((reference) => isTarget(target, reference))
      .map(({ at }) => ({ placed, span: at.location.span })),
  )
}

/** The ConfigMaps and Secrets that a text makes and that may be the one that is named. */
export function configsNamed(target: Target, text: YamlText): readonly ConfigObject[] {
  const written = collect(resourcesOf(text), (resource) => configObjectOf(resource))
  return [...written, ...generatedConfigIn(text)].filter((config) => isTarget(target, targetOfConfig(config)))
}

function declarationOfConfig(placed: PlacedDocument, { name, whole }: ConfigObject): Declaration {
  const { span } = name.location
  return { placed, span, whole: wholeOf(whole, span) }
}

/** All of a value, around a place in it; that place alone where it stands elsewhere, as one behind an alias does. */
function wholeOf({ node }: Value, { start, end }: Span): Span {
  return node && node.start <= start && end <= node.end ? { start: node.start, end: node.end } : { start, end }
}

/** Whether a text may name an object. */
export function naming({ name }: Target): (content: string) => boolean {
  return (content) => content.includes(name)
}

/** What is found in documents, each read when its turn comes. */
export function each<T>(
  documents: Iterable<PlacedDocument>,
  read: (placed: PlacedDocument) => readonly T[],
): readonly T[] {
  const found: T[] = []
  for (const placed of documents) for (const one of read(placed)) found.push(one)
  return found
}
