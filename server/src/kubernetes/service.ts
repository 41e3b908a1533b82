import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import { type Answer, answerOf } from './answer.ts'
import { type OpenList, openListIn, type Protocol, protocolIn } from './network-policy.ts'
import type { ContainerPort } from './network-traffic.ts'
import type { Resource } from './resource.ts'
import { type LabelSelector, readEqualitySelector } from './selector.ts'
import { labelsIn } from './selector-value.ts'

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'

/**
 * A Service, read. What is written in it and not known, or refused by the API server, is `unknown`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export interface Service {
  readonly type: ServiceType | 'unknown'
  /** Which pods of its namespace it sends to; `none` where somebody else writes its endpoints. */
  readonly pods: LabelSelector | 'none' | 'unknown'
  readonly isHeadless: Answer
  readonly ports: OpenList<ServicePort>
  /** The names that external-dns gives it. */
  readonly hosts: readonly string[]
}

export interface ServicePort {
  /** Empty where there is none. */
  readonly name: string
  readonly port: number
  readonly protocol: Protocol
  /** The number or the name of the pods' port. */
  readonly target: number | string
}

export const EXTERNAL_DNS_HOST = 'external-dns.alpha.kubernetes.io/hostname'

export function readService(resource: Resource): Service {
  const { value, annotations } = resource
  const spec = value.get('spec')
  return {
    type: typeIn(spec.get('type')),
    pods: podsOf(resource),
    isHeadless: spec.get('clusterIP').isUnknown ? 'unknown' : answerOf(spec.get('clusterIP').is('None')),
    ports: portsIn(spec.get('ports')),
    hosts: hostsIn(annotations.get(EXTERNAL_DNS_HOST)),
  }
}

/** The pods of a Service, where nothing else of it matters. */
export function podsOf({ value }: Resource): Service['pods'] {
  return selectorIn(value.get('spec', 'selector'))
}

/** The names in an annotation for external-dns. */
export function hostsIn({ string }: Value): readonly string[] {
  const hosts = (string ?? '').split(',').map((host) => host.trim().toLowerCase())
  return [...new Set(hosts)].filter((host) => host !== '')
}

/** The numbers of the ports of a pod to which a Service port leads; none where the pod has no port of that name. */
export function targetsOf({ target, protocol }: ServicePort, ports: OpenList<ContainerPort>): readonly number[] {
  if (typeof target === 'number') return [target]
  return collect(ports.items, (port) => (port.name === target && port.protocol === protocol ? port.port : []))
}

function typeIn(value: Value): Service['type'] {
  if (value.isMissing) return 'ClusterIP'
  return types.find((type) => value.is(type)) ?? 'unknown'
}

const types: readonly ServiceType[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']

function selectorIn(value: Value): Service['pods'] {
  if (value.isUnknown) return 'unknown'
  const { values, open } = labelsIn(value)
  const known = new Map<string, string>()
  for (const [name, label] of values) if (label !== undefined) known.set(name, label)
  if (open || known.size < values.size) return 'unknown'
  return known.size === 0 ? 'none' : (readEqualitySelector(known) ?? 'unknown')
}

function portsIn(value: Value): OpenList<ServicePort> {
  const { items, isOpen } = openListIn(value, portIn)
  const known = items.filter((port) => port !== undefined)
  return { items: known, isOpen: isOpen || known.length < items.length }
}

function portIn(value: Value): ServicePort | undefined {
  const [name, port, target] = [value.get('name'), value.get('port').scalar, value.get('targetPort')]
  const protocol = protocolIn(value.get('protocol'))
  if (typeof port !== 'number' || !protocol || name.isUnknown) return undefined
  const to = target.isMissing ? port : target.scalar
  if (typeof to !== 'number' && typeof to !== 'string') return undefined
  return { name: name.string ?? '', port, protocol, target: to }
}
