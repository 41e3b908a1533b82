import type { Value } from '../../server/src/yaml/value.ts'

/** Looks at a value and at all below it, as rules do: a value at a time, by its path. At most so many values. */
export function visit(root: Value, most = Number.POSITIVE_INFINITY): number {
  const ahead: Value[] = [root]
  let seen = 0
  for (let value = ahead.pop(); value && seen < most; value = ahead.pop()) {
    seen++
    look(value)
    for (const item of value.items()) ahead.push(item)
    for (const [, entry] of value.entries()) ahead.push(entry)
  }
  return seen
}

function look(value: Value): void {
  const { isUnknown, isMissing, isOpen, scalar, location, sharedWith } = value
  if (isUnknown && (isMissing || scalar !== undefined)) throw new Error('Nothing is known of an unknown value.')
  if (location.span.start > location.span.end || isOpen === undefined || !sharedWith) throw new Error('A broken value.')
}
