import { collect } from '../text/collect.ts'
import { scalarText } from './decode.ts'
import type { YamlText } from './document.ts'
import type { Mapping, Node, Sequence } from './node.ts'

/** All of a resource but what kind of object it is and how it is called. */
export const EVERYTHING = { all: true } as const

/** A key of a map; an index of a list, or `-` for its end; or the item of a list that has this value at that key. */
export type PatchStep = string | { readonly key: string; readonly value: string } | typeof EVERYTHING

/** Where a patch sets something, from the root of a document. */
export type PatchPath = readonly PatchStep[]

/** What patches may make of a tree. */
export interface Patched {
  /** The keys whose values are not what the text says, by their maps; they may also be new. */
  readonly keys: ReadonlyMap<Mapping, ReadonlySet<string>>
  /** The lists to which items are added, and the maps to which entries are. */
  readonly open: ReadonlySet<Node>
}

/** What patches may change that set these paths. Where a path leaves the tree, what it leaves it at may change whole. */
export function patchedIn(text: YamlText, paths: readonly PatchPath[]): Patched {
  const keys = new Map<Mapping, Set<string>>()
  const open = new Set<Node>()
  for (const path of paths) {
    for (const end of path.at(-1) === EVERYTHING ? everything(text, path.slice(0, -1)) : [follow(text, path)]) {
      if (end?.kind === 'open') open.add(end.node)
      if (end?.kind !== 'key') continue
      const known = keys.get(end.map) ?? new Set()
      keys.set(end.map, known.add(end.key))
    }
  }
  return { keys, open }
}

/** The keys of what says what an object is, in the object and in its metadata. */
const IDENTITY: readonly ReadonlySet<string>[] = [new Set(['apiVersion', 'kind', 'metadata']), new Set(['name'])]

function everything(text: YamlText, path: PatchPath): readonly End[] {
  return collect(IDENTITY, (identity, depth) => {
    const node = nodeAt(text, depth === 0 ? path : [...path, 'metadata'])
    if (node?.kind !== 'map') return []
    const others = [...text.indexOf(node).own.keys()].filter((key) => !identity.has(key))
    return [{ kind: 'open', node }, ...others.map((key): End => ({ kind: 'key', map: node, key }))]
  })
}

type End =
  | { readonly kind: 'key'; readonly map: Mapping; readonly key: string }
  | { readonly kind: 'open'; readonly node: Node }
  | undefined

function follow(text: YamlText, path: PatchPath): End {
  /** The entry that was last gone through. */
  let end: End
  let node = text.tree.root
  for (const step of path) {
    const content = contentOf(node)
    if (content?.kind === 'map' && typeof step === 'string') end = { kind: 'key', map: content, key: step }
    else if (content?.kind !== 'seq') return end
    const next = stepFrom(text, content, step)
    if (!next && content.kind === 'seq') return { kind: 'open', node: content }
    node = next
  }
  return end
}

function nodeAt(text: YamlText, path: PatchPath): Node | undefined {
  let node = text.tree.root
  for (const step of path) {
    const content = contentOf(node)
    node = content && stepFrom(text, content, step)
  }
  return contentOf(node)
}

function stepFrom(text: YamlText, node: Node, step: PatchStep): Node | undefined {
  if (node.kind === 'seq') return itemAt(text, node, step)
  return node.kind === 'map' && typeof step === 'string' ? text.indexOf(node).own.get(step)?.value : undefined
}

function contentOf(node: Node | undefined): Node | undefined {
  return node?.kind === 'alias' ? node.target : node
}

function itemAt(text: YamlText, list: Sequence, step: PatchStep): Node | undefined {
  if (typeof step === 'string') return /^[0-9]{1,9}$/.test(step) ? list.items[Number(step)] : undefined
  if (!('key' in step)) return undefined
  return list.items.find((item) => {
    const content = contentOf(item)
    if (content?.kind !== 'map') return false
    const value = text.indexOf(content).own.get(step.key)?.value
    return value?.kind === 'scalar' && scalarText(text.mask.content, value) === step.value
  })
}
