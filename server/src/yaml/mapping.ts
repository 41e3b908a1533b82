import { scalarText } from './decode.ts'
import type { YamlText } from './document.ts'
import type { Mapping, Node, Pair } from './node.ts'
import { keyText } from './scalar.ts'

/**
 * What a mapping says of a key:
 * - `found`: the pair that counts. `owner` is the mapping it stands in, another one where it came through `<<`.
 * - `missing`: neither here nor in what is merged.
 * - `unknown`: a merge cannot be resolved, a key is not known, or readers do not agree.
 */
export type Lookup =
  | { readonly kind: 'found'; readonly pair: Pair; readonly owner: Mapping }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' }

/** The pairs of a mapping by their keys. */
export interface MapIndex {
  /** Of keys that are there twice the last pair, which is the one that counts. */
  readonly own: ReadonlyMap<string, Pair>
  readonly duplicates: ReadonlySet<string>
  readonly merges: readonly Pair[]
  /** A key is no scalar, or a template prints it. */
  readonly hasUnknownKey: boolean
  /** The keys that a map of a shape does not have: for the shape that was last asked for. */
  strangers: { readonly shape: ReadonlyMap<string, unknown>; readonly names: readonly string[] } | undefined
}

/** The key as JSON has it; `undefined` for one that is no scalar or not known. */
export function nameOf(text: YamlText, key: Node): string | undefined {
  if (key.kind !== 'scalar' || text.gaps.touch(key.start, key.end)) return undefined
  const written = scalarText(text.mask.content, key)
  const isPlain = key.style === 'plain'
  return key.properties?.tag === undefined ? keyText(written, isPlain, text.dialect) : written
}

export function indexMapping(text: YamlText, mapping: Mapping): MapIndex {
  const own = new Map<string, Pair>()
  // Most mappings have neither.
  let duplicates: Set<string> | undefined
  let merges: Pair[] | undefined
  let hasUnknownKey = false
  for (const pair of mapping.pairs) {
    const name = nameOf(text, pair.key)
    if (name === undefined) hasUnknownKey = true
    else if (isMerge(name, pair.key)) {
      merges ??= []
      merges.push(pair)
    } else {
      if (own.has(name)) {
        duplicates ??= new Set()
        duplicates.add(name)
      }
      own.set(name, pair)
    }
  }
  return { own, duplicates: duplicates ?? NO_NAMES, merges: merges ?? NO_PAIRS, hasUnknownKey, strangers: undefined }
}

const NO_NAMES: ReadonlySet<string> = new Set()
const NO_PAIRS: readonly Pair[] = []

function isMerge(name: string, key: Node): boolean {
  return name === '<<' && key.kind === 'scalar' && key.style === 'plain'
}

const MISSING = { kind: 'missing' } as Lookup // Widened: both take part in unions.
const UNKNOWN = { kind: 'unknown' } as Lookup

/**
 * The pair of a mapping that counts for a key, through its merge keys.
 *
 * The API server lets the later of a key and a `<<` win, kustomize and Compose always the key: where that makes a
 * difference, the answer is unknown. Of the maps in one `<<` list the first wins.
 */
export function lookUp(text: YamlText, mapping: Mapping, key: string): Lookup {
  if (text.indexOf(mapping).merges.length === 0) return resolve(text, mapping, key, NO_SEARCH)
  return lookUpIn(text, mapping, key, { seen: new Map(), count: 0, depth: 0 })
}

interface Search {
  /** What was found in the mappings that are already done; `undefined` in those that are under way. */
  readonly seen: Map<Mapping, Lookup | undefined>
  /** How many mappings were looked into. */
  count: number
  depth: number
}

const DEEPEST_MERGE = 50
/** How many mappings are looked into for one key. */
const MOST_MERGED = 100
/** Of a mapping into which nothing is merged. */
const NO_SEARCH: Search = { seen: new Map(), count: 0, depth: 0 }

function lookUpIn(text: YamlText, mapping: Mapping, key: string, search: Search): Lookup {
  if (search.seen.has(mapping)) return search.seen.get(mapping) ?? UNKNOWN
  if (search.depth >= DEEPEST_MERGE || search.count >= MOST_MERGED) return UNKNOWN
  search.count++
  // Into most mappings that are merged nothing is merged.
  if (text.indexOf(mapping).merges.length === 0) return resolve(text, mapping, key, search)
  search.seen.set(mapping, undefined)
  search.depth++
  const found = resolve(text, mapping, key, search)
  search.depth--
  search.seen.set(mapping, found)
  return found
}

function resolve(text: YamlText, mapping: Mapping, key: string, search: Search): Lookup {
  const { own, duplicates, merges, hasUnknownKey } = text.indexOf(mapping)
  const pair = own.get(key)
  let merged = MISSING
  let isMergedLater = false
  for (const merge of merges) {
    const found = lookUpMerged(text, merge.value, key, search)
    if (found.kind === 'missing') continue
    merged = merged.kind === 'missing' ? found : UNKNOWN
    isMergedLater ||= pair !== undefined && merge.key.start > pair.key.start
  }
  if (pair) {
    const isUnsure = isMergedLater || isConditional(text, mapping, pair, duplicates.has(key))
    return isUnsure ? UNKNOWN : { kind: 'found', pair, owner: mapping }
  }
  if (merged.kind === 'missing') return hasUnknownKey || text.isOpen(mapping) ? UNKNOWN : MISSING
  return merges.some((merge) => isConditional(text, mapping, merge, false)) ? UNKNOWN : merged
}

/** Whether a template may leave the pair out. Of a key that is there twice it may leave out either. */
function isConditional(text: YamlText, { start, end }: Mapping, pair: Pair, isDuplicate: boolean): boolean {
  const { gaps } = text
  return !gaps.isEmpty && (isDuplicate || gaps.isConditional(pair.key.start, start, end))
}

/** What the value of a `<<` has for a key: a map, an alias of one, or a list of these. */
function lookUpMerged(text: YamlText, value: Node, key: string, search: Search): Lookup {
  const node = value.kind === 'alias' ? value.target : value
  if (node?.kind === 'map') return lookUpIn(text, node, key, search)
  if (node?.kind !== 'seq' || text.isOpen(node)) return UNKNOWN
  for (const item of node.items) {
    const map = item.kind === 'alias' ? item.target : item
    if (map?.kind !== 'map') return UNKNOWN
    const found = lookUpIn(text, map, key, search)
    if (found.kind !== 'missing') return found
  }
  return MISSING
}

/** The keys that come into a mapping through `<<`, in the order of the text; known ones only. */
export function mergedNames(text: YamlText, mapping: Mapping): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<Node>([mapping])
  const ahead: Node[] = text
    .indexOf(mapping)
    .merges.map(({ value }) => value)
    .reverse()
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const content = node.kind === 'alias' ? node.target : node
    if (!content || seen.has(content)) continue
    seen.add(content)
    if (content.kind === 'seq') for (const item of content.items.toReversed()) ahead.push(item)
    if (content.kind !== 'map') continue
    const { own, merges } = text.indexOf(content)
    for (const name of own.keys()) names.add(name)
    for (const { value } of merges.toReversed()) ahead.push(value)
  }
  return names
}
