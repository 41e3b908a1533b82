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
  const ahead: Node[] = text.tree.root ? [text.tree.root] : []
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (node.kind === 'map') {
      for (const duplicate of duplicatesIn(text, node)) duplicates.push(duplicate)
      for (const { key, value } of node.pairs) ahead.push(key, value)
    } else if (node.kind === 'seq') for (const item of node.items) ahead.push(item)
  }
  return duplicates.sort((a, b) => a.again.start - b.again.start)
}

function duplicatesIn(text: YamlText, map: Mapping): DuplicateKey[] {
  const firsts = new Map<string, Span>()
  const duplicates: DuplicateKey[] = []
  for (const { key } of map.pairs) {
    const name = nameOf(text, key)
    if (name === undefined || text.gaps.isConditional(key.start, map.start, map.end)) continue
    const span = { start: key.start, end: key.end }
    const first = firsts.get(name)
    if (first) duplicates.push({ name, first, again: span })
    else firsts.set(name, span)
  }
  return duplicates
}
