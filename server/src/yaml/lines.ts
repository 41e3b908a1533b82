import { collect } from '../text/collect.ts'
import { isJsonList, isJsonMap, type Json, type JsonMap } from './json.ts'
import { type Place, type Quote, writeKey, writeScalar } from './write-scalar.ts'

/** How new block lines are laid out. */
export interface Layout {
  readonly step: number
  readonly listStep: number
  readonly quote: Quote
}

/** How a new flow value is laid out. */
export interface FlowLayout {
  readonly place: Exclude<Place, 'block'>
  readonly quote: Quote
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly padded: boolean
  /** `{"a":1}` rather than `{"a": 1}`. */
  readonly tight: boolean
}

/** The lines of the entries of a block map whose keys stand at `column`, their indentation included. */
export function mapLines(map: JsonMap, column: number, layout: Layout): string[] {
  const pad = ' '.repeat(column)
  return collect(Object.entries(map), ([key, value]) => {
    const head = `${pad}${writeKey(key, 'block', layout.quote)}:`
    if (!isNested(value)) return [`${head} ${inlineText(value, layout)}`]
    return [head, ...nestedLines(value, column, layout)]
  })
}

/** The lines of a map or a list that is the value of a key at `column`. */
export function nestedLines(value: Json, column: number, layout: Layout): string[] {
  if (isJsonList(value)) return listLines(value, column + layout.listStep, layout)
  return isJsonMap(value) ? mapLines(value, column + layout.step, layout) : []
}

/** The lines of a block list whose `-` stand at `column`. */
export function listLines(items: readonly Json[], column: number, layout: Layout): string[] {
  return collect(items, (item) => {
    const [first = '', ...others] = itemLines(item, column + 2, layout)
    return [`${' '.repeat(column)}- ${first.trimStart()}`, ...others]
  })
}

/** The lines of an item whose text begins at `column`, after its `- `. */
export function itemLines(item: Json, column: number, layout: Layout): string[] {
  if (!isNested(item)) return [' '.repeat(column) + inlineText(item, layout)]
  return isJsonList(item) ? listLines(item, column, layout) : nestedLines(item, column - layout.step, layout)
}

/** Whether a value takes lines of its own in a block: a map or a list that has something. */
export function isNested(value: Json): boolean {
  if (isJsonList(value)) return value.length > 0
  return isJsonMap(value) && Object.keys(value).length > 0
}

/** A value on one line, where the text around it is a block. */
export function inlineText(value: Json, { quote }: { readonly quote: Quote }): string {
  if (isJsonList(value) || isJsonMap(value))
    return flowText(value, { place: 'flow', quote, padded: true, tight: false })
  return writeScalar(value, 'block', quote)
}

/** A value on one line, as it can stand within `{ }` and `[ ]`. */
export function flowText(value: Json, layout: FlowLayout): string {
  const { place, quote, padded, tight } = layout
  const comma = tight ? ',' : ', '
  if (isJsonList(value)) return `[${value.map((item) => flowText(item, layout)).join(comma)}]`
  if (!isJsonMap(value)) return writeScalar(value, place, quote)
  const pad = padded && Object.keys(value).length > 0 ? ' ' : ''
  return `{${pad}${flowEntries(value, layout).join(comma)}${pad}}`
}

/** The entries of a flow map, without the commas between them. */
export function flowEntries(map: JsonMap, layout: FlowLayout): string[] {
  const colon = layout.tight ? ':' : ': '
  return Object.entries(map).map(
    ([key, value]) => `${writeKey(key, layout.place, layout.quote)}${colon}${flowText(value, layout)}`,
  )
}
