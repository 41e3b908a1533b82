import { isSameNamespace, type Namespace } from '../kubernetes/namespace.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { Shelf } from './shelf.ts'
import { reachable, type Unit } from './unit.ts'

/** What can be seen from a file: its units with all that they include, and the units that include them with theirs. */
export interface Surroundings {
  /** Whether all files of its folder were taken in. */
  readonly isRead: boolean
  /** Whether nothing is missing from it. */
  readonly isWhole: boolean
  readonly units: readonly VisibleUnit[]
  /** The namespace that deploying sets for what is in the file; unset when it sets none. */
  readonly namespace: Namespace
}

export interface VisibleUnit {
  readonly shelves: ReadonlyMap<GroupKind, Shelf>
  /** Whether it is deployed wherever the file is. */
  readonly isOwn: boolean
  /** The namespace that deploying sets for what is in it. */
  readonly namespace: Namespace
  /** Whether deploying may give that name to a resource, or make one of that name of which nothing else is known. */
  generates(groupKind: GroupKind, name: string): boolean
}

const UNSET: Namespace = { kind: 'unset' }
const UNKNOWN: Namespace = { kind: 'unknown' }

/** Looks around in a file that belongs to some units. */
export function surroundingsOf(own: readonly Unit[], isRead: boolean): Surroundings {
  const above = reachable(own, ({ includedBy }) => includedBy)
  const tops = [...above].filter(({ includedBy }) => includedBy.size === 0)
  const namespaces = namespacesBelow(tops.length > 0 ? tops : own)
  const ownOnes = reachable(own, ({ includes }) => includes)
  const visible = [...reachable(above, ({ includes }) => includes)]
  return {
    isRead,
    get isWhole() {
      return isRead && visible.every(({ isWhole, opaque }) => isWhole && opaque.size === 0)
    },
    units: visible.map((unit) => ({
      shelves: unit.shelves,
      isOwn: ownOnes.has(unit),
      namespace: namespaces.get(unit) ?? UNSET,
      generates: (groupKind, name) =>
        unit.kustomization?.renames === true ||
        unit.kustomization?.generated.some((one) => one.groupKind === groupKind && one.name === name) === true,
    })),
    namespace:
      own.map((unit) => namespaces.get(unit) ?? UNSET).reduce(agreed, own.length > 0 ? undefined : UNSET) ?? UNSET,
  }
}

/** The namespace of everything below some units: the one that is set the furthest up, if all agree. */
function namespacesBelow(tops: readonly Unit[]): ReadonlyMap<Unit, Namespace> {
  const set = new Map<Unit, Namespace>()
  for (const top of tops) {
    const ahead: (readonly [unit: Unit, above: Namespace])[] = [[top, UNSET]]
    const seen = new Set<Unit>()
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const [unit, above] = next
      if (seen.has(unit)) continue
      seen.add(unit)
      const namespace = above.kind === 'unset' ? (unit.kustomization?.namespace ?? UNSET) : above
      set.set(unit, agreed(set.get(unit), namespace))
      for (const included of unit.includes) ahead.push([included, namespace])
    }
  }
  return set
}

function agreed(known: Namespace | undefined, other: Namespace): Namespace {
  return known === undefined || isSameNamespace(known, other) === 'yes' ? other : UNKNOWN
}
