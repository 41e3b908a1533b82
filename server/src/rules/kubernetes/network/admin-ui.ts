import type { AdminUi } from '../../../kubernetes/admin-ui.ts'
import type { Namespace } from '../../../kubernetes/namespace.ts'
import { matchPartialLabels } from '../../../kubernetes/selector-partial.ts'
import type { Service } from '../../../kubernetes/service.ts'
import type { UnitIndex } from '../../rule.ts'
import { workloadsSelected } from './unit-pods.ts'

/** The interface that certainly runs in pods which a Service sends to, by their images. */
export function adminUiBehind(
  pods: Service['pods'] | undefined,
  unit: UnitIndex,
  namespace: Namespace,
): AdminUi | undefined {
  if (pods === undefined || typeof pods === 'string') return undefined
  for (const { facts } of workloadsSelected(unit, namespace, pods).certain) {
    for (const [index, { adminUi }] of facts.podNetworks.entries()) {
      const labels = facts.podLabels[index]
      if (adminUi && labels && matchPartialLabels(pods, labels) === 'yes') return adminUi
    }
  }
  return undefined
}
