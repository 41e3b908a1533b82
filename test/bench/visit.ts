import type { Content, Value } from '../../server/src/yaml/value.ts'

/** A value and all below it. Every alias is a value of its own, but what it stands for is gone into only once. */
export function* valuesOf(root: Value): Iterable<Value> {
  const ahead: Value[] = [root]
  const entered = new Set<Content>()
  for (let value = ahead.pop(); value; value = ahead.pop()) {
    yield value
    const { node } = value
    if (!node || node.kind === 'scalar' || entered.has(node)) continue
    entered.add(node)
    for (const item of value.items()) ahead.push(item)
    for (const [, entry] of value.entries()) ahead.push(entry)
  }
}

/** Asks a value all that rules ask. */
export function look({ isUnknown, isMissing, isOpen, scalar, location, sharedWith }: Value): void {
  const { start, end } = location.span
  const isConsistent = !isUnknown || (!isMissing && scalar === undefined)
  if (!isConsistent || isOpen === undefined || sharedWith === undefined || start > end) throw new Error('Broken value.')
}
