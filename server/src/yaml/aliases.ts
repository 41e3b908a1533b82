import type { Alias, Node } from './node.ts'

/** All aliases of a tree, by the node they stand for, in the order of the text. */
export function aliasesByTarget(root: Node | undefined): ReadonlyMap<Node, readonly Alias[]> {
  const aliases = new Map<Node, Alias[]>()
  const ahead: Node[] = root ? [root] : []
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.kind === 'alias' && node.target) {
      const others = aliases.get(node.target)
      if (others) others.push(node)
      else aliases.set(node.target, [node])
    } else if (node.kind === 'map') for (const { key, value } of node.pairs) ahead.push(key, value)
    else if (node.kind === 'seq') for (const item of node.items) ahead.push(item)
  }
  for (const same of aliases.values()) same.sort((a, b) => a.start - b.start)
  return aliases
}
