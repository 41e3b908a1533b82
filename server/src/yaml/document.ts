import { collect } from '../text/collect.ts'
import { type Document, type Span, Text } from '../text/document.ts'
import { aliasesByTarget } from './aliases.ts'
import { Gaps, openCollections } from './gaps.ts'
import { indexMapping, type MapIndex } from './mapping.ts'
import type { Alias, Mapping, Node, Tree } from './node.ts'
import { parseYaml } from './parse.ts'
import { type Patched, type PatchPath, patchedIn } from './patched.ts'
import type { Dialect } from './scalar.ts'
import { splitDocuments } from './split.ts'
import { type Masked, maskTemplates } from './template.ts'

/** The content of one YAML document with all that can be said of it alone: its tree, its errors, its holes. */
export class YamlText extends Text {
  readonly dialect: Dialect
  /** The content with its template actions masked, offset by offset, and what they stand for. Scalars are read from it. */
  readonly mask: Masked
  /** Whether this is a patch: what it does not say may stand in what it is laid over, so nothing is missing from it. */
  readonly isPartial: boolean
  readonly effort: Effort
  #tree: Tree | undefined
  /** The text that it is a patched copy of, with which it shares its tree. */
  readonly #source: YamlText | undefined
  readonly #paths: readonly PatchPath[]
  #patched: Patched | undefined
  #gaps: Gaps | undefined
  #open: ReadonlySet<Node> | undefined
  #aliases: ReadonlyMap<Node, readonly Alias[]> | undefined
  #mappings: Map<Mapping, MapIndex> | undefined

  /** @param patched A text with the same content, and the paths that patches set in it. */
  constructor(
    content: string,
    dialect: Dialect,
    mask: Masked = unmasked(content),
    isPartial = false,
    effort: Effort = 'full',
    patched?: { readonly text: YamlText; readonly paths: readonly PatchPath[] },
  ) {
    super(content)
    this.isPartial = isPartial
    this.effort = effort
    this.dialect = dialect
    this.mask = mask
    this.#source = patched?.text
    this.#paths = patched?.paths ?? NONE
  }

  /** Read when it is asked for first, and again after `release`. */
  get tree(): Tree {
    this.#tree ??= this.#source?.tree ?? this.#read()
    return this.#tree
  }

  #read(): Tree {
    if (this.effort === 'none') return UNREAD
    return parseYaml(this.mask.content, this.effort === 'fast' ? { fallbackLimit: 0 } : {})
  }

  /** Lets go of all that can be read again. Values of it that somebody holds are not to be asked any more. */
  release(): void {
    this.#tree = undefined
    this.#patched = undefined
    this.#gaps = undefined
    this.#open = undefined
    this.#aliases = undefined
    this.#mappings = undefined
  }

  /** The same text where patches set these paths, so that what is there cannot be known from it. */
  patchedAt(paths: readonly PatchPath[]): YamlText {
    return new YamlText(this.content, this.dialect, this.mask, this.isPartial, this.effort, { text: this, paths })
  }

  /** The keys of a map of this text that patches set, whether it has them or not. */
  patchedKeys(map: Mapping): ReadonlySet<string> {
    return this.#patchedParts?.keys.get(map) ?? NO_KEYS
  }

  get #patchedParts(): Patched | undefined {
    if (this.#paths.length === 0) return undefined
    this.#patched ??= patchedIn(this, this.#paths)
    return this.#patched
  }

  get gaps(): Gaps {
    this.#gaps ??= new Gaps(this.mask, this.tree.errors)
    return this.#gaps
  }

  /** Whether a map or a list of this text may have entries that the text does not show. */
  isOpen(node: Node): boolean {
    if (this.isPartial) return true
    if (this.#patchedParts?.open.has(node)) return true
    if (this.gaps.isEmpty) return false
    this.#open ??= openCollections(this.tree.root, this.mask.content, this.gaps)
    return this.#open.has(node)
  }

  /** The aliases that stand for a node of this text. */
  aliasesOf(node: Node): readonly Alias[] {
    this.#aliases ??= aliasesByTarget(this.tree.root)
    return this.#aliases.get(node) ?? []
  }

  /** The aliases that stand for a node or for something in it. */
  aliasesInto({ start, end }: Node): readonly Alias[] {
    this.#aliases ??= aliasesByTarget(this.tree.root)
    return collect([...this.#aliases], ([node, aliases]) => (node.start >= start && node.end <= end ? aliases : []))
  }

  /** The pairs of a mapping of this text by their keys. */
  indexOf(mapping: Mapping): MapIndex {
    this.#mappings ??= new Map()
    const known = this.#mappings.get(mapping)
    if (known) return known
    const index = indexMapping(this, mapping)
    this.#mappings.set(mapping, index)
    return index
  }
}

/**
 * How a document is read, by how many stand before it: `fast` only as far as our own reader takes it, and `none` where it is
 * too short to be anything besides.
 */
type Effort = 'full' | 'fast' | 'none'

const UNREAD: Tree = { root: undefined, comments: [], errors: [], hasAliases: false }

const NO_KEYS: ReadonlySet<string> = new Set()
const NONE: readonly never[] = []

function unmasked(content: string): Masked {
  return { content, holes: NONE, regions: NONE }
}

export type YamlDocument = Document<YamlText>

/** Whether a document is YAML. */
export function isYamlDocument(document: Document): document is YamlDocument {
  return document.text instanceof YamlText
}

/** How many documents of a file may be read the slow way: it takes a tenth of a millisecond also for very small ones. */
const MOST_SLOW_DOCUMENTS = 200
/** How many documents of a file are read that are too short for a kind and an API version. Nobody writes so many. */
const MOST_TINY_DOCUMENTS = 1000
const SHORTEST_RESOURCE = 20

function effortFor(ordinal: number, content: string): Effort {
  if (ordinal >= MOST_TINY_DOCUMENTS && content.length < SHORTEST_RESOURCE) return 'none'
  return ordinal >= MOST_SLOW_DOCUMENTS ? 'fast' : 'full'
}

/**
 * Reads a file into its documents. Never fails.
 *
 * @param previous The documents of an older version of the same file. A part that has not changed keeps its text, and
 *   with it all that was computed from it, wherever in the file it now stands. Each text is kept at most once, so equal
 *   parts are still different texts.
 * @param isPartial Whether the file is a patch.
 */
export function readYaml(
  uri: string,
  content: string,
  dialect: Dialect,
  previous: readonly YamlDocument[] = [],
  isPartial = false,
): readonly YamlDocument[] {
  const kept = new Map<string, YamlText[]>()
  for (const { text } of previous) {
    if (text.isPartial !== isPartial) continue
    const equals = kept.get(text.content)
    if (equals) equals.push(text)
    else kept.set(text.content, [text])
  }
  const read = (masked: Masked): readonly YamlDocument[] =>
    readMasked(content, masked, (part, mask, start, ordinal) => {
      const effort = effortFor(ordinal, part)
      const same = takeSame(kept, part, mask, (text) => text.dialect === dialect && text.effort === effort)
      const text = same ?? new YamlText(part, dialect, mask, isPartial, effort)
      return { uri, ordinal, start, text }
    })
  const documents = read(maskTemplates(content))
  const mayRetry = documents.some(({ text }) => text.mask.regions.some(({ kind }) => kind === 'else') && isFaulty(text))
  if (!mayRetry) return documents
  const second = read(maskTemplates(content, { withoutElse: true }))
  return countFaulty(second) < countFaulty(documents) ? second : documents
}

function readMasked(
  content: string,
  masked: Masked,
  documentOf: (part: string, mask: Masked | undefined, start: number, ordinal: number) => YamlDocument,
): readonly YamlDocument[] {
  const spans = splitDocuments(masked.content)
  const masks = masked.holes.length > 0 ? masksOf(masked, spans) : undefined
  return spans.map(({ start, end }, ordinal) => documentOf(content.slice(start, end), masks?.[ordinal], start, ordinal))
}

/** A kept text that reads the same; it is taken, so that it is not given twice. */
function takeSame(
  kept: ReadonlyMap<string, YamlText[]>,
  content: string,
  mask: Masked | undefined,
  isFit: (text: YamlText) => boolean,
): YamlText | undefined {
  if (kept.size === 0) return undefined
  const equals = kept.get(content)
  const last = equals?.at(-1)
  return last && isFit(last) && isSameMask(last.mask, mask) ? equals?.pop() : undefined
}

function isSameMask(a: Masked, b: Masked | undefined): boolean {
  if (!b?.holes.length) return a.holes.length === 0
  return a.content === b.content && JSON.stringify([a.holes, a.regions]) === JSON.stringify([b.holes, b.regions])
}

/** The part of a file's mask that lies in each document, with offsets of that document. */
function masksOf(masked: Masked, spans: readonly Span[]): readonly Masked[] {
  const holes = byDocument(masked.holes, spans)
  const regions = byDocument(masked.regions, spans)
  return spans.map(({ start, end }, index) => ({
    content: masked.content.slice(start, end),
    holes: holes.get(index) ?? NONE,
    regions: regions.get(index) ?? NONE,
  }))
}

/**
 * What lies in each document, with offsets of that document. What covers a whole document says nothing about what is in
 * it, so it is noted where it begins and ends.
 */
function byDocument<T extends Span>(parts: readonly T[], spans: readonly Span[]): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>()
  for (const part of parts) {
    const first = indexAt(spans, part.start)
    const last = indexAt(spans, Math.max(part.start, part.end - 1))
    for (const index of first === last ? [first] : [first, last]) {
      const document = spans[index]!
      const start = Math.max(part.start, document.start) - document.start
      const clipped = { ...part, start, end: Math.min(part.end, document.end) - document.start }
      const others = found.get(index)
      if (others) others.push(clipped)
      else found.set(index, [clipped])
    }
  }
  return found
}

/** The index of the span that holds the offset; the spans follow one another without gaps. */
function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start <= offset) low = middle
    else high = middle
  }
  return low
}

const isFaulty = (text: YamlText): boolean => text.tree.errors.length > 0

function countFaulty(documents: readonly YamlDocument[]): number {
  return documents.filter(({ text }) => isFaulty(text)).length
}
