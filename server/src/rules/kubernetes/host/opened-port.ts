import type { Container } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Value } from '../../../yaml/value.ts'

/** A port of the node that a container says it opens. */
export interface OpenedPort {
  readonly hostPort: Value
  readonly number: number
  /** What closes it. */
  readonly changes: readonly Change[]
}

/** The ports of the node that a container certainly says it opens. */
export function openedPortsOf(container: Container): readonly OpenedPort[] {
  return collect(container.get('ports').items(), (port) => {
    const hostPort = port.get('hostPort')
    const { scalar } = hostPort
    if (typeof scalar !== 'number' || scalar === 0) return []
    const hostIP = port.get('hostIP')
    const changes = [hostPort, ...(hostIP.exists ? [hostIP] : [])].map((value) => value.remove())
    return [{ hostPort, number: scalar, changes }]
  })
}
