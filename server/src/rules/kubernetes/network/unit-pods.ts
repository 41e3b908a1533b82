import { keyOfNamespace, type Namespace } from '../../../kubernetes/namespace.ts'
import { mayMakePods } from '../../../kubernetes/pod-makers.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import type { LabelSelector } from '../../../kubernetes/selector.ts'
import { collect } from '../../../text/collect.ts'
import type { Selected, UnitIndex, UnitResource } from '../../rule.ts'

/** What in a namespace makes pods. */
export function workloadsIn(unit: UnitIndex, namespace: Namespace): Selected {
  return unit.remember(`workloads in ${keyOfNamespace(namespace)}`, () =>
    merged(workloadKinds.map((kind) => unit.resourcesIn(kind, namespace))),
  )
}

/** What in a namespace makes pods that a selector selects. */
export function workloadsSelected(unit: UnitIndex, namespace: Namespace, selector: LabelSelector): Selected {
  return merged(workloadKinds.map((kind) => unit.selectPods(kind, namespace, selector)))
}

/**
 * Whether all pods of a namespace are those that manifests show, and there is at least one: only then a selector that
 * selects none of them certainly selects nothing.
 */
export function areAllPodsSeen(unit: UnitIndex, namespace: Namespace): boolean {
  if (!unit.isWhole) return false
  return unit.remember(`whether all pods in ${keyOfNamespace(namespace)} are seen`, () => {
    if (unit.kinds.some(mayMakePods)) return false
    const { certain, possible } = workloadsIn(unit, namespace)
    return certain.length > 0 && [...certain, ...possible].every(({ facts }) => facts.podLabels.length > 0)
  })
}

/** How messages call a resource. */
export function nameOf({ facts: { groupKind, name } }: UnitResource): string {
  return `${groupKind.slice(groupKind.indexOf('/') + 1)} "${name ?? '…'}"`
}

/** One of all. Mostly the pods of a folder are made by resources of one kind, or of two. */
function merged(all: readonly Selected[]): Selected {
  const some = all.filter(({ certain, possible }) => certain.length + possible.length > 0)
  const [only = NOBODY] = some
  if (some.length < 2) return only
  return {
    certain: collect(some, ({ certain }) => certain),
    possible: collect(some, ({ possible }) => possible),
  }
}

const NOBODY: Selected = { certain: [], possible: [] }
