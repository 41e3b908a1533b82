import { BuildContext } from '../docker/build-context.ts'
import { DockerText } from '../docker/document.ts'
import type { Answer } from '../kubernetes/answer.ts'
import { sendsTo } from '../kubernetes/exposure.ts'
import { isSameNamespace, keyOfNamespace, type Namespace, namespaceOf } from '../kubernetes/namespace.ts'
import { isPolicyFor } from '../kubernetes/network-traffic.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { LabelSelector } from '../kubernetes/selector.ts'
import { matchPartialLabels, type PartialLabels } from '../kubernetes/selector-partial.ts'
import type { Context, Lookup, Selected, UnitIndex, UnitResource } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Entry } from './entry.ts'
import type { Shelf } from './shelf.ts'
import { type Surroundings, surroundingsOf, type VisibleUnit } from './surroundings.ts'

const UNKNOWN: Lookup = { kind: 'unknown' }
const NOBODY: Selected = { certain: [], possible: [] }

/** The resources of one kind in a unit that is seen. */
interface VisibleShelf extends Pick<VisibleUnit, 'isOwn' | 'namespace'> {
  readonly shelf: Shelf
}

/** What was worked out of a unit, by its name. */
export type Memory = Map<string, unknown>

/**
 * What one rule may look up from a file.
 *
 * @param memory What was worked out for that rule before, while nothing has changed that it reads; nothing is kept without.
 * @param onLook Called when it looks at other resources. All else that it can ask holds as long as the units do.
 */
export function unitIndexFor(
  uri: string,
  surroundings: Surroundings,
  reads: readonly GroupKind[],
  memory?: Memory,
  onLook: () => void = () => undefined,
): UnitIndex {
  const { units, isWhole } = surroundings
  const shelvesOf = (groupKind: GroupKind): readonly VisibleShelf[] => {
    if (!reads.includes(groupKind)) throw new Error(`The rule does not say that it reads ${groupKind}.`)
    onLook()
    const found: VisibleShelf[] = []
    for (const { shelves, isOwn, namespace } of units) {
      const shelf = shelves.get(groupKind)
      if (shelf) found.push({ shelf, isOwn, namespace })
    }
    return found
  }
  const remember = <T>(name: string, workOut: () => T): T => {
    onLook()
    if (memory?.has(name)) return memory.get(name) as T // One name always stands for the same.
    const found = workOut()
    memory?.set(name, found)
    return found
  }
  return {
    isWhole,
    remember,
    namespaceOf: (resource) =>
      'facts' in resource
        ? namespaceOfOther(resource, surroundings)
        : setOr(surroundings.namespace, namespaceOf(resource)),
    get kinds() {
      return [...new Set(collect(units, ({ shelves }) => [...shelves.keys()]))]
    },
    resources: (groupKind) =>
      remember(`all ${groupKind}`, () => collect(shelvesOf(groupKind), ({ shelf }) => [...shelf.all])),
    withAccount: (groupKind, names) => [
      ...new Set(collect(shelvesOf(groupKind), ({ shelf }) => collect(names, (name) => [...shelf.withAccount(name)]))),
    ],
    resourcesIn: (groupKind, namespace) =>
      remember(`${groupKind} in ${keyOfNamespace(namespace)}`, () => inNamespace(shelvesOf(groupKind), namespace)),
    find(groupKind, namespace, name) {
      const shelves = shelvesOf(groupKind)
      const found = candidates(shelves, namespace, (shelf) => shelf.named(name))
      if (found.certain.length > 0) return choose(found, uri)
      const isPossible =
        found.possible.length > 0 ||
        shelves.some(({ shelf }) => shelf.unnamed.size > 0) ||
        units.some((unit) => unit.generates(groupKind, name))
      return isPossible || !isWhole ? UNKNOWN : { kind: 'missing' }
    },
    selecting: (groupKind, namespace, labels) => selecting(shelvesOf(groupKind), namespace, labels),
    selectPods: (groupKind, namespace, selector) => select(shelvesOf(groupKind), namespace, selector),
  }
}

/** What a rule may look up where there is nothing but the text. */
export const nothingElse: Pick<Context, 'unit' | 'buildContext' | 'violationsOf'> = {
  unit: unitIndexFor('', surroundingsOf([], false), []),
  buildContext: new BuildContext(new DockerText('').dockerfile, '', {
    namesIn: () => undefined,
    ignoreFile: () => undefined,
  }),
  violationsOf: () => [],
}

/** The namespace that something is in: the one that deploying sets, or else its own. */
function setOr(set: Namespace, own: Namespace): Namespace {
  return set.kind === 'unset' ? own : set
}

/** The namespace of another resource; not known where the units that have it differ. */
function namespaceOfOther(resource: UnitResource, { units }: Surroundings): Namespace {
  const { facts } = resource
  const all = collect(units, ({ shelves, namespace }) => {
    const others: ReadonlySet<UnitResource> | undefined = shelves.get(facts.groupKind)?.all
    return others?.has(resource) ? setOr(namespace, facts.namespace) : []
  })
  const [first = facts.namespace] = all
  return all.every((other) => isSameNamespace(first, other) === 'yes') ? first : { kind: 'unknown' }
}

function inNamespace(shelves: readonly VisibleShelf[], namespace: Namespace): Selected {
  const lists: Record<Answer, (readonly Entry[])[]> = { yes: [], no: [], unknown: [] }
  for (const { shelf, namespace: set } of shelves) {
    for (const [own, entries] of shelf.namespaces()) lists[isSameNamespace(setOr(set, own), namespace)].push(entries)
  }
  return { certain: lists.yes.flat(), possible: lists.unknown.flat() }
}

function selecting(shelves: readonly VisibleShelf[], namespace: Namespace, labels: PartialLabels): Selected {
  const { certain, possible } = candidates(shelves, namespace, (shelf) => shelf.maySelect(labels))
  const found: Record<Answer, Entry[]> = { yes: [], no: [], unknown: [] }
  for (const [entry] of certain) found[isSelecting(entry, labels)].push(entry)
  for (const entry of possible) if (isSelecting(entry, labels) !== 'no') found.unknown.push(entry)
  return { certain: found.yes, possible: found.unknown }
}

function isSelecting({ facts: { policy, service } }: Entry, labels: PartialLabels): Answer {
  if (policy) return isPolicyFor(policy, labels)
  return service ? sendsTo(service, labels) : 'no'
}

interface Candidates {
  readonly certain: readonly (readonly [entry: Entry, isOwn: boolean])[]
  readonly possible: readonly Entry[]
}

/** What there is in a namespace; without one, what is in none. */
function candidates(
  shelves: readonly VisibleShelf[],
  namespace: Namespace | undefined,
  entriesIn: (shelf: Shelf) => Iterable<Entry>,
): Candidates {
  const certain: (readonly [Entry, boolean])[] = []
  const possible: Entry[] = []
  for (const { shelf, isOwn, namespace: set } of shelves) {
    for (const entry of entriesIn(shelf)) {
      const isThere = namespace ? isSameNamespace(setOr(set, entry.facts.namespace), namespace) : 'yes'
      if (isThere === 'yes') certain.push([entry, isOwn])
      else if (isThere === 'unknown') possible.push(entry)
    }
  }
  return { certain, possible }
}

/**
 * Of what is deployed with the file the one in the same file, or else in the nearest folder; or else the only one of what
 * may be deployed with it. Those that are the same to others are one.
 */
function choose({ certain }: Candidates, uri: string): Lookup {
  const own = certain.filter(([, isOwn]) => isOwn)
  let best: Entry[] = []
  let least = Number.POSITIVE_INFINITY
  for (const [entry, isOwn] of own.length > 0 ? own : certain) {
    const distance = isOwn ? distanceOf(entry.uri, uri) : 0
    if (distance < least) best = []
    if (distance <= least) best.push(entry)
    least = Math.min(least, distance)
  }
  const [first] = best
  if (!first || best.some(({ factsKey }) => factsKey !== first.factsKey)) return UNKNOWN
  return { kind: 'found', resource: first }
}

/** How many folders lie between two files; less than none for the same. */
function distanceOf(a: string, b: string): number {
  if (a === b) return -1
  const [from, to] = [a.split('/'), b.split('/')]
  let common = 0
  while (common < from.length - 1 && common < to.length - 1 && from[common] === to[common]) common++
  return from.length + to.length - 2 * common - 2
}

function select(shelves: readonly VisibleShelf[], namespace: Namespace, selector: LabelSelector): Selected {
  if (shelves.length === 0) return NOBODY
  const { certain, possible } = candidates(shelves, namespace, (shelf) => shelf.maySelectPods(selector))
  const answer = ({ facts }: Entry): Answer =>
    bestOf(facts.podLabels.map((labels) => matchPartialLabels(selector, labels)))
  const there = certain.map(([entry]) => [entry, answer(entry)] as const)
  return {
    certain: collect(there, ([entry, answered]) => (answered === 'yes' ? entry : [])),
    possible: [
      ...collect(there, ([entry, answered]) => (answered === 'unknown' ? entry : [])),
      ...possible.filter((entry) => answer(entry) !== 'no'),
    ],
  }
}

/** The answer for something that is selected when any of its pods is. */
function bestOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}
