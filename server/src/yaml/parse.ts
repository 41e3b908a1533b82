import {
  Composer,
  CST,
  type Document,
  isAlias,
  isMap,
  isSeq,
  Lexer,
  type Alias as ParsedAlias,
  type ParsedNode,
  type Pair as ParsedPair,
  type Scalar as ParsedScalar,
  Parser,
  type YAMLError,
} from 'yaml'
import {
  Alias,
  type BlockScalar,
  Mapping,
  type Node,
  Pair,
  type Properties,
  Scalar,
  type ScalarStyle,
  Sequence,
  type Tree,
} from './node.ts'
import { describeError } from './parse-error.ts'
import { readDocument } from './read.ts'

/** What the `yaml` package is given at most: it takes some microseconds for each token, and the stack for each level. */
const maxLength = 64 * 1024
const maxTokens = 16_000
const maxDepth = 200

const maxErrors = 20

/**
 * The tree of one document, with its errors as data. Never throws.
 *
 * What our own reader declines is given to the `yaml` package, if it is small enough. A tree can have both a root and
 * errors; where a document is not read, it has no root and an error of the kind `unread`.
 *
 * @param options.fallbackLimit The longest content that the package is given.
 */
export function parseYaml(content: string, options: { readonly fallbackLimit?: number } = {}): Tree {
  const read = readDocument(content)
  if (!('declined' in read)) return read
  const parsed = content.length <= (options.fallbackLimit ?? maxLength) ? parseSlowly(content) : undefined
  if (parsed) return parsed
  const message = 'The document, or the file it is in, is too large or nested too deep to be read from here on.'
  const error = { start: read.at, end: read.at, kind: 'unread', message } as const
  return { root: undefined, comments: [], errors: [error], hasAliases: false }
}

/** What the `yaml` package makes of a document; nothing when that is too much for it. */
function parseSlowly(content: string): Tree | undefined {
  const { stackTraceLimit } = Error
  // The package makes an `Error` of each mistake. Nobody looks at their stack traces, which take nine tenths of its time.
  Error.stackTraceLimit = 0
  try {
    // The package forgets the indentation of the line behind a byte order mark. An empty line is nothing, too.
    const parsed = compose(content.replace(/^\ufeff/, '\n'))
    return parsed && treeOf(parsed, content)
  } catch {
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function treeOf({ document, errors, second, comments, properties }: Parsed, content: string): Tree {
  const conversion: Conversion = { content, properties, nextProperty: 0, anchors: new Map(), hasAliases: false }
  const root = document?.contents ? convert(document.contents, conversion) : undefined
  const isEmpty = root?.kind === 'scalar' && root.start === root.end && !root.properties
  const described = firstOfEachPlace(errors).map((error) => describeError(error, content.length))
  if (second !== undefined) {
    const message = 'A second document begins here, and is not read.'
    described.push({ start: second, end: second, kind: 'unread', message })
  }
  return { root: isEmpty ? undefined : root, comments, errors: described, hasAliases: conversion.hasAliases }
}

/** One mistake often has several errors at one place, of which the first says it best. */
function firstOfEachPlace(errors: readonly YAMLError[]): readonly YAMLError[] {
  const ordered = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  return ordered.filter(({ pos }, i) => pos[0] !== ordered[i - 1]?.pos[0]).slice(0, maxErrors)
}

interface Parsed {
  readonly document: Document.Parsed<ParsedNode> | undefined
  readonly errors: readonly YAMLError[]
  /** Where a second document begins. */
  readonly second: number | undefined
  readonly comments: readonly number[]
  /** The anchors and tags, in order. */
  readonly properties: readonly Property[]
}

interface Property {
  readonly offset: number
  /** With its `&` or `!`. */
  readonly source: string
}

function compose(content: string): Parsed | undefined {
  const parser = new Parser()
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    resolveKnownTags: false,
    keepSourceTokens: true,
  })
  const documents: Document.Parsed<ParsedNode>[] = []
  const starts: number[] = []
  const comments: number[] = []
  const properties: Property[] = []
  const take = (token: CST.Token): void => {
    if (token.type === 'document') starts.push(token.offset)
    for (const document of composer.next(token)) documents.push(document)
  }
  let isScalarNext = false
  let tokens = 0
  for (const source of new Lexer().lex(content)) {
    const { offset } = parser
    const first: string | undefined = isScalarNext ? '' : source[0]
    if (first === '#') comments.push(offset, offset + source.length)
    if (first === '&' || first === '!') properties.push({ offset, source })
    isScalarNext = first !== '' && CST.tokenType(source) === 'scalar'
    for (const token of parser.next(source)) take(token)
    tokens++
    if (tokens > maxTokens || parser.stack.length > maxDepth) return undefined
    if (starts.length > 1) break
  }
  for (const token of parser.end()) take(token)
  for (const document of composer.end()) documents.push(document)
  const document = documents[0]
  const { errors } = document ?? composer.streamInfo()
  return { document, errors, second: starts[1], comments, properties }
}

/** What is carried along while the nodes of the package are turned into ours, in the order of the document. */
interface Conversion {
  readonly content: string
  readonly properties: readonly Property[]
  nextProperty: number
  readonly anchors: Map<string, Exclude<Node, Alias>>
  hasAliases: boolean
}

function convert(parsed: ParsedNode, conversion: Conversion): Node {
  const [start, end] = parsed.range
  if (isAlias(parsed)) {
    const target = conversion.anchors.get(parsed.source)
    if (target) conversion.hasAliases = true
    return new Alias(start, end, parsed.source, target)
  }
  if (isMap(parsed)) {
    const mapping = new Mapping(start, parsed.flow === true)
    begin(mapping, parsed, conversion)
    mapping.pairs = parsed.items.map((pair) => convertPair(pair, conversion))
    mapping.end = mapping.flow ? end : (mapping.pairs.at(-1)?.value.end ?? start)
    return mapping
  }
  if (isSeq(parsed)) {
    const sequence = new Sequence(start, parsed.flow === true)
    begin(sequence, parsed, conversion)
    sequence.items = parsed.items.map((item) => convert(item, conversion))
    sequence.end = sequence.flow ? end : (sequence.items.at(-1)?.end ?? start)
    return sequence
  }
  const style = styles[parsed.type ?? 'PLAIN']
  const scalar = new Scalar(start, end, style, blockOf(parsed, conversion.content))
  begin(scalar, parsed, conversion)
  return scalar
}

const styles: Readonly<Record<ParsedScalar.Type, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function convertPair(parsed: ParsedPair<ParsedNode, ParsedNode | null>, conversion: Conversion): Pair {
  const key = convert(parsed.key, conversion)
  const value = parsed.value ? convert(parsed.value, conversion) : new Scalar(key.end, key.end, 'plain')
  const colon = parsed.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  const explicit = parsed.srcToken?.start.some(({ type }) => type === 'explicit-key-ind') ?? false
  return new Pair(key, colon?.offset ?? -1, value, explicit)
}

/** Gives a node its properties. From here on aliases may mean it. */
function begin(node: Exclude<Node, Alias>, parsed: Exclude<ParsedNode, ParsedAlias>, conversion: Conversion): void {
  const { anchor } = parsed
  if (anchor === undefined && parsed.tag === undefined) return
  node.properties = propertiesOf(node, anchor, parsed.tag !== undefined, conversion)
  if (anchor !== undefined) conversion.anchors.set(anchor, node)
}

/** Anchors and tags stand in the text in the order of their nodes, so each is looked at once. */
function propertiesOf(node: Node, anchor: string | undefined, hasTag: boolean, conversion: Conversion): Properties {
  let anchored: Property | undefined
  let tagged: Property | undefined
  while (conversion.nextProperty < conversion.properties.length) {
    if ((anchor === undefined || anchored) && (!hasTag || tagged)) break
    const property = conversion.properties[conversion.nextProperty]!
    if (property.offset > node.start) break
    conversion.nextProperty++
    if (property.source[0] === '!' && hasTag) tagged ??= property
    if (property.source === `&${anchor}`) anchored ??= property
  }
  const ends = [anchored, tagged].filter((property) => property !== undefined)
  return {
    start: Math.min(node.start, ...ends.map(({ offset }) => offset)),
    end: Math.max(...ends.map(({ offset, source }) => offset + source.length)),
    ...(anchor === undefined ? {} : { anchor }),
    ...(tagged ? { tag: tagged.source } : {}),
  }
}

function blockOf({ srcToken, range }: ParsedScalar.Parsed, content: string): BlockScalar | undefined {
  if (srcToken?.type !== 'block-scalar') return undefined
  const [start, end] = range
  const body = end - srcToken.source.length
  const [, indicators = ''] = /^[|>]([-+\d]*)/.exec(content.slice(start, body)) ?? []
  const [digit] = /[1-9]/.exec(indicators) ?? []
  const [chomp = ''] = /[-+]/.exec(indicators) ?? []
  const firstIndent = indentOfFirstLine(srcToken.source)
  const indent = firstIndent !== undefined && digit ? srcToken.indent + Number(digit) : (firstIndent ?? 0)
  return { body, indent, chomp: chomps[chomp] ?? 'clip' }
}

const chomps: Readonly<Record<string, BlockScalar['chomp']>> = { '-': 'strip', '+': 'keep' }

/** How many spaces begin the first line that is not empty. */
function indentOfFirstLine(source: string): number | undefined {
  for (const line of source.split('\n')) {
    const indent = line.search(/[^ ]/)
    if (indent !== -1 && line.slice(indent) !== '\r') return indent
  }
  return undefined
}
