import { Composer, CST, type Document, isAlias, isMap, isScalar, isSeq, Lexer, type ParsedNode, Parser } from 'yaml'
import { scalarText } from '../../server/src/yaml/decode.ts'
import type { Alias, Mapping, Node, Pair, Sequence, Tree } from '../../server/src/yaml/node.ts'

/** What the `yaml` package says of a document. */
export interface Verdict {
  readonly errors: readonly string[]
  readonly documents: readonly Document.Parsed<ParsedNode>[]
}

/** What the `yaml` package makes of a content: the tree that our own reader has to agree with. */
export function askYaml(content: string): Verdict {
  const options = { schema: 'failsafe', uniqueKeys: false, resolveKnownTags: false, keepSourceTokens: true } as const
  const composer = new Composer(options)
  const documents = [...composer.compose(new Parser().parse(content))]
  const errors = [...documents.flatMap(({ errors }) => errors), ...composer.streamInfo().errors]
  return { errors: errors.map(({ message, pos }) => `${message} (${pos[0]})`), documents }
}

/**
 * Compares a tree that was read without errors with what the `yaml` package makes of the same content: the nodes, their
 * places, their texts, anchors and tags, and the comments.
 *
 * @returns The first difference.
 */
export function differenceFromYaml(content: string, tree: Tree): string | undefined {
  const { errors, documents } = askYaml(content)
  if (errors.length > 0) return `The package has an error: ${errors[0]}`
  if (documents.length > 1) return `The package sees ${documents.length} documents`
  const tokens = tokensOf(content)
  if (tree.comments.join() !== tokens.comments.join()) return `Comments at ${tree.comments}, not ${tokens.comments}`
  const contents = documents[0]?.contents
  if (!contents || isNothing(contents)) return tree.root && 'There is a tree, and no document'
  if (!tree.root) return 'There is a document, and no tree'
  const comparison = new Comparison(content, tokens.properties)
  const difference = comparison.compare(tree.root, contents, 'root')
  if (difference !== undefined) return difference
  if (comparison.hasAliases !== tree.hasAliases) return `hasAliases is ${tree.hasAliases}`
  return comparison.rest()
}

function isNothing(node: ParsedNode): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN' && !node.anchor && !node.tag
}

interface Property {
  readonly start: number
  readonly end: number
}

interface Tokens {
  readonly comments: readonly number[]
  readonly properties: readonly Property[]
}

/** Where the comments, anchors and tags are, straight from the lexer. */
function tokensOf(content: string): Tokens {
  const comments: number[] = []
  const properties: Property[] = []
  let start = 0
  let isScalar = false
  for (const source of new Lexer().lex(content)) {
    if (!isScalar && [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR].includes(source)) {
      isScalar = source === CST.SCALAR
      continue
    }
    const end = start + source.length
    if (!isScalar && source[0] === '#') comments.push(start, end)
    if (!isScalar && (source[0] === '&' || source[0] === '!')) properties.push({ start, end })
    isScalar = false
    start = end
  }
  return { comments, properties }
}

const styles: Readonly<Record<string, string>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

class Comparison {
  hasAliases = false
  readonly #content: string
  readonly #properties: readonly Property[]
  #nextProperty = 0
  readonly #anchors = new Map<string, Node>()

  constructor(content: string, properties: readonly Property[]) {
    this.#content = content
    this.#properties = properties
  }

  compare(ours: Node, theirs: ParsedNode, path: string): string | undefined {
    const [start] = theirs.range
    const end = endOf(theirs)
    if (ours.start !== start || ours.end !== end) return `${path} is at ${ours.start}–${ours.end}, not ${start}–${end}`
    if (ours.kind === 'alias') return this.#compareAlias(ours, theirs, path)
    if (isAlias(theirs)) return `${path} is no alias`
    const difference = this.#compareProperties(ours, theirs, path)
    if (difference !== undefined) return difference
    if (ours.kind === 'map') return this.#compareMappings(ours, theirs, path)
    if (ours.kind === 'seq') return this.#compareSequences(ours, theirs, path)
    if (!isScalar(theirs)) return `${path} is a scalar`
    if (ours.style !== styles[theirs.type ?? '']) return `${path} is ${ours.style}, not ${theirs.type}`
    const text = scalarText(this.#content, ours)
    if (text !== theirs.source) return `${path} is ${JSON.stringify(text)}, not ${JSON.stringify(theirs.source)}`
    return undefined
  }

  /** Whether anchors or tags are left that no node has. */
  rest(): string | undefined {
    const property = this.#properties[this.#nextProperty]
    return property && `The anchor or tag at ${property.start} is of no node`
  }

  #compareAlias(ours: Alias, theirs: ParsedNode, path: string): string | undefined {
    if (!isAlias(theirs)) return `${path} is an alias`
    if (ours.name !== theirs.source) return `${path} is *${ours.name}, not *${theirs.source}`
    const target = this.#anchors.get(ours.name)
    if (target) this.hasAliases = true
    return ours.target === target ? undefined : `${path} has another target`
  }

  #compareProperties(ours: Exclude<Node, Alias>, theirs: ParsedNode, path: string): string | undefined {
    const anchor = isAlias(theirs) ? undefined : theirs.anchor
    const properties = ours.properties
    if (properties?.anchor !== anchor) return `${path} has the anchor ${properties?.anchor}, not ${anchor}`
    const tag = properties?.tag && longTag(properties.tag, ours)
    if (tag !== theirs.tag) return `${path} has the tag ${tag}, not ${theirs.tag}`
    if (!properties) return undefined
    if (anchor !== undefined) this.#anchors.set(anchor, ours)
    const count = (anchor === undefined ? 0 : 1) + (tag === undefined ? 0 : 1)
    const start = this.#properties[this.#nextProperty]?.start
    this.#nextProperty += count
    const end = this.#properties[this.#nextProperty - 1]?.end
    if (properties.start === start && properties.end === end) return undefined
    return `${path} has its properties at ${properties.start}–${properties.end}, not ${start}–${end}`
  }

  #compareMappings(ours: Mapping, theirs: ParsedNode, path: string): string | undefined {
    if (!isMap(theirs)) return `${path} is a mapping`
    if (ours.flow !== (theirs.flow ?? false)) return `${path}.flow is ${ours.flow}`
    if (ours.pairs.length !== theirs.items.length) return `${path} has ${ours.pairs.length} entries`
    for (const [i, pair] of ours.pairs.entries()) {
      const { key, value, srcToken } = theirs.items[i]!
      const name = `${path}.${isScalar(key) ? key.source : '?'}`
      const keyDifference = this.compare(pair.key, key, `${name} (key)`)
      if (keyDifference !== undefined) return keyDifference
      const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? -1
      if (pair.colon !== colon) return `${name} has its colon at ${pair.colon}, not ${colon}`
      const explicit = srcToken?.start.some(({ type }) => type === 'explicit-key-ind') ?? false
      if (pair.explicit !== explicit) return `${name}.explicit is ${pair.explicit}`
      const difference = value ? this.compare(pair.value, value, name) : differenceFromNothing(pair, name)
      if (difference !== undefined) return difference
    }
    return undefined
  }

  #compareSequences(ours: Sequence, theirs: ParsedNode, path: string): string | undefined {
    if (!isSeq(theirs)) return `${path} is a sequence`
    if (ours.flow !== (theirs.flow ?? false)) return `${path}.flow is ${ours.flow}`
    if (ours.items.length !== theirs.items.length) return `${path} has ${ours.items.length} items`
    for (const [i, item] of ours.items.entries()) {
      const difference = this.compare(item, theirs.items[i]!, `${path}[${i}]`)
      if (difference !== undefined) return difference
    }
    return undefined
  }
}

/** A key without a colon has no value in the package; with us it has an empty one. */
function differenceFromNothing({ key, value }: Pair, path: string): string | undefined {
  const isEmpty = value.kind === 'scalar' && value.start === key.end && value.end === key.end && !value.properties
  return isEmpty ? undefined : `${path} has a value`
}

/**
 * The end of a node as it is with us. The package counts the rest of the last line and the comments below it as part of
 * a block collection; with us it ends with its last entry.
 */
function endOf(node: ParsedNode): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1)
    return last ? endOf(last.value ?? last.key) : node.range[0]
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1)
    return last ? endOf(last) : node.range[0]
  }
  return node.range[1]
}

function longTag(tag: string, { kind }: Node): string {
  if (tag === '!' && kind !== 'scalar') return `tag:yaml.org,2002:${kind}`
  if (tag.startsWith('!<')) return tag.slice(2, -1)
  return tag.startsWith('!!') ? `tag:yaml.org,2002:${tag.slice(2)}` : tag
}
