import type { PodSpec } from '../../../kubernetes/pod.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Context } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'

/** A field with which a pod shares a namespace of its node. */
export type HostNamespace = 'hostIPC' | 'hostNetwork' | 'hostPID'

/** Reports a pod that shares a namespace of its node. `says` ends the message; `also` is changed together with the field. */
export function reportHostNamespace(
  pod: PodSpec,
  { report }: Context,
  field: HostNamespace,
  says: string,
  also: readonly Change[] = [],
): void {
  const shared = pod.get(field)
  if (shared.is(true)) {
    report({
      at: shared,
      message: `${nameOf(pod)} ${says}.`,
      fixes: [{ title: `Remove ${field}`, applicability: 'unsafe', changes: [shared.remove(), ...also] }],
    })
  }
}
