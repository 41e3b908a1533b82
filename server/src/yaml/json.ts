import type { Mapping, Sequence } from './node.ts'
import type { Value } from './value.ts'
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

const MOST_VALUES = 100_000
/** With aliases a short text can mean a lot. No real one means a value for every few of its characters. */
const FEW_VALUES = 1000
const CHARACTERS_A_VALUE = 4
const DEEPEST = 1000

/** All that is at a place; `undefined` when any of it is missing or not known, or when aliases make it endless or huge. */
export function jsonOf(value: Value): Json | undefined {
  const { tree, content } = value.text
  const fewer = FEW_VALUES + content.length / CHARACTERS_A_VALUE
  return toJson(value, { left: tree.hasAliases ? Math.min(MOST_VALUES, fewer) : MOST_VALUES })
}

function toJson(value: Value, budget: { left: number }, depth = 0): Json | undefined {
  const { node } = value
  // Paid before they are made: behind an alias of what is around it there are as many again, and again.
  budget.left -= node && node.kind !== 'scalar' ? 1 + sizeOf(node) : 1
  if (budget.left < 0 || depth > DEEPEST || value.isUnknown || value.isOpen) return undefined
  if (node?.kind === 'seq') {
    const items: Json[] = []
    for (const item of value.items()) {
      const json = item.isConditional ? undefined : toJson(item, budget, depth + 1)
      if (json === undefined) return undefined
      items.push(json)
    }
    return items
  }
  if (node?.kind !== 'map') return value.scalar
  const entries: [string, Json][] = []
  for (const [name, entry] of value.entries()) {
    const json = toJson(entry, budget, depth + 1)
    if (json === undefined) return undefined
    entries.push([name, json])
  }
  // Not by assignment: a key may be `__proto__`.
  return Object.fromEntries(entries)
}

function sizeOf(node: Mapping | Sequence): number {
  return node.kind === 'map' ? node.pairs.length : node.items.length
}
