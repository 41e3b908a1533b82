import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import type { Answer } from './answer.ts'
import type { ConfigKind } from './config-use.ts'
import { type Namespace, namespaceOf } from './namespace.ts'
import { holdsToken } from './pod-token.ts'
import type { Resource } from './resource.ts'

/** A ConfigMap or a Secret, as a manifest writes it or a kustomization generates it. */
export interface ConfigObject {
  readonly groupKind: ConfigKind
  /** `undefined` for what is generated. */
  readonly resource: Resource | undefined
  readonly namespace: Namespace
  /** Names it. */
  readonly name: Value
  /** All that is written of it. */
  readonly whole: Value
  /** The keys that are known. One that is written twice is here twice, the one that counts first. */
  readonly keys: readonly ConfigKey[]
  /** Whether it may have others: a template prints them, a file that is read for it has them, or the cluster adds them. */
  readonly isOpen: boolean
}

/** A key of a ConfigMap or a Secret. What stands under it is never asked for. */
export interface ConfigKey {
  readonly name: string
  /** The key alone, in the text of the object. */
  readonly span: Span
  /** The key with what stands under it. */
  readonly whole: Span
}

/** A resource as what holds configuration; `undefined` for any other kind. */
export function configObjectOf(resource: Resource): ConfigObject | undefined {
  const { groupKind, value: whole } = resource
  if (groupKind !== '/ConfigMap' && groupKind !== '/Secret') return undefined
  const maps = FIELDS[groupKind].map((field) => whole.get(field))
  const keys = collect(maps, keysIn)
  const isOpen = keys.length === 0 || maps.some(mayHaveOthers) || isFilledByCluster(resource)
  return {
    groupKind,
    resource,
    namespace: namespaceOf(resource),
    name: whole.get('metadata', 'name'),
    whole,
    keys,
    isOpen,
  }
}

/** Whether an object has a key. */
export function hasKey({ keys, isOpen }: ConfigObject, name: string): Answer {
  if (keys.some((key) => key.name === name)) return 'yes'
  return isOpen ? 'unknown' : 'no'
}

/** Where keys stand; `stringData` is written over `data`. */
const FIELDS: Readonly<Record<ConfigKind, readonly string[]>> = {
  '/ConfigMap': ['data', 'binaryData'],
  '/Secret': ['stringData', 'data'],
}

/** The keys that the text has, also those of which a template or a patch sets what stands under them. */
function keysIn(map: Value): readonly ConfigKey[] {
  const { node, text } = map
  if (node?.kind !== 'map') return []
  const { own } = text.indexOf(node)
  return collect(map.entries(), ([name, value]) => {
    const pair = value.pair ?? own.get(name)
    if (!pair) return []
    const { start, end } = pair.key
    return { name, span: { start, end }, whole: { start, end: Math.max(end, pair.value.end) } }
  })
}

/** A map of which all is known misses the empty key, which no such object has. */
function mayHaveOthers(map: Value): boolean {
  return !map.get('').isMissing || keysIn(map).length < map.entries().length
}

/** Whether controllers write keys into what a manifest only begins. */
function isFilledByCluster(resource: Resource): boolean {
  const marks = [...resource.labels.entries(), ...resource.annotations.entries()]
  return holdsToken(resource) || marks.some(([name]) => name.includes('inject'))
}
