import { collect } from '../text/collect.ts'
import type { Answer } from './answer.ts'
import type { Backend } from './backend.ts'
import { matchPartialLabels, type PartialLabels } from './selector-partial.ts'
import type { Service } from './service.ts'

/** Whether a Service sends to pods of its namespace that have these labels. */
export function sendsTo({ pods, type }: Service, labels: PartialLabels): Answer {
  if (pods === 'none' || type === 'ExternalName') return 'no'
  return pods === 'unknown' ? 'unknown' : matchPartialLabels(pods, labels)
}

/** Whether a Service certainly is open to the outside of the cluster by itself. */
function isOpenToOutside({ type }: Service): boolean {
  return type === 'LoadBalancer' || type === 'NodePort'
}

/** What leads to pods: a Service that is open by itself, or one to which an Ingress or a route leads. */
export interface Way<T> {
  readonly service: T
  readonly route?: T
}

interface Named {
  readonly facts: {
    readonly name: string | undefined
    readonly service?: Service
    readonly backends?: readonly Backend[]
  }
}

/**
 * The ways that lead from the outside of the cluster to pods.
 *
 * @param services Those that send to the pods, of whose namespace are also the `routes`; of these the ones count that name
 *   no other namespace.
 */
export function waysTo<T extends Named>(services: readonly T[], routes: readonly T[]): readonly Way<T>[] {
  return collect(services, (service) => {
    const { service: read, name } = service.facts
    if (!read) return []
    const leading = name === undefined ? [] : routes.filter(({ facts }) => leadsTo(facts.backends ?? [], name))
    return [...(isOpenToOutside(read) ? [{ service }] : []), ...leading.map((route) => ({ service, route }))]
  })
}

/** Whether one of the backends is the Service of that name in the same namespace. */
function leadsTo(backends: readonly Backend[], service: string): boolean {
  return backends.some((backend) => backend.service === service && backend.namespace === undefined)
}
