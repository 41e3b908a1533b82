import type { Span } from '../text/document.ts'
import type { YamlText } from './document.ts'
import { nameOf } from './mapping.ts'
import type { Mapping, Node } from './node.ts'

/** A key that its map has already. Readers that take it at all take the last one. */
export interface DuplicateKey {
  readonly name: string
  readonly first: Span
  /** A later one; of three there are two entries, with the same `first`. */
  readonly again: Span
}

/** All keys that stand in their map more than once, in the order of the text. What a template may leave out is no duplicate. */
export function duplicateKeys(text: YamlText): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = []
  const few = new FewNodes()
  const ahead: Node[] = text.tree.root ? [text.tree.root] : []
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.kind === 'map') {
      addDuplicatesIn(text, node, duplicates, node.pairs.length > FEW ? new Map<string, Node>() : few)
      for (const { key, value } of node.pairs) ahead.push(key, value)
    } else if (node.kind === 'seq') for (const item of node.items) ahead.push(item)
  }
  return duplicates.sort((a, b) => a.again.start - b.again.start)
}

/** @param firsts Where the keys are kept meanwhile. */
function addDuplicatesIn(text: YamlText, map: Mapping, duplicates: DuplicateKey[], firsts: Firsts): void {
  if (map.pairs.length < 2) return
  firsts.clear()
  for (const { key } of map.pairs) {
    const name = nameOf(text, key)
    if (name === undefined || text.gaps.isConditional(key.start, map.start, map.end)) continue
    const first = firsts.get(name)
    if (first) duplicates.push({ name, first: spanOf(first), again: spanOf(key) })
    else firsts.set(name, key)
  }
}

interface Firsts {
  get(name: string): Node | undefined
  set(name: string, node: Node): void
  clear(): void
}

/** In a map with no more keys than this it is faster to compare each with all before it. */
const FEW = 8

/** Some nodes by their names, as a `Map` has them. */
class FewNodes implements Firsts {
  readonly #names: string[] = []
  readonly #nodes: Node[] = []

  get(name: string): Node | undefined {
    const index = this.#names.indexOf(name)
    return index === -1 ? undefined : this.#nodes[index]
  }

  set(name: string, node: Node): void {
    this.#names.push(name)
    this.#nodes.push(node)
  }

  clear(): void {
    this.#names.length = 0
    this.#nodes.length = 0
  }
}

function spanOf({ start, end }: Node): Span {
  return { start, end }
}
