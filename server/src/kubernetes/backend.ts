import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import type { GroupKind, Resource } from './resource.ts'

/** A Service to which something sends what comes from outside of the cluster. */
export interface Backend {
  readonly service: string
  /** Where it is in another namespace than what sends. */
  readonly namespace: string | undefined
}

/** A backend and the place that names it. */
export interface BackendPlace extends Backend {
  readonly at: Value
}

/** The kinds that say which Services are reached from outside of the cluster. */
export const routeKinds = [
  'networking.k8s.io/Ingress',
  'extensions/Ingress',
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
  'gateway.networking.k8s.io/TLSRoute',
  'gateway.networking.k8s.io/TCPRoute',
  'gateway.networking.k8s.io/UDPRoute',
  'networking.istio.io/VirtualService',
  'route.openshift.io/Route',
  'traefik.io/IngressRoute',
  'traefik.containo.us/IngressRoute',
] as const satisfies readonly GroupKind[]

/** The Services that a resource of one of these kinds sends to, each place of it, as far as they are known. */
export function backendsOf(resource: Resource): readonly BackendPlace[] {
  const read = readers[resource.groupKind]
  return read ? read(resource.value.get('spec')) : []
}

type Reader = (spec: Value) => readonly BackendPlace[]

const readers: Readonly<Partial<Record<GroupKind, Reader>>> = Object.assign(Object.create(null), {
  'networking.k8s.io/Ingress': ofIngress,
  'extensions/Ingress': ofIngress,
  'gateway.networking.k8s.io/HTTPRoute': ofRoute,
  'gateway.networking.k8s.io/GRPCRoute': ofRoute,
  'gateway.networking.k8s.io/TLSRoute': ofRoute,
  'gateway.networking.k8s.io/TCPRoute': ofRoute,
  'gateway.networking.k8s.io/UDPRoute': ofRoute,
  'networking.istio.io/VirtualService': ofVirtualService,
  'route.openshift.io/Route': (spec: Value) => placeAt(spec.get('to', 'name')),
  'traefik.io/IngressRoute': ofTraefik,
  'traefik.containo.us/IngressRoute': ofTraefik,
})

function ofIngress(spec: Value): readonly BackendPlace[] {
  const paths = each(each([spec], 'rules'), 'http', 'paths')
  const backends = [spec.get('defaultBackend'), spec.get('backend'), ...paths.map((path) => path.get('backend'))]
  return collect(backends, (backend) => [
    ...placeAt(backend.get('service', 'name')),
    ...placeAt(backend.get('serviceName')),
  ])
}

function ofRoute(spec: Value): readonly BackendPlace[] {
  return collect(
    each(each([spec], 'rules'), 'backendRefs').filter(
      (ref) => ref.get('kind').isMissing || ref.get('kind').is('Service'),
    ),
    (ref) => placeAt(ref.get('name'), ref.get('namespace')),
  )
}

/** Without a gateway, or with the one called mesh, it is for what is inside only. */
function ofVirtualService(spec: Value): readonly BackendPlace[] {
  const isOutside = each([spec], 'gateways').some(({ string }) => string !== undefined && string !== 'mesh')
  const routes = collect(['http', 'tls', 'tcp'], (protocol) => each(each([spec], protocol), 'route'))
  return isOutside ? collect(routes, (route) => placeOfHost(route.get('destination', 'host'))) : []
}

function ofTraefik(spec: Value): readonly BackendPlace[] {
  return collect(
    each(each([spec], 'routes'), 'services').filter(
      (service) => service.get('kind').isMissing || service.get('kind').is('Service'),
    ),
    (service) => placeAt(service.get('name'), service.get('namespace')),
  )
}

/** The items of the list at a path in each value; what a template may leave out is not counted on. */
function each(values: readonly Value[], ...path: readonly string[]): readonly Value[] {
  return collect(values, (value) => value.get(...path).items()).filter((item) => !item.isConditional)
}

function placeAt(at: Value, namespace?: Value): readonly BackendPlace[] {
  if (at.string === undefined || namespace?.isUnknown) return []
  return [{ at, service: at.string, namespace: namespace?.string }]
}

/** A host of Istio: a Service of its own namespace by its name alone, or one with its namespace behind. */
function placeOfHost(at: Value): readonly BackendPlace[] {
  const [service = '', namespace, ...rest] = at.string?.split('.') ?? []
  const isName = service !== '' && (rest.length === 0 || rest[0] === 'svc')
  return isName ? [{ at, service, namespace }] : []
}
