import { podSpecsOf } from '../../../kubernetes/pod.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { portsOf } from './service.ts'

const anywhere: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  2222: 'SSH',
  2375: 'the Docker API',
  2376: 'the Docker API',
  3389: 'a remote desktop',
  5800: 'a remote desktop',
  5900: 'a remote desktop',
}
/** Inside of a cluster these ports are also those of metrics and webhooks, and of databases that are meant to be there. */
const outside: Readonly<Record<number, string>> = { ...anywhere, 2379: 'etcd', 10250: 'the API of a kubelet' }

/** The first of some ports that is one for administrators, and what is said of it. */
export function adminPortIn(ports: readonly Value[], isOutside: boolean): [at: Value, what: string] | undefined {
  const names = isOutside ? outside : anywhere
  for (const at of ports) {
    const name = typeof at.scalar === 'number' ? names[at.scalar] : undefined
    if (name) return [at, `port ${at.scalar}, that of ${name}`]
  }
  return undefined
}

/** The ports of the containers of a resource, with their names. */
export function containerPortsOf(resource: Resource): readonly (readonly [port: Value, container: string])[] {
  const containers = collect(podSpecsOf(resource), (pod) => pod.containers())
  return collect(containers, (container) =>
    portsOf(container.value).map((port) => [port.get('containerPort'), container.name] as const),
  )
}
