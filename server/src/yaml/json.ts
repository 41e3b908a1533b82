/** What a YAML value means: what `JSON.parse` could return. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap

export interface JsonMap {
  readonly [key: string]: Json
}

export function isJsonMap(value: Json): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `Array.isArray` for a `Json`, whose lists are read-only. */
export function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** A map that holds a name as it is, also one like `__proto__`. */
export function jsonMap(entries: Iterable<readonly [string, Json]>): JsonMap {
  return Object.fromEntries(entries)
}

/** Whether both mean the same; the order of a map's keys does not matter. */
export function equalJson(a: Json, b: Json): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (isJsonList(a)) return isJsonList(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i]!))
  if (isJsonList(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && equalJson((a as JsonMap)[key]!, b[key]!))
}
