import type { Located } from '../../../text/document.ts'
import type { Holder } from './holder.ts'

/** Where a security context says something or lacks it; the pod or the container itself where it has none. */
export function placeInContext(holder: Holder, ...path: readonly string[]): Located {
  const context = holder.get('securityContext')
  return context.isMissing ? holder : context.get(...path)
}
