import type { Remove } from '../../../yaml/change.ts'
import type { Value } from '../../../yaml/value.ts'

/** Takes a value out; with it the map or list around it, where there is certainly nothing else in there. */
export function removeWhole(value: Value): Remove {
  const { parent } = value
  return (parent && holdsOne(parent) && !value.isMerged ? parent : value).remove()
}

function holdsOne({ node, isOpen }: Value): boolean {
  if (isOpen) return false
  if (node?.kind === 'map') return node.pairs.length === 1
  return node?.kind === 'seq' && node.items.length === 1
}
