import { type Facts, factsOf, placesOf } from '../kubernetes/facts.ts'
import type { Resource } from '../kubernetes/resource.ts'
import type { PartialLabels } from '../kubernetes/selector-partial.ts'
import type { Related, UnitResource } from '../rules/rule.ts'
import type { Location, Span } from '../text/document.ts'
import type { SetValue } from '../yaml/change.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Json } from '../yaml/json.ts'
import { pathTo, rootOf, type Step, type Value } from '../yaml/value.ts'

/**
 * A resource as others see it. It outlives the text that it was read from: while its facts stay the same, so does what
 * was found by looking at it, and only its places move.
 */
export class Entry implements UnitResource {
  readonly uri: string
  readonly facts: Facts
  /** Equal for equal facts. */
  readonly factsKey: string
  #text: YamlText
  /** From the root of the text. */
  #path: readonly Step[]
  #spans: ReadonlyMap<string, Span>

  constructor(uri: string, resource: Resource) {
    this.uri = uri
    this.facts = factsOf(resource)
    this.factsKey = keyOf(this.facts)
    this.#text = resource.value.text
    this.#path = pathTo(resource.value)
    this.#spans = placesOf(resource)
  }

  /** Points from now on at where another entry does, which has the same facts. */
  moveTo(other: Entry): void {
    this.#text = other.#text
    this.#path = other.#path
    this.#spans = other.#spans
  }

  related(message: string, label = ''): Related {
    const locationNow = (): Location => this.#location(label)
    return {
      message,
      get location() {
        return locationNow()
      },
    }
  }

  set(path: readonly string[], value: Json): SetValue {
    const placeNow = (): Value => rootOf(this.#text).get(...this.#path, ...path)
    return {
      kind: 'set',
      value,
      get at() {
        return placeNow()
      },
    }
  }

  #location(label: string): Location {
    const span = this.#spans.get(label) ?? this.#spans.get('') ?? { start: 0, end: 0 }
    return { text: this.#text, span }
  }
}

function keyOf(facts: Facts): string {
  return JSON.stringify(facts, (_, value) => (value instanceof Map ? [...value] : value))
}

/** The labels, each with its value, by which something can be looked up. */
export function labelKeysOf({ values }: PartialLabels): readonly string[] {
  return [...values].map(([name, value]) => labelKey(name, value ?? ''))
}

export function labelKey(name: string, value: string): string {
  return `${name}=${value}`
}
