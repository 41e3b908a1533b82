import type { Located, Location, Span } from '../text/document.ts'
import type { Append, Remove, Rename, SetValue } from './change.ts'
import type { YamlText } from './document.ts'
import { type Json, jsonOf } from './json.ts'
import { knownScalar } from './known-scalar.ts'
import { lookUp, mergedNames } from './mapping.ts'
import type { Alias, Mapping, Node, Pair } from './node.ts'
import type { ScalarValue } from './scalar.ts'
import { isMisspelt, type Shape } from './shape.ts'

/** A step into a map by its key, or into a list by its index from 0. */
export type Step = string | number

/** What stands at a place: the node itself, never the alias of it. */
export type Content = Exclude<Node, Alias>

interface Place {
  readonly state: 'known' | 'missing' | 'unknown'
  readonly node?: Content | undefined
  readonly alias?: Alias | undefined
  /** Of an entry of a map. */
  readonly pair?: Pair | undefined
  /** The map in which `pair` stands. */
  readonly owner?: Mapping | undefined
}

const MISSING: Place = { state: 'missing' }
const UNKNOWN: Place = { state: 'unknown' }

/** The steps that lead from the root of its document to a value. */
export function pathTo(value: Value): readonly Step[] {
  const path: Step[] = []
  for (let at: Value | undefined = value; at?.key !== undefined; at = at.parent) path.push(at.key)
  return path.reverse()
}

/** The value of a whole document. */
export function rootOf(text: YamlText): Value {
  const { root } = text.tree
  return new Value(text, undefined, undefined, root ? placeOf(text, root) : UNKNOWN)
}

/**
 * A place in a YAML document: what is there, what could be there, or what cannot be known.
 *
 * `get` never fails, so a rule asks for a path and then for what it wants to know. A value is **known**, **missing** (its
 * map says nothing of it, or says `null`) or **unknown** (a template prints it, a syntax error hides it, readers of YAML
 * differ). All questions about an unknown value are answered with no, also those that are each other's opposite, so a
 * rule is silent where it cannot know.
 */
export class Value implements Located {
  readonly text: YamlText
  readonly parent: Value | undefined
  /** The step that leads here from `parent`. */
  readonly key: Step | undefined
  /** What is there; for a value behind an alias, what the alias stands for. */
  readonly node: Content | undefined
  /** The alias that leads here from `parent`. */
  readonly alias: Alias | undefined
  /** The entry of a map that this is the value of. */
  readonly pair: Pair | undefined
  /** The map in which `pair` stands: that of `parent`, or one that is merged into it. */
  readonly owner: Mapping | undefined
  /** The fields that a map may have here; `undefined` where that is not known, or where it may have any. */
  readonly shape: Shape | undefined
  readonly #state: Place['state']

  constructor(text: YamlText, parent: Value | undefined, key: Step | undefined, place: Place, shape?: Shape) {
    this.text = text
    this.parent = parent
    this.key = key
    this.node = place.node
    this.alias = place.alias
    this.pair = place.pair
    this.owner = place.owner
    this.shape = shape
    this.#state = place.state
  }

  /** The value at a path below this one. Never fails: below what is missing all is missing, below what is unknown all is unknown. */
  get(...path: readonly Step[]): Value {
    let value: Value = this
    for (const step of path) {
      const { shape } = value
      value = new Value(this.text, value, step, value.#step(step), typeof step === 'string' ? shape?.get(step) : shape)
    }
    return value
  }

  /** The same place, of which more is known: a field that is missing beside a misspelling of it is unknown. */
  withShape(shape: Shape): Value {
    return new Value(this.text, this.parent, this.key, { ...this, state: this.#state }, shape)
  }

  /** The items of a list that the text shows; none of anything else. */
  items(): readonly Value[] {
    if (this.node?.kind !== 'seq' || this.isUnknown) return []
    return this.node.items.map((_, index) => this.get(index))
  }

  /** The entries of a map that the text shows, with those that are merged into it or patched; none of anything else. */
  entries(): readonly (readonly [name: string, value: Value])[] {
    if (this.node?.kind !== 'map' || this.isUnknown) return []
    const { own, merges } = this.text.indexOf(this.node)
    const patched = this.text.patchedKeys(this.node)
    if (merges.length + patched.size === 0) return [...own.keys()].map((name) => [name, this.get(name)])
    const names = new Set([...own.keys(), ...mergedNames(this.text, this.node), ...patched])
    return [...names].map((name) => [name, this.get(name)])
  }

  /** Whether this is certainly that scalar. */
  is(value: ScalarValue): boolean {
    return this.scalar === value
  }

  /** Whether this is certainly not that scalar; something missing is not. */
  isNot(value: ScalarValue): boolean {
    if (this.isUnknown) return false
    return this.scalar !== value
  }

  /** Whether this is a list that certainly has the item. */
  contains(item: ScalarValue): boolean {
    return this.items().some((value) => value.is(item) && !value.isConditional)
  }

  /** Whether this certainly has no such item: a list that is wholly known, or nothing at all. */
  lacks(item: ScalarValue): boolean {
    if (this.isMissing) return true
    if (this.node?.kind !== 'seq' || this.isUnknown || this.isOpen) return false
    return this.items().every((value) => value.isNot(item))
  }

  /** Whether there is certainly nothing here: no entry, or an empty one. */
  get isMissing(): boolean {
    return this.#state === 'missing' || this.scalar === null
  }

  /** Whether there is certainly something here. */
  get exists(): boolean {
    return this.#state === 'known' && this.scalar !== null
  }

  get isUnknown(): boolean {
    return this.#state === 'unknown'
  }

  /** Whether this is a map or a list that may have entries which the text does not show. */
  get isOpen(): boolean {
    return this.node !== undefined && this.text.isOpen(this.node)
  }

  /** Whether this is an item of a list that a template may leave out. */
  get isConditional(): boolean {
    const list = this.parent?.node
    if (!this.node || list?.kind !== 'seq' || this.text.gaps.isEmpty) return false
    return this.text.gaps.isConditional((this.alias ?? this.node).start, list.start, list.end)
  }

  /** The scalar that is certainly here, `null` included; otherwise `undefined`. */
  get scalar(): ScalarValue | undefined {
    return this.node?.kind === 'scalar' && !this.isUnknown ? knownScalar(this.text, this.node) : undefined
  }

  /** The string that is certainly here. */
  get string(): string | undefined {
    const { scalar } = this
    return typeof scalar === 'string' ? scalar : undefined
  }

  /** All that is here; `undefined` when any of it is missing or not known, or when aliases make it endless or huge. */
  get json(): Json | undefined {
    return jsonOf(this)
  }

  /**
   * Where to point: at the value; at its key when it is empty or no value; at the nearest key above it when it is
   * missing. Behind an alias this is the place the alias stands for.
   */
  get location(): Location {
    const { node } = this
    if (!node || node.start === node.end || this.scalar === null) return this.keyLocation
    return this.#at(node)
  }

  /** The key; of an item the key or value it begins with; of something missing the nearest key above it. */
  get keyLocation(): Location {
    if (this.pair) return this.#at(this.pair.key)
    const { node } = this
    if (node?.kind === 'map') return this.#at(node.pairs[0]?.key ?? node)
    if (node && node.end > node.start) return this.#at(node)
    return this.parent?.keyLocation ?? this.#at({ start: 0, end: 0 })
  }

  /** Whether this came into the map through `<<`. */
  get isMerged(): boolean {
    return this.owner !== undefined && this.owner !== this.parent?.node
  }

  /** The other places that change with this one: the anchors and aliases on the way to it. None for most values. */
  get sharedWith(): readonly Location[] {
    if (!this.text.tree.hasAliases) return []
    const places: Location[] = []
    const spared = new Map<Node, Alias | undefined>()
    for (let value: Value | undefined = this; value; value = value.parent) {
      const { node, alias } = value
      for (const source of [node, value.isMerged ? value.owner : undefined]) {
        if (!source) continue
        const isFirst = !spared.has(source)
        const others = isFirst ? this.text.aliasesOf(source) : [spared.get(source)]
        if (isFirst) spared.set(source, alias)
        else if (spared.get(source) !== alias) spared.set(source, undefined)
        for (const other of others) {
          if (places.length >= MOST_PLACES) return places
          if (other && other !== alias) places.push(this.#at(other))
        }
      }
      if (alias && node?.properties && places.length < MOST_PLACES) places.push(this.#at(node.properties))
    }
    return places
  }

  /** Makes this `value`, and the maps on the way to it. */
  set(value: Json): SetValue {
    return { kind: 'set', at: this, value }
  }

  /** Takes this out of its map or list. */
  remove(): Remove {
    return { kind: 'remove', at: this }
  }

  /** Gives the entry another key. */
  rename(key: string): Rename {
    return { kind: 'rename', at: this, key }
  }

  /** Makes this a list that has the items, adding at its end those that it lacks. */
  append(...items: readonly Json[]): Append {
    return { kind: 'append', at: this, items }
  }

  #at({ start, end }: Span): Location {
    return { text: this.text, span: { start, end } }
  }

  #step(step: Step): Place {
    if (this.isMissing) return MISSING
    const { node } = this
    if (this.isUnknown || !node) return UNKNOWN
    if (node.kind === 'map' && typeof step === 'string') {
      const place = entryOf(this.text, node, step)
      return place === MISSING && this.shape && isMisspelt(this.text, node, step, this.shape) ? UNKNOWN : place
    }
    if (node.kind !== 'seq' || typeof step !== 'number') return UNKNOWN
    const item = node.items[step]
    if (item) return placeOf(this.text, item)
    return this.text.isOpen(node) ? UNKNOWN : MISSING
  }
}

function entryOf(text: YamlText, map: Mapping, key: string): Place {
  if (text.patchedKeys(map).has(key)) return UNKNOWN
  const found = lookUp(text, map, key)
  if (found.kind !== 'found') return found.kind === 'missing' ? MISSING : UNKNOWN
  const { pair, owner } = found
  const isConditional = !text.gaps.isEmpty && text.gaps.isConditional(pair.value.start, pair.key.start, pair.value.end)
  return isConditional
    ? { state: 'unknown', node: undefined, alias: undefined, pair, owner }
    : placeOf(text, pair.value, pair, owner)
}

function placeOf(text: YamlText, node: Node, pair?: Pair, owner?: Mapping): Place {
  const alias = node.kind === 'alias' ? node : undefined
  const content = node.kind === 'alias' ? node.target : node
  return { state: content && isReadable(text, content) ? 'known' : 'unknown', node: content, alias, pair, owner }
}

function isReadable(text: YamlText, node: Content): boolean {
  if (node.kind === 'scalar') return knownScalar(text, node) !== undefined
  const tag = node.properties?.tag
  return tag === undefined || tag === (node.kind === 'map' ? '!!map' : '!!seq')
}

const MOST_PLACES = 20
