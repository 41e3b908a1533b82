import { collect } from '../text/collect.ts'
import { nearest, resembles } from '../text/resemblance.ts'
import type { YamlText } from './document.ts'
import type { Mapping, Node } from './node.ts'
import type { Value } from './value.ts'

/** The fields that maps of a kind may have, with the shapes of what is in them. A list has the shape of its items. */
export type Shape = ReadonlyMap<string, Shape | undefined>

/** More fields than this has no map that people write, so its misspellings are not looked for. */
const MOST_FIELDS = 200

/** Whether a map has another key that is probably meant to be this field. */
export function isMisspelt(text: YamlText, map: Mapping, field: string, shape: Shape): boolean {
  return shape.has(field) && strangersIn(text, map, shape).some((name) => resembles(name, field))
}

/** The keys of a map that are no fields of its shape, with the field that each is probably meant to be. */
export function misspellingsIn({ text, node, shape }: Value): readonly (readonly [key: string, field: string])[] {
  if (node?.kind !== 'map' || !shape) return []
  return collect(strangersIn(text, node, shape), (name) => {
    const field = nearest(name, shape.keys())
    return field === undefined ? [] : [[name, field] as const]
  })
}

/** All maps of a known shape at and below a value; one that aliases stand for is there once. */
export function shapedMapsIn(value: Value): readonly Value[] {
  const maps: Value[] = []
  const seen = new Set<Node>()
  const ahead = [value]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { node, shape } = next
    if (!node || !shape || seen.has(node)) continue
    seen.add(node)
    if (node.kind === 'map') maps.push(next)
    const below = node.kind === 'map' ? [...shape.keys()].map((field) => next.get(field)) : next.items()
    ahead.push(...below.filter((child) => child.shape && child.node))
  }
  return maps
}

/** The same map is asked for every field that it does not have. */
function strangersIn(text: YamlText, map: Mapping, shape: Shape): readonly string[] {
  const index = text.indexOf(map)
  if (index.strangers?.shape === shape) return index.strangers.names
  const names = index.own.size > MOST_FIELDS ? [] : [...index.own.keys()].filter((name) => !shape.has(name))
  index.strangers = { shape, names }
  return names
}
