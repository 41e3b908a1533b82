import type { Value } from '../yaml/value.ts'
import type { Answer } from './answer.ts'
import type { Resource } from './resource.ts'

/** A namespace that is written, none that is, or one that a template prints. */
export type Namespace =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown' }

/** The namespace as the manifest has it; what deploys it may set it where it is unset. */
export function namespaceOf({ value }: Resource): Namespace {
  return namespaceIn(value.get('metadata'))
}

/** The `namespace` that a map names. */
export function namespaceIn(map: Value): Namespace {
  const namespace = map.get('namespace')
  if (namespace.isMissing || namespace.is('')) return { kind: 'unset' }
  const name = namespace.string
  return name === undefined ? { kind: 'unknown' } : { kind: 'named', name }
}

/** Whether two resources of one unit are in the same namespace. What is unset is set alike for all. */
export function isSameNamespace(a: Namespace, b: Namespace): Answer {
  if (a.kind === 'named' && b.kind === 'named') return a.name === b.name ? 'yes' : 'no'
  return a.kind === 'unset' && b.kind === 'unset' ? 'yes' : 'unknown'
}

/** What no other namespace has. */
export function keyOfNamespace(namespace: Namespace): string {
  return namespace.kind === 'named' ? `=${namespace.name}` : namespace.kind
}

/** As `namespace "shop"`. */
export function inWords(namespace: Namespace): string {
  return namespace.kind === 'named' ? `namespace "${namespace.name}"` : 'its namespace'
}
