import type { Change } from '../../server/src/yaml/change.ts'
import { equalJson, type Json } from '../../server/src/yaml/json.ts'
import type { Step, Value } from '../../server/src/yaml/value.ts'
import { pick, type Random } from './random.ts'

/** A change by the path of its place, so that it can be asked for in any version of a document, and applied to plain JSON. */
export type Wish =
  | { readonly kind: 'set'; readonly path: readonly Step[]; readonly value: Json }
  | { readonly kind: 'remove'; readonly path: readonly Step[] }
  | { readonly kind: 'rename'; readonly path: readonly Step[]; readonly key: string }
  | { readonly kind: 'append'; readonly path: readonly Step[]; readonly items: readonly Json[] }

const SCALARS: readonly Json[] = [true, false, 0, 1000, 'ALL', 'yes', '0644', 'a: b', '# no', '', "it's", 'x\ny', 1.5]
const VALUES: readonly Json[] = [
  ...SCALARS,
  { type: 'RuntimeDefault' },
  ['ALL', 'no'],
  {},
  [],
  [{ name: 'tmp', emptyDir: {} }, 'x'],
  { limits: { memory: '128Mi', cpu: 1 }, list: [{ a: [1] }] },
]
/** Nothing that is set as well. */
const ITEMS: readonly Json[] = ['added', '-', { name: 'cache', emptyDir: {} }, ['a', ['b']], 'p: q', [[]]]
const NEW_KEYS = ['securityContext', 'privileged', 'a/b.c', 'yes', 'x y']

/** The change that a wish is in this version of the document. */
export function changeOf(root: Value, wish: Wish): Change {
  const at = root.get(...wish.path)
  if (wish.kind === 'set') return at.set(wish.value)
  if (wish.kind === 'append') return at.append(...wish.items)
  return wish.kind === 'rename' ? at.rename(wish.key) : at.remove()
}

/** The paths of all that a document holds, but not more than `most`. */
export function pathsOf(json: Json, most: number): readonly (readonly Step[])[] {
  const paths: (readonly Step[])[] = []
  const ahead: { readonly value: Json; readonly path: readonly Step[] }[] = [{ value: json, path: [] }]
  for (const { value, path } of ahead) {
    if (paths.length >= most) break
    if (path.length > 0) paths.push(path)
    if (typeof value !== 'object' || value === null) continue
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value)
    for (const key of keys) ahead.push({ value: (value as Record<Step, Json>)[key]!, path: [...path, key] })
  }
  return paths
}

/** A random wish that makes sense at a random place of the document. */
export function randomWish(random: Random, json: Json, paths: readonly (readonly Step[])[]): Wish {
  const path = pick(paths, random)
  const value = at(json, path)
  const kind = random(10)
  if (kind === 0) return { kind: 'remove', path }
  if (kind === 1 && typeof path.at(-1) === 'string') return { kind: 'rename', path, key: pick(NEW_KEYS, random) }
  if (Array.isArray(value)) return { kind: 'append', path, items: [pick(ITEMS, random)] }
  if (typeof value === 'object' && value !== null) {
    const below = [...path, pick(NEW_KEYS, random), ...(random(2) ? [pick(NEW_KEYS, random)] : [])]
    if (random(4) === 0) return { kind: 'append', path: below, items: [pick(ITEMS, random)] }
    return { kind: 'set', path: below, value: pick(VALUES, random) }
  }
  return { kind: 'set', path, value: pick(VALUES, random) }
}

function at(json: Json, path: readonly Step[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    return (value as Record<Step, Json>)[step]
  }, json)
}

type Mutable = Json[] | Record<Step, Json>

/**
 * What the document means after the wishes. All name places of the document as it was, so indices are those from before,
 * and items are taken out at the end.
 */
export function fulfil(json: Json, wishes: readonly Wish[]): Json {
  const whole = { root: structuredClone(json) } as Record<Step, Json> // Wrapped so that every place has a parent.
  const gone = new Set<Json>()
  for (const wish of wishes.filter(({ kind }) => kind !== 'rename' && kind !== 'remove')) setOrAppend(whole, wish)
  for (const wish of wishes.filter(({ kind }) => kind === 'remove')) takeOut(whole, wish.path, gone)
  const renamed = wishes.filter((wish) => wish.kind === 'rename').sort((a, b) => b.path.length - a.path.length)
  for (const { path, key } of renamed) {
    const parent = at(whole, ['root', ...path.slice(0, -1)]) as Record<Step, Json> | undefined // Only maps have keys to rename.
    const old = path.at(-1)!
    if (!parent || old === key || !Object.hasOwn(parent, old)) continue
    parent[key] = parent[old]!
    delete parent[old]
  }
  return sweep(whole.root!, gone)
}

const GONE = { gone: true }

function setOrAppend(whole: Record<Step, Json>, wish: Wish): void {
  const path: readonly Step[] = ['root', ...wish.path]
  let parent = whole as Mutable
  for (const step of path.slice(0, -1)) {
    const slots = parent as Record<Step, Json> // An index reads an array as well.
    slots[step] ??= {}
    parent = slots[step] as Mutable
  }
  const slots = parent as Record<Step, Json>
  const last = path.at(-1)!
  const old = slots[last]
  if (wish.kind === 'append') {
    const items = Array.isArray(old) ? old : []
    slots[last] = items
    for (const item of wish.items) if (!items.some((other) => equalJson(other, item))) items.push(structuredClone(item))
  } else if (wish.kind === 'set') slots[last] = structuredClone(wish.value)
}

function takeOut(whole: Record<Step, Json>, path: readonly Step[], gone: Set<Json>): void {
  const parent = at(whole, ['root', ...path.slice(0, -1)])
  if (typeof parent !== 'object' || parent === null) return
  const mark = { ...GONE }
  gone.add(mark)
  ;(parent as Record<Step, Json>)[path.at(-1)!] = mark
}

function sweep(json: Json, gone: ReadonlySet<Json>): Json {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.filter((item) => !gone.has(item)).map((item) => sweep(item, gone))
  const kept = Object.entries(json).filter(([, value]) => !gone.has(value))
  return Object.fromEntries(kept.map(([key, value]) => [key, sweep(value, gone)]))
}
