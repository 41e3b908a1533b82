import type { Resource } from '../../../kubernetes/resource.ts'
import type { Value } from '../../../yaml/value.ts'

export const services = 'https://kubernetes.io/docs/concepts/services-networking/service/'

/** How messages call a Service. */
export function serviceName({ name }: Resource): string {
  return `Service "${name ?? '…'}"`
}

/** The ports that a Service certainly has. */
export function portsOf(spec: Value): readonly Value[] {
  return spec
    .get('ports')
    .items()
    .filter((port) => !port.isConditional)
}

/** Whether a map certainly has no entry. */
export function hasNoEntry(map: Value): boolean {
  return map.isMissing || (map.node?.kind === 'map' && !map.isUnknown && !map.isOpen && map.entries().length === 0)
}
