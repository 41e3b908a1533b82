import type { Mapping, Node, Pair, Sequence } from './node.ts'

/** Where a value stands: in which collection, as the value of which pair or the how many-th item. The root stands in none. */
export interface Slot {
  readonly container: Mapping | Sequence | undefined
  readonly pair: Pair | undefined
  readonly index: number
}

/** The slots of all values of a tree; keys have none. */
export function slotsOf(root: Node | undefined): ReadonlyMap<Node, Slot> {
  const slots = new Map<Node, Slot>()
  if (!root) return slots
  slots.set(root, { container: undefined, pair: undefined, index: 0 })
  const ahead: Node[] = [root]
  for (let container = ahead.pop(); container; container = ahead.pop()) {
    if (container.kind === 'map') {
      for (const [index, pair] of container.pairs.entries()) {
        slots.set(pair.value, { container, pair, index })
        ahead.push(pair.value)
      }
    } else if (container.kind === 'seq') {
      for (const [index, item] of container.items.entries()) {
        slots.set(item, { container, pair: undefined, index })
        ahead.push(item)
      }
    }
  }
  return slots
}

/** An entry of a collection: a pair, or an item without the `-` before it. */
export interface Entry {
  readonly id: Pair | Node
  /** Before the anchor and tag of the key or the item. */
  readonly start: number
  /** Where its value ends; after the line break that ends a block scalar. */
  readonly end: number
  readonly value: Node
}

export function entriesOf(node: Mapping | Sequence): readonly Entry[] {
  if (node.kind === 'seq') {
    return node.items.map((item) => ({ id: item, start: startOf(item), end: endOf(item), value: item }))
  }
  return node.pairs.map((pair) => ({
    id: pair,
    start: startOf(pair.key),
    end: Math.max(pair.key.end, pair.colon + 1, endOf(pair.value)),
    value: pair.value,
  }))
}

/** Where a node begins, its anchor and tag included. */
export function startOf(node: Node): number {
  return node.properties ? Math.min(node.properties.start, node.start) : node.start
}

/** Where a node ends, also one that is nothing but an anchor or a tag. */
function endOf(node: Node): number {
  return node.properties ? Math.max(node.properties.end, node.end) : node.end
}

/** The last scalar or flow collection in a block collection: what its text ends with. */
export function leafOf(node: Node): Node {
  let leaf = node
  for (;;) {
    const last = lastIn(leaf)
    if (!last) return leaf
    leaf = last
  }
}

function lastIn(node: Node): Node | undefined {
  if (node.kind === 'map' && !node.flow) return node.pairs.at(-1)?.value
  if (node.kind === 'seq' && !node.flow) return node.items.at(-1)
  return undefined
}
