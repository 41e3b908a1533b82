import { lineBreakOf } from '../text/document.ts'
import type { YamlText } from './document.ts'
import { columnOf } from './gaps.ts'
import type { Node, Scalar } from './node.ts'
import { leafOf } from './slot.ts'
import type { Quote } from './write-scalar.ts'

/** How a text is written, so that what is added looks the same. */
export interface Style {
  readonly lineBreak: '\n' | '\r\n'
  /** How much further right the entries of a map in a map stand. */
  readonly step: number
  /** How much further right the `-` of a list in a map stands than its key. */
  readonly listStep: number
  readonly quote: Quote
  /** Whether it ends in a block scalar without a line break, to which a following line would belong. */
  readonly endsInOpenScalar: boolean
}

const SAMPLE = 400

/** The style that most of the first few hundred nodes of a text have. */
export function styleOf({ content, tree: { root } }: YamlText): Style {
  const steps = new Map<number, number>()
  const listSteps = new Map<number, number>()
  const quotes = { single: 0, double: 0 }
  const ahead: Node[] = root ? [root] : []
  for (let count = 0; count < SAMPLE && count < ahead.length; count++) {
    const node = ahead[count]!
    if (node.kind === 'scalar') countQuote(quotes, node)
    if (node.kind === 'seq') ahead.push(...node.items.slice(0, SAMPLE))
    if (node.kind !== 'map') continue
    for (const { key, value } of node.pairs.slice(0, SAMPLE)) {
      ahead.push(value)
      if (node.flow || (value.kind !== 'map' && value.kind !== 'seq') || value.flow) continue
      const step = columnOf(content, value.start) - columnOf(content, key.start)
      const counts = value.kind === 'map' ? steps : listSteps
      counts.set(step, (counts.get(step) ?? 0) + 1)
    }
  }
  const step = mostFrequent(steps) ?? 2
  return {
    lineBreak: lineBreakOf(content),
    step,
    listStep: mostFrequent(listSteps) ?? step,
    quote: quotes.single > quotes.double ? 'single' : 'double',
    endsInOpenScalar: root !== undefined && isBlockScalar(leafOf(root)) && !content.endsWith('\n'),
  }
}

export function isBlockScalar(node: Node): node is Scalar {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

function countQuote(quotes: Record<Quote, number>, { style }: Scalar): void {
  if (style === 'single' || style === 'double') quotes[style]++
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
