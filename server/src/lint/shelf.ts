import type { Facts } from '../kubernetes/facts.ts'
import { keyOfNamespace, type Namespace } from '../kubernetes/namespace.ts'
import type { LabelSelector } from '../kubernetes/selector.ts'
import type { PartialLabels } from '../kubernetes/selector-partial.ts'
import { collect } from '../text/collect.ts'
import { type Entry, labelKey, labelKeysOf } from './entry.ts'

const NONE: ReadonlySet<Entry> = new Set()

/** The resources of one kind that say the same of their namespace. */
interface NamespaceGroup {
  readonly namespace: Namespace
  readonly members: Set<Entry>
  /** The members, as long as none comes or goes. */
  list: readonly Entry[] | undefined
}

/** The resources of one kind in one unit, by what they are asked for. */
export class Shelf {
  readonly #all = new Set<Entry>()
  readonly #byName = new Map<string, Set<Entry>>()
  readonly #byPodLabel = new Map<string, Set<Entry>>()
  readonly #byAccount = new Map<string, Set<Entry>>()
  /** Those whose pods may have labels that are not known. */
  readonly #open = new Set<Entry>()
  readonly #unnamed = new Set<Entry>()
  readonly #byNamespace = new Map<string, NamespaceGroup>()
  /** Those that select pods, by one of the labels that they ask for. */
  readonly #bySelectedLabel = new Map<string, Set<Entry>>()
  /** Those that select pods and ask for no label with a certain value. */
  readonly #selectingAny = new Set<Entry>()
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
    for (const { key, values } of selector.filter(isOneLabel)) {
      const some = this.#byPodLabel.get(labelKey(key, values[0]!)) ?? NONE
      if (!fewest || some.size < fewest.size) fewest = some
    }
    return fewest ? new Set([...fewest, ...this.#open]) : this.#all
  }

  /** All that may select pods with these labels, and perhaps more: it looks at one label only. */
  maySelect(labels: PartialLabels): Iterable<Entry> {
    if (isOpen(labels)) return this.#all
    const chosen = collect(labelKeysOf(labels), (label) => [...(this.#bySelectedLabel.get(label) ?? NONE)])
    return new Set([...chosen, ...this.#selectingAny])
  }

  /** All, by what they say of their namespace. */
  *namespaces(): Iterable<readonly [namespace: Namespace, entries: readonly Entry[]]> {
    for (const group of this.#byNamespace.values()) {
      group.list ??= [...group.members]
      yield [group.namespace, group.list]
    }
  }

  add(entry: Entry): void {
    this.#all.add(entry)
    for (const set of this.#setsFor(entry)) set.add(entry)
  }

  remove(entry: Entry): void {
    this.#all.delete(entry)
    for (const set of this.#setsFor(entry)) set.delete(entry)
  }

  #membersOf(namespace: Namespace): Set<Entry> {
    const key = keyOfNamespace(namespace)
    const group = this.#byNamespace.get(key) ?? { namespace, members: new Set(), list: undefined }
    this.#byNamespace.set(key, group)
    group.list = undefined
    return group.members
  }

  #selectingLike({ policy, service }: Facts): readonly Set<Entry>[] {
    const selector = (policy ?? service)?.pods
    if (selector === undefined || selector === 'none') return []
    const one = selector === 'unknown' ? undefined : selector.find(isOneLabel)
    return [one ? setOf(this.#bySelectedLabel, labelKey(one.key, one.values[0] ?? '')) : this.#selectingAny]
  }

  #setsFor(entry: Entry): readonly Set<Entry>[] {
    const { name, namespace, podLabels } = entry.facts
    const labels = new Set(collect(podLabels, labelKeysOf))
    return [
      name === undefined ? this.#unnamed : setOf(this.#byName, name),
      this.#membersOf(namespace),
      ...this.#selectingLike(entry.facts),
      ...(podLabels.some(isOpen) ? [this.#open] : []),
      ...[...labels].map((label) => setOf(this.#byPodLabel, label)),
      ...accountsIn(entry).map((account) => setOf(this.#byAccount, account)),
    ]
  }
}

function accountsIn({ facts: { podAccounts, binding } }: Entry): readonly string[] {
  const subjects = binding?.subjects.map(({ name }) => name) ?? []
  return collect([...podAccounts, ...subjects], (name) => name)
}

function setOf(sets: Map<string, Set<Entry>>, key: string): Set<Entry> {
  const known = sets.get(key) ?? new Set()
  sets.set(key, known)
  return known
}

/** Whether there may be more labels, or other values of them. */
function isOpen({ values, open }: PartialLabels): boolean {
  return open || [...values.values()].includes(undefined)
}

function isOneLabel({ operator, values }: LabelSelector[number]): boolean {
  return operator === 'In' && values.length === 1
}
