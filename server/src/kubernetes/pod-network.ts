import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import { type AdminUi, adminUiOf } from './admin-ui.ts'
import { type Answer, answerOf } from './answer.ts'
import { type OpenList, openListIn, protocolIn } from './network-policy.ts'
import type { ContainerPort } from './network-traffic.ts'
import type { Container, PodSpec } from './pod.ts'

/** What others see of a pod on the network. */
export interface PodNetwork {
  readonly usesHostNetwork: Answer
  /** The ports that it says it has; it may listen on others, too. */
  readonly ports: OpenList<ContainerPort>
  /** The web interface for administrators that runs in it, by its images; `undefined` where none is known. */
  readonly adminUi: AdminUi | undefined
  /** Whether one of its images is by its name a controller of Ingresses or a gateway. */
  readonly isIngressController: boolean
}

export function podNetworkOf(pod: PodSpec): PodNetwork {
  const containers = pod.containers().filter(({ list, isSidecar }) => list === 'containers' || isSidecar)
  const lists = containers.map(portsOf)
  const isOpen = ['containers', 'initContainers'].some((list) => pod.get(list).isUnknown || pod.get(list).isOpen)
  const images = collect(containers, (container) => container.get('image').string)
  return {
    usesHostNetwork: usesHostNetwork(pod.get('hostNetwork')),
    ports: { items: collect(lists, ({ items }) => items), isOpen: isOpen || lists.some((list) => list.isOpen) },
    adminUi: images.map(adminUiOf).find((ui) => ui !== undefined),
    isIngressController: images.some((image) => CONTROLLER.test(image)),
  }
}

const CONTROLLER = /ingress|traefik|haproxy|envoy|kong|contour|gateway|istio/

function usesHostNetwork(value: Value): Answer {
  if (value.isMissing) return 'no'
  return typeof value.scalar === 'boolean' ? answerOf(value.scalar) : 'unknown'
}

function portsOf(container: Container): OpenList<ContainerPort> {
  const { items, isOpen } = openListIn(container.get('ports'), portIn)
  const known = items.filter((port) => port !== undefined)
  return { items: known, isOpen: isOpen || container.value.isUnknown || known.length < items.length }
}

function portIn(value: Value): ContainerPort | undefined {
  const [name, port] = [value.get('name'), value.get('containerPort').scalar]
  const protocol = protocolIn(value.get('protocol'))
  if (typeof port !== 'number' || !protocol || name.isUnknown) return undefined
  return { name: name.string ?? '', protocol, port }
}
