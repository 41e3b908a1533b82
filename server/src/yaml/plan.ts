import type { Append, Refusal, Remove, Rename, SetValue, ValueChange } from './change.ts'
import type { YamlText } from './document.ts'
import { byText, Growth } from './growth.ts'
import { equalJson, isJsonMap, type Json, type JsonMap } from './json.ts'
import { lookUp } from './mapping.ts'
import type { Mapping, Node, Pair, Sequence } from './node.ts'
import { type Slot, slotsOf } from './slot.ts'
import type { Value } from './value.ts'

/** What is to happen to the entries of one map or list that is there. */
export interface CollectionPlan {
  readonly node: Mapping | Sequence
  /** New entries of a map. */
  added: JsonMap
  /** New items of a list. */
  readonly appended: Json[]
  /** The pairs of a map, the items of a list. */
  readonly removed: Set<Pair | Node>
  readonly renamed: Map<Pair, string>
  /** The changes that this comes from. */
  readonly changes: ValueChange[]
}

/** What is to be written where a value is. */
export interface RewritePlan {
  readonly node: Node
  value: Json
  readonly changes: ValueChange[]
}

/** The changes of one text, merged: what is to happen at each node. */
export class Plan {
  readonly text: YamlText
  readonly collections = new Map<Node, CollectionPlan>()
  readonly rewrites = new Map<Node, RewritePlan>()
  readonly slots: ReadonlyMap<Node, Slot>
  /** The nodes at or below which something is to happen. */
  readonly #busy = new Set<Node>()
  /** The values that are to stay whole as they are. */
  readonly #kept = new Set<Node>()
  /** The nodes at or below which something is to stay, or through which a change leads. */
  readonly #held = new Set<Node>()
  /** The values that go away whole. */
  readonly #gone = new Set<Node>()
  readonly #growth = new Growth()

  constructor(text: YamlText) {
    this.text = text
    this.slots = slotsOf(text.tree.root)
  }

  /** Adds a change, unless that is refused. */
  add(change: ValueChange): Refusal | undefined {
    if (this.text.tree.errors.length > 0) return 'syntax'
    const way = this.text.tree.hasAliases ? wayTo(change) : []
    if (way.some((node) => this.#isIn(this.#gone, node))) return 'contradiction'
    const refusal = this.#addAt(change)
    if (!refusal) for (const node of way) this.#mark(this.#held, node)
    return refusal
  }

  #addAt(change: ValueChange): Refusal | undefined {
    if (change.kind === 'set') return this.#set(change)
    if (change.kind === 'append') return this.#append(change)
    if (change.kind === 'remove') return this.#remove(change)
    return this.#rename(change)
  }

  #set(change: SetValue): Refusal | undefined {
    const { at, value } = change
    if (at.isUnknown) return 'unknown'
    const json = at.json
    if (json !== undefined && equalJson(json, value)) return this.#keep(at)
    if (at.node && at.isMerged) return this.#override(at, value, change)
    if (!at.node) return this.#create(at, value, change)
    if (at.isMissing) return this.#rewrite(at.node, value, change)
    if (at.node.kind !== 'scalar' && this.#hasUsedAnchor(at.node)) return 'shared'
    return this.#rewrite(at.node, value, change)
  }

  /** What is to stay as it is. */
  #keep({ node, alias }: Value): Refusal | undefined {
    const nodes = [node, alias].filter((other) => other !== undefined)
    if (nodes.some((other) => this.#isIn(this.#gone, other) || this.#busy.has(other))) return 'contradiction'
    for (const other of nodes) {
      this.#kept.add(other)
      this.#mark(this.#held, other)
    }
    return undefined
  }

  /** A scalar that came through `<<` is set in the map itself, where it counts more. What else came so cannot be replaced. */
  #override(at: Value, value: Json, change: ValueChange): Refusal | undefined {
    const map = at.parent?.node
    if (at.node?.kind !== 'scalar' || map?.kind !== 'map') return 'merged'
    return this.#addEntries(map, { [String(at.key)]: value }, change)
  }

  /** Makes a value that is not there yet, and the maps between it and the nearest value that is. */
  #create(at: Value, value: Json, change: ValueChange): Refusal | undefined {
    let json = value
    let place = at
    while (!place.node) {
      if (typeof place.key !== 'string' || !place.parent) return 'kind'
      json = this.#growth.grow(Object.fromEntries([[place.key, json]]))
      place = place.parent
    }
    const { node } = place
    if (place.isMissing) return place.isMerged ? this.#override(place, json, change) : this.#rewrite(node, json, change)
    return node.kind === 'map' && isJsonMap(json) ? this.#addEntries(node, json, change) : 'kind'
  }

  #append(change: Append): Refusal | undefined {
    const { at, items } = change
    if (at.isUnknown) return 'unknown'
    if (at.isMissing) {
      const list = this.#growth.grow([...items])
      if (!at.node) return this.#create(at, list, change)
      return at.isMerged ? this.#override(at, list, change) : this.#rewrite(at.node, list, change)
    }
    if (at.node?.kind !== 'seq') return 'kind'
    const known = at.items().map((item) => ({ item, json: item.json }))
    const wanted: Json[] = []
    for (const json of items) {
      const same = known.filter((other) => other.json !== undefined && equalJson(other.json, json))
      if (same.length === 0) wanted.push(json)
      else if (same.every(({ item }) => item.isConditional)) return 'unknown'
      else if (same.every(({ item }) => this.#keep(item))) return 'contradiction'
    }
    if (wanted.length === 0) return undefined
    // What a template adds may be what is wanted.
    if (at.isOpen) return 'unknown'
    if (this.#isSettled(at.node)) return 'contradiction'
    const { appended } = this.#planOf(at.node, change)
    if (equalJson(appended, wanted)) return undefined
    const isFirst = appended.length === 0
    for (const item of wanted) if (!appended.some((other) => equalJson(other, item))) appended.push(item)
    if (!isFirst) appended.sort(byText)
    return undefined
  }

  #remove(change: Remove): Refusal | undefined {
    const { at } = change
    if (at.isUnknown) return 'unknown'
    const container = at.parent?.node
    if (!container || !at.node) return at.parent ? undefined : 'kind'
    if (at.isMerged) return 'merged'
    const value = at.alias ?? at.node
    if (this.#hasUsedAnchor(value)) return 'shared'
    if (at.text.isOpen(value) || at.text.gaps.touch(value.start, value.end)) return 'template'
    const hidden = container.kind === 'map' ? this.#hiddenBy(container, String(at.key)) : undefined
    if (hidden) return hidden
    const entry = container.kind === 'map' ? at.pair : value
    if (!entry || container.kind === 'scalar') return 'kind'
    const plan = this.collections.get(container)
    if (plan?.removed.has(entry)) return undefined
    if (this.#isInUse(value) || this.#isSettled(container)) return 'contradiction'
    if (at.pair && plan?.renamed.has(at.pair)) return 'contradiction'
    this.#planOf(container, change).removed.add(entry)
    this.#gone.add(value)
    return undefined
  }

  #rename(change: Rename): Refusal | undefined {
    const { at, key } = change
    const map = at.parent?.node
    if (at.isUnknown && !at.pair) return 'unknown'
    if (!at.parent || !at.pair || map?.kind !== 'map') return at.isMissing && at.parent ? undefined : 'kind'
    if (at.key === key) return undefined
    if (at.isMerged) return 'merged'
    const hidden = at.pair.explicit ? 'layout' : this.#hiddenBy(map, String(at.key))
    if (hidden) return hidden
    const isTaken = lookUp(this.text, map, key).kind !== 'missing'
    if (isTaken || this.#isSettled(map) || this.#isIn(this.#gone, at.pair.value)) return 'contradiction'
    if (at.pair.key.kind !== 'scalar' || this.text.aliasesOf(at.pair.key).length > 0) return 'shared'
    const plan = this.collections.get(map)
    const isOther = ([other, name]: [Pair, string]) => (other === at.pair) !== (name === key)
    if (plan && (Object.hasOwn(plan.added, key) || [...plan.renamed].some(isOther))) return 'contradiction'
    this.#planOf(map, change).renamed.set(at.pair, key)
    return undefined
  }

  #addEntries(map: Mapping, entries: JsonMap, change: ValueChange): Refusal | undefined {
    if (this.#isSettled(map)) return 'contradiction'
    const renamed = [...(this.collections.get(map)?.renamed.values() ?? [])]
    if (renamed.some((name) => Object.hasOwn(entries, name))) return 'contradiction'
    const merged = this.#growth.mergeMaps(this.collections.get(map)?.added ?? {}, entries)
    if (merged === undefined) return 'contradiction'
    this.#planOf(map, change).added = merged
    return undefined
  }

  #rewrite(node: Node, value: Json, change: ValueChange): Refusal | undefined {
    if (this.#isIn(this.#gone, node)) {
      const known = this.rewrites.get(node)
      const merged = known && this.#growth.merge(known.value, value)
      if (!known || merged === undefined) return 'contradiction'
      known.value = merged
      known.changes.push(change)
      return undefined
    }
    if (this.#isInUse(node) || this.#isSettled(node)) return 'contradiction'
    if (!this.slots.has(node)) return 'kind'
    this.rewrites.set(node, { node, value, changes: [change] })
    this.#gone.add(node)
    this.#mark(this.#busy, node)
    return undefined
  }

  #planOf(node: Mapping | Sequence, change: ValueChange): CollectionPlan {
    const plan: CollectionPlan = this.collections.get(node) ?? {
      node,
      added: {},
      appended: [],
      removed: new Set(),
      renamed: new Map(),
      changes: [],
    }
    plan.changes.push(change)
    this.collections.set(node, plan)
    this.#mark(this.#busy, node)
    return plan
  }

  /** Adds a node and all that it is in. */
  #mark(nodes: Set<Node>, node: Node): void {
    for (let at: Node | undefined = node; at && !nodes.has(at); at = this.slots.get(at)?.container) nodes.add(at)
  }

  /** Whether a node, or something that it is in, is one of these. */
  #isIn(nodes: ReadonlySet<Node>, node: Node): boolean {
    for (let at: Node | undefined = node; at; at = this.slots.get(at)?.container) if (nodes.has(at)) return true
    return false
  }

  /** Whether a node is part of a value that goes away whole, or stays whole. */
  #isSettled(node: Node): boolean {
    return this.#isIn(this.#gone, node) || this.#isIn(this.#kept, node)
  }

  /** Whether something at or below a node is to happen or to stay, so that it cannot go away. */
  #isInUse(node: Node): boolean {
    return this.#busy.has(node) || this.#held.has(node)
  }

  /** Whether an alias outside of the node stands for something in it. */
  #hasUsedAnchor(node: Node): boolean {
    if (!this.text.tree.hasAliases) return false
    return this.text.aliasesInto(node).some((alias) => alias.start < node.start || alias.end > node.end)
  }

  /** What speaks against it when the pair that counts for a key is not all: the key is there twice, or a `<<` may have it. */
  #hiddenBy(map: Mapping, key: string): Refusal | undefined {
    const { text } = this
    const { duplicates, merges } = text.indexOf(map)
    if (duplicates.has(key)) return 'layout'
    const isMergedToo = merges.some(({ value }) => {
      const merged = contentOf(value)
      if (merged?.kind !== 'seq') return mayHave(text, merged, key)
      return text.isOpen(merged) || merged.items.some((item) => mayHave(text, contentOf(item), key))
    })
    return isMergedToo ? 'merged' : undefined
  }
}

function mayHave(text: YamlText, node: Node | undefined, key: string): boolean {
  return node?.kind !== 'map' || lookUp(text, node, key).kind !== 'missing'
}

function contentOf(node: Node): Node | undefined {
  return node.kind === 'alias' ? node.target : node
}

/** The aliases that the path to a change leads through, and the maps that it leaves through `<<`. */
function wayTo({ at, kind }: ValueChange): Node[] {
  const nodes: Node[] = []
  const isEntry = at.isMerged || kind === 'remove' || kind === 'rename'
  for (let value: Value | undefined = at; value; value = value.parent) {
    const isOwn = value === at && isEntry
    if (value.alias && !isOwn) nodes.push(value.alias)
    if (value.isMerged && value.parent?.node) nodes.push(value.parent.node)
  }
  return nodes
}
