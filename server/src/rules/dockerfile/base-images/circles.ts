import { collect } from '../../../text/collect.ts'
/** An arrow of a graph. */
export interface Edge<Node> {
  readonly from: Node
  readonly to: Node
}

/**
 * The nodes that lie on a circle, or on a way between two: what is left when those without an arrow away from them, or
 * towards them, are taken away again and again. In linear time.
 */
export function withoutEnds<Node>(edges: readonly Edge<Node>[]): ReadonlySet<Node> {
  const left = new Set(collect(edges, ({ from, to }) => [from, to]))
  trim(left, edges)
  trim(
    left,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  )
  return left
}

/** Takes away what has no arrow to anything that is left. */
function trim<Node>(left: Set<Node>, edges: readonly Edge<Node>[]): void {
  const counts = new Map<Node, number>()
  const sources = new Map<Node, Node[]>()
  for (const { from, to } of edges) {
    counts.set(from, (counts.get(from) ?? 0) + 1)
    const list = sources.get(to)
    if (list) list.push(from)
    else sources.set(to, [from])
  }
  const open = [...left].filter((node) => !counts.get(node))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    left.delete(node)
    for (const source of sources.get(node) ?? []) {
      const count = (counts.get(source) ?? 0) - 1
      counts.set(source, count)
      if (count === 0) open.push(source)
    }
  }
}
