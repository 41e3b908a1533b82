import type { Append, Refusal, Remove, Rename, SetValue, ValueChange } from './change.ts'
import type { YamlText } from './document.ts'
import { equalJson, isJsonList, isJsonMap, type Json, type JsonMap } from './json.ts'
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
  /** The values that go away whole. */
  readonly #gone = new Set<Node>()
  /** Lists that came from an append, and maps that were made on the way to something in them. */
  readonly #growing = new WeakSet<object>()

  constructor(text: YamlText) {
    this.text = text
    this.slots = slotsOf(text.tree.root)
  }

  /** Adds a change, unless that is refused. */
  add(change: ValueChange): Refusal | undefined {
    if (this.text.tree.errors.length > 0) return 'syntax'
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
  #keep({ node }: Value): Refusal | undefined {
    if (!node) return undefined
    if (this.#isGone(node)) return 'contradiction'
    this.#markBusy(node)
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
      json = this.#grow(Object.fromEntries([[place.key, json]]))
      place = place.parent
    }
    const { node } = place
    if (place.isMissing) return place.isMerged ? 'merged' : this.#rewrite(node, json, change)
    return node.kind === 'map' && isJsonMap(json) ? this.#addEntries(node, json, change) : 'kind'
  }

  #append(change: Append): Refusal | undefined {
    const { at, items } = change
    if (at.isUnknown) return 'unknown'
    if (at.isMissing) {
      const list = this.#grow([...items])
      if (!at.node) return this.#create(at, list, change)
      return at.isMerged ? this.#override(at, list, change) : this.#rewrite(at.node, list, change)
    }
    if (at.node?.kind !== 'seq') return 'kind'
    const known = at.items().map((item) => item.json)
    const wanted = items.filter((item) => !known.some((json) => json !== undefined && equalJson(json, item)))
    if (wanted.length === 0) return undefined
    if (this.#isGone(at.node)) return 'contradiction'
    const plan = this.#planOf(at.node, change)
    const isFirst = plan.appended.length === 0
    for (const item of wanted) if (!plan.appended.some((other) => equalJson(other, item))) plan.appended.push(item)
    if (!isFirst) plan.appended.sort(byText)
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
    if (container.kind === 'map' && typeof at.key === 'string') {
      const { duplicates, merges } = at.text.indexOf(container)
      if (duplicates.has(at.key) || merges.length > 0) return 'merged'
    }
    const entry = container.kind === 'map' ? at.pair : value
    if (!entry || container.kind === 'scalar') return 'kind'
    const plan = this.collections.get(container)
    if (plan?.removed.has(entry)) return undefined
    if (this.#busy.has(value) || this.#isGone(container)) return 'contradiction'
    if (at.pair && plan?.renamed.has(at.pair)) return 'contradiction'
    this.#planOf(container, change).removed.add(entry)
    this.#gone.add(value)
    return undefined
  }

  #rename(change: Rename): Refusal | undefined {
    const { at, key } = change
    const map = at.parent?.node
    if (!at.parent || !at.pair || map?.kind !== 'map') return at.isMissing && at.parent ? undefined : 'kind'
    if (at.key === key) return undefined
    if (at.isMerged || this.text.indexOf(map).duplicates.has(String(at.key))) return 'merged'
    const { pair, isUnknown } = at.parent.get(key)
    if (pair || isUnknown || this.#isGone(at.pair.value)) return 'contradiction'
    if (at.pair.key.kind !== 'scalar' || this.text.aliasesOf(at.pair.key).length > 0) return 'shared'
    const plan = this.#planOf(map, change)
    const other = plan.renamed.get(at.pair)
    if (other !== undefined && other !== key) return 'contradiction'
    if (key in plan.added || [...plan.renamed].some(([pair, name]) => name === key && pair !== at.pair))
      return 'contradiction'
    plan.renamed.set(at.pair, key)
    return undefined
  }

  #addEntries(map: Mapping, entries: JsonMap, change: ValueChange): Refusal | undefined {
    if (this.#isGone(map)) return 'contradiction'
    const renamed = [...(this.collections.get(map)?.renamed.values() ?? [])]
    if (renamed.some((name) => name in entries)) return 'contradiction'
    const merged = this.#mergeMaps(this.collections.get(map)?.added ?? {}, entries)
    if (merged === undefined || !isJsonMap(merged)) return 'contradiction'
    this.#planOf(map, change).added = merged
    return undefined
  }

  #rewrite(node: Node, value: Json, change: ValueChange): Refusal | undefined {
    if (this.#isGone(node)) {
      const known = this.rewrites.get(node)
      const merged = known && this.#merge(known.value, value)
      if (!known || merged === undefined) return 'contradiction'
      known.value = merged
      known.changes.push(change)
      return undefined
    }
    if (this.#busy.has(node)) return 'contradiction'
    if (!this.slots.has(node)) return 'kind'
    this.rewrites.set(node, { node, value, changes: [change] })
    this.#gone.add(node)
    this.#markBusy(node)
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
    this.#markBusy(node)
    return plan
  }

  #markBusy(node: Node): void {
    for (let at: Node | undefined = node; at && !this.#busy.has(at); at = this.slots.get(at)?.container)
      this.#busy.add(at)
  }

  /** Whether the node is part of a value that goes away whole. */
  #isGone(node: Node): boolean {
    for (let at: Node | undefined = node; at; at = this.slots.get(at)?.container) if (this.#gone.has(at)) return true
    return false
  }

  /** Whether an alias outside of the node stands for something in it. */
  #hasUsedAnchor(node: Node): boolean {
    if (!this.text.tree.hasAliases) return false
    return this.text.aliasesInto(node).some((alias) => alias.start < node.start || alias.end > node.end)
  }

  /** Both together; `undefined` when they contradict each other. Keys that come from both are sorted. */
  #merge(a: Json, b: Json): Json | undefined {
    if (equalJson(a, b)) return a
    if (this.#isExact(a)) return this.#isExact(b) || !includes(a, b) ? undefined : a
    if (this.#isExact(b)) return includes(b, a) ? b : undefined
    if (isJsonList(a) && isJsonList(b)) {
      const items = [...a, ...b.filter((item) => !a.some((other) => equalJson(other, item)))]
      return this.#grow(items.sort(byText))
    }
    return isJsonMap(a) && isJsonMap(b) ? this.#mergeMaps(a, b) : undefined
  }

  #mergeMaps(a: JsonMap, b: JsonMap): Json | undefined {
    const merged = new Map(Object.entries(a))
    for (const [key, value] of Object.entries(b)) {
      const known = merged.get(key)
      const both = known === undefined ? value : this.#merge(known, value)
      if (both === undefined) return undefined
      merged.set(key, both)
    }
    const isMixed = merged.size > Object.keys(a).length && merged.size > Object.keys(b).length
    return this.#grow(Object.fromEntries(isMixed ? [...merged].sort(([x], [y]) => byText(x, y)) : merged))
  }

  /** Whether a value is to be just that; other maps and lists are only what is wanted of them, and may get more. */
  #isExact(value: Json): boolean {
    return typeof value !== 'object' || value === null || !this.#growing.has(value)
  }

  #grow<T extends Json & object>(value: T): T {
    this.#growing.add(value)
    return value
  }
}

/** Whether all of `part` is in `whole`. */
function includes(whole: Json, part: Json): boolean {
  if (isJsonMap(whole) && isJsonMap(part)) {
    return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && includes(whole[key]!, value))
  }
  if (isJsonList(whole) && isJsonList(part)) return part.every((item) => whole.some((other) => equalJson(other, item)))
  return equalJson(whole, part)
}

/** The order of what several changes add, so that it is the same in whichever order they are chosen. */
function byText(a: Json, b: Json): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  if (x === y) return 0
  return x < y ? -1 : 1
}
