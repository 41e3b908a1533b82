import type { LabelSelector } from '../kubernetes/selector.ts'
import { type Entry, labelKey, labelKeysOf } from './entry.ts'

const NONE: ReadonlySet<Entry> = new Set()

/** The resources of one kind in one unit, by what they are asked for. */
export class Shelf {
  readonly #all = new Set<Entry>()
  readonly #byName = new Map<string, Set<Entry>>()
  readonly #byPodLabel = new Map<string, Set<Entry>>()
  readonly #byAccount = new Map<string, Set<Entry>>()
  /** Those whose pods may have labels that are not known. */
  readonly #open = new Set<Entry>()
  readonly #unnamed = new Set<Entry>()
  /** When a resource last came, went, or changed its facts. */
  movedAt = 0

  get all(): ReadonlySet<Entry> {
    return this.#all
  }

  get unnamed(): ReadonlySet<Entry> {
    return this.#unnamed
  }

  named(name: string): ReadonlySet<Entry> {
    return this.#byName.get(name) ?? NONE
  }

  /** Those whose pods run as a ServiceAccount of this name, and the bindings that have a subject of this name. */
  withAccount(name: string): ReadonlySet<Entry> {
    return this.#byAccount.get(name) ?? NONE
  }

  /** All whose pods a selector may select, and perhaps more: it looks at one label only. */
  maySelectPods(selector: LabelSelector): Iterable<Entry> {
    let fewest: ReadonlySet<Entry> | undefined
    for (const { key, operator, values } of selector) {
      if (operator !== 'In' || values.length !== 1) continue
      const some = this.#byPodLabel.get(labelKey(key, values[0]!)) ?? NONE
      if (!fewest || some.size < fewest.size) fewest = some
    }
    return fewest ? new Set([...fewest, ...this.#open]) : this.#all
  }

  add(entry: Entry): void {
    this.#all.add(entry)
    for (const set of this.#setsFor(entry)) set.add(entry)
  }

  remove(entry: Entry): void {
    this.#all.delete(entry)
    for (const set of this.#setsFor(entry)) set.delete(entry)
  }

  #setsFor(entry: Entry): readonly Set<Entry>[] {
    const { name, podLabels } = entry.facts
    const isOpen = podLabels.some(({ values, open }) => open || [...values.values()].includes(undefined))
    const labels = new Set(podLabels.flatMap(labelKeysOf))
    return [
      name === undefined ? this.#unnamed : setOf(this.#byName, name),
      ...(isOpen ? [this.#open] : []),
      ...[...labels].map((label) => setOf(this.#byPodLabel, label)),
      ...accountsIn(entry).map((account) => setOf(this.#byAccount, account)),
    ]
  }
}

function accountsIn({ facts: { podAccounts, binding } }: Entry): readonly string[] {
  const subjects = binding?.subjects.map(({ name }) => name) ?? []
  return [...podAccounts, ...subjects].flatMap((name) => name ?? [])
}

function setOf(sets: Map<string, Set<Entry>>, key: string): Set<Entry> {
  const known = sets.get(key) ?? new Set()
  sets.set(key, known)
  return known
}
