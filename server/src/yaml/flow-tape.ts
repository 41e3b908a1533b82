import { Mapping, type Node, Pair, Scalar, Sequence } from './node.ts'

/**
 * What stands in the flow collections of a document, as numbers, in the order of the text. Nodes are made of them when
 * somebody looks into a collection: of long flow collections they take six times the memory, and to move them about in
 * it takes longer than to read them.
 *
 * - A scalar takes three numbers: its style, its start, its end.
 * - A collection takes four, and then come its entries: what it is, its start, its end, how many entries it has.
 * - A node that was made at once takes three, and then come its entries if it has any: `MADE`, its index among those
 *   nodes, and the index of what follows behind the entries.
 * - A pair is its key, the offset of its colon, and its value.
 */
export class FlowTape {
  #written: number[]
  /** All that was written, once nothing more comes. */
  #numbers: ArrayLike<number>
  readonly #made: Node[]
  /** The index of what is made a node of next. */
  #at: number

  constructor() {
    this.#written = []
    this.#numbers = this.#written
    this.#made = []
    this.#at = 0
  }

  /** The index of what is written next. */
  get length(): number {
    return this.#written.length
  }

  scalar(style: FlowStyle, start: number, end: number): void {
    this.#written.push(style, start, end)
  }

  colon(offset: number): void {
    this.#written.push(offset)
  }

  /** @returns The index to close it by. */
  open(kind: typeof MAP | typeof SEQ, start: number): number {
    return this.#written.push(kind, start, 0, 0) - COLLECTION
  }

  close(index: number, end: number, count: number): void {
    this.#written[index + 2] = end
    this.#written[index + 3] = count
  }

  /** A node that is made at once: an alias, or one with an anchor, for aliases stand for that very node. */
  made(node: Node): void {
    this.closeMade(this.openMade(), node)
  }

  /** @returns The index to close it by, behind what is in it. */
  openMade(): number {
    return this.#written.push(MADE, 0, 0) - NODE
  }

  closeMade(index: number, node: Node): void {
    this.#written[index + 1] = this.#made.push(node) - 1
    this.#written[index + 2] = this.#written.length
  }

  /** Nothing more comes. */
  finish(): void {
    const written = this.#written
    // What is large stands outside of the heap, where nothing moves it. To make room there takes longer than a small copy.
    this.#numbers = written.length > MOST_IN_HEAP ? new Int32Array(written) : written.slice()
    this.#written = []
  }

  /** So many pairs from an index on. */
  pairs(first: number, count: number): readonly Pair[] {
    this.#at = first
    return this.#readPairs(count)
  }

  /** So many items from an index on. */
  items(first: number, count: number): readonly Node[] {
    this.#at = first
    return this.#readItems(count)
  }

  #readPairs(count: number): readonly Pair[] {
    const pairs = new Array<Pair>(count)
    for (let i = 0; i < count; i++) {
      const key = this.#readNode()
      const colon = this.#numbers[this.#at++]!
      pairs[i] = new Pair(key, colon, this.#readNode())
    }
    return pairs
  }

  #readItems(count: number): readonly Node[] {
    const items = new Array<Node>(count)
    for (let i = 0; i < count; i++) items[i] = this.#readNode()
    return items
  }

  // All indexes are those of numbers that were written.
  #readNode(): Node {
    const numbers = this.#numbers
    const at = this.#at
    const what = numbers[at]!
    const first = numbers[at + 1]!
    const second = numbers[at + 2]!
    if (what === MADE) {
      this.#at = second
      return this.#made[first]!
    }
    if (what === PLAIN || what === SINGLE || what === DOUBLE) {
      this.#at = at + NODE
      return new Scalar(first, second, STYLES[what])
    }
    this.#at = at + COLLECTION
    const count = numbers[at + 3]!
    const collection = what === MAP ? new Mapping(first, true) : new Sequence(first, true)
    collection.end = second
    if (collection.kind === 'map') collection.pairs = this.#readPairs(count)
    else collection.items = this.#readItems(count)
    return collection
  }
}

const MOST_IN_HEAP = 1000

/** How many numbers a node, and a collection, begin with. */
const NODE = 3
const COLLECTION = 4

export const PLAIN = 0
export const SINGLE = 1
export const DOUBLE = 2
export const MAP = 3
export const SEQ = 4
const MADE = 5

export type FlowStyle = typeof PLAIN | typeof SINGLE | typeof DOUBLE

export const STYLES = ['plain', 'single', 'double'] as const
