import type { Location } from '../text/document.ts'
import type { Change } from './change.ts'

/** The anchors and aliases at which a change also changes something, because they stand for the place that it names. */
export function placesChangedWith(change: Change): readonly Location[] {
  if (!('at' in change)) return []
  const { at } = change
  // A scalar that came through `<<` is overridden in the map itself.
  const isLocal = change.kind === 'set' && at.isMerged && at.node?.kind === 'scalar'
  return isLocal ? (at.parent?.sharedWith ?? []) : at.sharedWith
}
