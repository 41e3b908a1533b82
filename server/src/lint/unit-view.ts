import { isSameNamespace, type Namespace, namespaceOf } from '../kubernetes/namespace.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { LabelSelector } from '../kubernetes/selector.ts'
import { matchPartialLabels } from '../kubernetes/selector-partial.ts'
import type { Lookup, Selected, UnitIndex } from '../rules/rule.ts'
import type { Entry } from './entry.ts'
import type { Shelf, Shelves } from './shelf.ts'

/** What can be seen from one file: its units, and those that include them. */
export interface Surroundings {
  readonly uri: string
  /** Whether all files of them have been taken in. */
  readonly isRead: boolean
  /** Whether nothing is missing from them. */
  readonly isWhole: boolean
  readonly units: readonly Shelves[]
  /** The namespace that deploying sets for everything. */
  readonly namespace: Namespace | undefined
}

const UNKNOWN: Lookup = { kind: 'unknown' }

/** What one rule may look up from a file. */
export function unitIndexFor(
  { uri, isWhole, units, namespace: set }: Surroundings,
  reads: readonly GroupKind[],
): UnitIndex {
  const shelvesOf = (groupKind: GroupKind): readonly Shelf[] => {
    if (!reads.includes(groupKind)) throw new Error(`The rule does not say that it reads ${groupKind}.`)
    return units.flatMap((unit) => unit.get(groupKind) ?? [])
  }
  return {
    isWhole,
    namespaceOf: (resource) => set ?? ('facts' in resource ? resource.facts.namespace : namespaceOf(resource)),
    resources: (groupKind) => shelvesOf(groupKind).flatMap(({ all }) => [...all]),
    withAccount: (groupKind, names) => [
      ...new Set(shelvesOf(groupKind).flatMap((shelf) => names.flatMap((name) => [...shelf.withAccount(name)]))),
    ],
    find(groupKind, namespace, name) {
      const shelves = shelvesOf(groupKind)
      const named = shelves.flatMap((shelf) => [...shelf.named(name)])
      const certain = named.filter((entry) => isIn(entry, namespace, set) === 'yes')
      if (certain.length > 0) return nearest(certain, uri)
      const isPossible = named.some((entry) => isIn(entry, namespace, set) === 'unknown')
      return isPossible || !isWhole || shelves.some(({ unnamed }) => unnamed.size > 0) ? UNKNOWN : { kind: 'missing' }
    },
    selectPods: (groupKind, namespace, selector) => select(shelvesOf(groupKind), namespace, selector, set),
  }
}

/** Where there is nothing but the text. */
export const noUnit: UnitIndex = unitIndexFor(
  { uri: '', isRead: false, isWhole: false, units: [], namespace: undefined },
  [],
)

type Certainty = 'yes' | 'no' | 'unknown'

function isIn({ facts }: Entry, namespace: Namespace | undefined, set: Namespace | undefined): Certainty {
  return namespace ? isSameNamespace(set ?? facts.namespace, namespace) : 'yes'
}

function select(
  shelves: readonly Shelf[],
  namespace: Namespace,
  selector: LabelSelector,
  set: Namespace | undefined,
): Selected {
  const certain: Entry[] = []
  const possible: Entry[] = []
  for (const shelf of shelves) {
    for (const entry of shelf.maySelectPods(selector)) {
      const pods = entry.facts.podLabels.map((labels) => matchPartialLabels(selector, labels))
      const answers = [isIn(entry, namespace, set), bestOf(pods)]
      if (answers.includes('no')) continue
      if (answers.includes('unknown')) possible.push(entry)
      else certain.push(entry)
    }
  }
  return { certain, possible }
}

/** The answer for something that is selected when any of its pods is. */
function bestOf(answers: readonly Certainty[]): Certainty {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

/** The one in the same file, or else in the nearest folder; unknown when several are as near and not the same. */
function nearest(candidates: readonly Entry[], uri: string): Lookup {
  let best: Entry[] = []
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const distance = distanceOf(candidate.uri, uri)
    if (distance < least) best = []
    if (distance <= least) best.push(candidate)
    least = Math.min(least, distance)
  }
  const [first] = best
  if (!first || best.some(({ factsKey }) => factsKey !== first.factsKey)) return UNKNOWN
  return { kind: 'found', resource: first }
}

/** How many folders lie between two files. */
function distanceOf(a: string, b: string): number {
  if (a === b) return -1
  const [from, to] = [a.split('/'), b.split('/')]
  let common = 0
  while (common < from.length - 1 && common < to.length - 1 && from[common] === to[common]) common++
  return from.length + to.length - 2 * common - 2
}
