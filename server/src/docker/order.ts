/** The last of a list, which is in the order of `index`, that stands before an index. */
export function lastBefore<T extends { readonly index: number }>(
  list: readonly T[] | undefined,
  index: number,
): T | undefined {
  if (!list) return undefined
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.index ?? 0) < index) low = middle + 1
    else high = middle
  }
  return list[low - 1]
}

/** The things of a list by a name of each; those without one are left out. */
export function byName<T>(
  list: readonly T[],
  nameOf: (one: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const named = new Map<string, T[]>()
  for (const one of list) {
    const name = nameOf(one)
    if (name === undefined) continue
    const same = named.get(name)
    if (same) same.push(one)
    else named.set(name, [one])
  }
  return named
}
