import { equalJson, isJsonList, isJsonMap, type Json, type JsonMap } from './json.ts'

/**
 * What several changes want of one place, as one value.
 *
 * Most values are exact: the place is to be just that. A map that is made on the way to something in it, and a list that
 * something is appended to, **grow**: they are only what is wanted of them, and may get more.
 */
export class Growth {
  readonly #growing = new WeakSet<object>()

  /** Notes that a value may get more, and returns it. */
  grow<T extends Json & object>(value: T): T {
    this.#growing.add(value)
    return value
  }

  /** Both together; `undefined` when they contradict each other. What comes from both is sorted. */
  merge(a: Json, b: Json): Json | undefined {
    if (equalJson(a, b)) return this.#isExact(a) ? a : b
    if (this.#isExact(a)) return this.#isExact(b) || !includes(a, b) ? undefined : a
    if (this.#isExact(b)) return includes(b, a) ? b : undefined
    if (isJsonList(a) && isJsonList(b)) {
      const items = [...a, ...b.filter((item) => !a.some((other) => equalJson(other, item)))]
      return this.grow(items.sort(byText))
    }
    return isJsonMap(a) && isJsonMap(b) ? this.mergeMaps(a, b) : undefined
  }

  /** The same for two maps of which neither is exact. */
  mergeMaps(a: JsonMap, b: JsonMap): JsonMap | undefined {
    const merged = new Map(Object.entries(a))
    for (const [key, value] of Object.entries(b)) {
      const known = merged.get(key)
      const both = known === undefined ? value : this.merge(known, value)
      if (both === undefined) return undefined
      merged.set(key, both)
    }
    const isMixed = merged.size > Object.keys(a).length && merged.size > Object.keys(b).length
    return this.grow(Object.fromEntries(isMixed ? [...merged].sort(([x], [y]) => byText(x, y)) : merged))
  }

  #isExact(value: Json): boolean {
    return typeof value !== 'object' || value === null || !this.#growing.has(value)
  }
}

/** The order of what several changes add, so that it is the same in whichever order they are chosen. */
export function byText(a: Json, b: Json): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  if (x === y) return 0
  return x < y ? -1 : 1
}

/** Whether all of `part` is in `whole`. */
function includes(whole: Json, part: Json): boolean {
  if (isJsonMap(whole) && isJsonMap(part)) {
    return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && includes(whole[key]!, value))
  }
  if (isJsonList(whole) && isJsonList(part)) return part.every((item) => whole.some((other) => equalJson(other, item)))
  return equalJson(whole, part)
}
