import type { Namespace } from '../../../kubernetes/namespace.ts'
import type { LabelSelector } from '../../../kubernetes/selector.ts'
import { matchPartialLabels } from '../../../kubernetes/selector-partial.ts'
import { collect } from '../../../text/collect.ts'
import type { Selected, UnitIndex } from '../../rule.ts'
import { workloadsSelected } from './unit-pods.ts'

/**
 * Whether each of the pods that a selector selects may ask the DNS by another policy. Where no such pod is known, any
 * other policy may be for the same ones.
 */
export function mayAskOtherwise(selector: LabelSelector, unit: UnitIndex, namespace: Namespace): boolean {
  const pods = collect(workloadsSelected(unit, namespace, selector).certain, ({ facts }) =>
    facts.podLabels.filter((labels) => matchPartialLabels(selector, labels) === 'yes'),
  )
  if (pods.length === 0) return hasDns(unit.resourcesIn('networking.k8s.io/NetworkPolicy', namespace))
  return pods.every((labels) => hasDns(unit.selecting('networking.k8s.io/NetworkPolicy', namespace, labels)))
}

function hasDns({ certain, possible }: Selected): boolean {
  return [...certain, ...possible].some(({ facts: { reachesDns = 'no' } }) => reachesDns !== 'no')
}
