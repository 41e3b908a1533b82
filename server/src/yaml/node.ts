/**
 * The tree of one YAML document. All offsets are UTF-16 offsets into the content of its `Text`; `start` and `end` span
 * the value alone, without its anchor and tag. The tree is shared and is never changed after it was read.
 */
export type Node = Scalar | Mapping | Sequence | Alias

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** The anchor and the tag of a node, from the first of them (`start`) to the last (`end`). */
export interface Properties {
  readonly start: number
  readonly end: number
  /** The name after `&`. */
  readonly anchor?: string
  /** As written, with its `!`. */
  readonly tag?: string
}

/** What the header of a block scalar (`|`, `>`) says, resolved. */
export interface BlockScalar {
  /** Where the first line after the header begins. */
  readonly body: number
  /** The columns that are indentation, not content. 0 when there is no content. */
  readonly indent: number
  readonly chomp: 'strip' | 'clip' | 'keep'
}

/** A scalar. A value that is left out (`key:`) is a plain scalar of no length after
 * the `:` or `-` and the blanks behind it. */
export class Scalar {
  declare readonly kind: 'scalar'
  readonly start: number
  readonly end: number
  readonly style: ScalarStyle
  declare properties: Properties | undefined
  /** Only of a literal or folded scalar. */
  declare readonly block: BlockScalar | undefined

  constructor(start: number, end: number, style: ScalarStyle, block?: BlockScalar) {
    this.start = start
    this.end = end
    this.style = style
    if (block) this.block = block
  }
}

/** A list, or what makes it when it is asked for. */
type Lazy<T> = readonly T[] | (() => readonly T[])

export class Mapping {
  declare readonly kind: 'map'
  readonly start: number
  end: number
  /** Written as `{ … }`. */
  readonly flow: boolean
  #pairs: Lazy<Pair>
  declare properties: Properties | undefined

  constructor(start: number, flow: boolean) {
    this.start = start
    this.end = start
    this.flow = flow
    this.#pairs = NONE
  }

  get pairs(): readonly Pair[] {
    if (typeof this.#pairs === 'function') this.#pairs = this.#pairs()
    return this.#pairs
  }

  set pairs(pairs: Lazy<Pair>) {
    this.#pairs = pairs
  }
}

export class Sequence {
  declare readonly kind: 'seq'
  readonly start: number
  end: number
  /** Written as `[ … ]`. */
  readonly flow: boolean
  #items: Lazy<Node>
  declare properties: Properties | undefined

  constructor(start: number, flow: boolean) {
    this.start = start
    this.end = start
    this.flow = flow
    this.#items = NONE
  }

  get items(): readonly Node[] {
    if (typeof this.#items === 'function') this.#items = this.#items()
    return this.#items
  }

  set items(items: Lazy<Node>) {
    this.#items = items
  }
}

/** `*name`. */
export class Alias {
  declare readonly kind: 'alias'
  readonly start: number
  readonly end: number
  readonly name: string
  /** The node with that anchor which was begun last before the alias; none when there is no such anchor. */
  readonly target: Exclude<Node, Alias> | undefined
  /** Always `undefined`: an alias has neither anchor nor tag. Here so that every node has the field. */
  declare readonly properties: undefined

  constructor(start: number, end: number, name: string, target: Exclude<Node, Alias> | undefined) {
    this.start = start
    this.end = end
    this.name = name
    this.target = target
  }
}

export class Pair {
  readonly key: Node
  /** The offset of the `:`; -1 for a key alone in a flow map (`{a}`). */
  readonly colon: number
  readonly value: Node
  /** Written as `? key`. */
  declare readonly explicit: boolean

  constructor(key: Node, colon: number, value: Node, explicit = false) {
    this.key = key
    this.colon = colon
    this.value = value
    if (explicit) this.explicit = explicit
  }
}

const NONE: readonly never[] = []

// What is the same for nearly all is on the prototype: a tree is mostly scalars and pairs, and the time to read one is
// mostly that of moving them about in memory.
Object.assign(Scalar.prototype, { kind: 'scalar', properties: undefined, block: undefined })
Object.assign(Mapping.prototype, { kind: 'map', properties: undefined })
Object.assign(Sequence.prototype, { kind: 'seq', properties: undefined })
Object.assign(Alias.prototype, { kind: 'alias', properties: undefined })
Object.assign(Pair.prototype, { explicit: false })

/** What is wrong in a document, and where. */
export interface YamlError {
  readonly start: number
  readonly end: number
  /**
   * - `syntax`: it is not YAML.
   * - `unread`: it may be YAML, and is not read: too large for the slow reader, or nested too deep.
   */
  readonly kind: 'syntax' | 'unread'
  /** One sentence that ends with a full stop. */
  readonly message: string
}

/** A document as it was read. */
export interface Tree {
  /** `undefined` when there is nothing but white space and comments, or when it was not read. */
  readonly root: Node | undefined
  /** The comments from their `#` to before the line break, in order: start, end, start, end … */
  readonly comments: readonly number[]
  readonly errors: readonly YamlError[]
  /** Whether some alias refers to an anchor, so that a node may have several places. */
  readonly hasAliases: boolean
}
