import type { Span } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { podSpecsOf } from './pod.ts'
import type { GroupKind, Resource } from './resource.ts'
import type { PartialLabels } from './selector-partial.ts'

/** A namespace that is written, none that is, or one that a template prints. */
export type Namespace =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown' }

/**
 * What other resources can ask about one, as data: what is not in here no rule sees of another resource, so as long as
 * it is equal no result of theirs can change.
 */
export interface Facts {
  readonly groupKind: GroupKind
  /** `undefined` when it is not known. */
  readonly name: string | undefined
  readonly namespace: Namespace
  readonly labels: PartialLabels
  /** The labels of the pods that it makes, one for each of its pod templates. */
  readonly podLabels: readonly PartialLabels[]
}

/** What is said of a resource where another one is asked about it. */
export function factsOf(resource: Resource): Facts {
  return {
    groupKind: resource.groupKind,
    name: resource.name,
    namespace: namespaceOf(resource),
    labels: labelsIn(resource.labels),
    podLabels: podSpecsOf(resource).map(({ metadata }) => labelsIn(metadata.get('labels'))),
  }
}

/** The namespace as the manifest has it; what deploys it may set it where it is unset. */
export function namespaceOf({ value }: Resource): Namespace {
  const namespace = value.get('metadata', 'namespace')
  const name = namespace.string
  if (name !== undefined) return { kind: 'named', name }
  return { kind: namespace.isMissing ? 'unset' : 'unknown' }
}

/** Whether two resources of one unit are in the same namespace. What is unset is set alike for all. */
export function isSameNamespace(a: Namespace, b: Namespace): 'yes' | 'no' | 'unknown' {
  if (a.kind === 'named' && b.kind === 'named') return a.name === b.name ? 'yes' : 'no'
  return a.kind === 'unset' && b.kind === 'unset' ? 'yes' : 'unknown'
}

/**
 * The places of a resource that others can point at: its labels by their names, and its name by an empty one, which no
 * label has.
 */
export function placesOf(resource: Resource): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>([['', resource.location.span]])
  for (const [name, label] of resource.labels.entries()) places.set(name, label.location.span)
  return places
}

/** A map of strings, of which perhaps not all is known. */
function labelsIn(value: Value): PartialLabels {
  const values = new Map(value.entries().map(([name, label]) => [name, label.string]))
  return { values, open: !value.get('').isMissing }
}
