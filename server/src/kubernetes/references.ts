import type { Span } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { type Namespace, namespaceOf } from './namespace.ts'
import { type PodSpec, podSpecsOf } from './pod.ts'
import type { GroupKind, Resource } from './resource.ts'

/** A place that names another object. */
export interface Reference {
  readonly groupKind: GroupKind
  /** `undefined` for what is in no namespace. */
  readonly namespace: Namespace | undefined
  readonly name: string
  readonly at: Value
}

/** The places in a resource that name other objects, as far as they are known. */
export function referencesIn(resource: Resource): readonly Reference[] {
  const own = namespaceOf(resource)
  const inOwn = (groupKind: GroupKind, values: readonly Value[]) => values.flatMap((at) => named(groupKind, own, at))
  const { value } = resource
  return [
    ...named('/Namespace', undefined, value.get('metadata', 'namespace')),
    ...podSpecsOf(resource).flatMap((pod) => kinds.flatMap((kind) => inOwn(kind, namesInPod[kind](pod)))),
    ...inOwn('/Service', servicesIn(resource)),
    ...inOwn('/Secret', resource.kind === 'Ingress' ? each(value.get('spec', 'tls'), 'secretName') : []),
    ...(isBinding(resource) ? referencesInBinding(resource, own) : []),
  ]
}

/** Where a resource is named by its own manifest. */
export function nameSpanOf({ value }: Resource): Span {
  return value.get('metadata', 'name').location.span
}

type PodKind = '/ConfigMap' | '/PersistentVolumeClaim' | '/Secret' | '/ServiceAccount'

const kinds: readonly PodKind[] = ['/ConfigMap', '/PersistentVolumeClaim', '/Secret', '/ServiceAccount']

const namesInPod: Readonly<Record<PodKind, (pod: PodSpec) => readonly Value[]>> = {
  '/ServiceAccount': (pod) => [pod.get('serviceAccountName'), pod.get('serviceAccount')],
  '/PersistentVolumeClaim': (pod) => each(pod.get('volumes'), 'persistentVolumeClaim', 'claimName'),
  '/ConfigMap': (pod) => [
    ...each(pod.get('volumes'), 'configMap', 'name'),
    ...sourcesIn(pod).map((source) => source.get('configMap', 'name')),
    ...environmentOf(pod, 'configMap'),
  ],
  '/Secret': (pod) => [
    ...each(pod.get('volumes'), 'secret', 'secretName'),
    ...sourcesIn(pod).map((source) => source.get('secret', 'name')),
    ...each(pod.get('imagePullSecrets'), 'name'),
    ...environmentOf(pod, 'secret'),
  ],
}

/** The sources of projected volumes. */
function sourcesIn(pod: PodSpec): readonly Value[] {
  return pod
    .get('volumes')
    .items()
    .flatMap((volume) => volume.get('projected', 'sources').items())
}

function environmentOf(pod: PodSpec, kind: 'configMap' | 'secret'): readonly Value[] {
  return pod
    .containers()
    .flatMap((container) => [
      ...each(container.get('envFrom'), `${kind}Ref`, 'name'),
      ...each(container.get('env'), 'valueFrom', `${kind}KeyRef`, 'name'),
    ])
}

/** The Services that a resource sends traffic to, or that a StatefulSet gets its names from. */
function servicesIn({ kind, value }: Resource): readonly Value[] {
  const spec = value.get('spec')
  if (kind === 'StatefulSet') return [spec.get('serviceName')]
  if (kind !== 'Ingress') return []
  const paths = spec
    .get('rules')
    .items()
    .flatMap((rule) => rule.get('http', 'paths').items())
  const backends = [spec.get('defaultBackend'), ...paths.map((path) => path.get('backend'))]
  return backends.flatMap((backend) => [backend.get('service', 'name'), backend.get('serviceName')])
}

const RBAC = 'rbac.authorization.k8s.io'

function isBinding({ group, kind }: Resource): boolean {
  return group === RBAC && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
}

function referencesInBinding({ value }: Resource, own: Namespace): readonly Reference[] {
  const role = value.get('roleRef')
  const isLocal = role.get('kind').is('Role')
  const roles = named(`${RBAC}/${isLocal ? 'Role' : 'ClusterRole'}`, isLocal ? own : undefined, role.get('name'))
  const accounts = value
    .get('subjects')
    .items()
    .filter((subject) => subject.get('kind').is('ServiceAccount'))
    .flatMap((subject) => {
      const namespace = subject.get('namespace').string
      const where: Namespace = namespace === undefined ? own : { kind: 'named', name: namespace }
      return named('/ServiceAccount', where, subject.get('name'))
    })
  return [...roles, ...accounts]
}

function named(groupKind: GroupKind, namespace: Namespace | undefined, at: Value): readonly Reference[] {
  const name = at.string
  return name === undefined ? [] : [{ groupKind, namespace, name, at }]
}

function each(list: Value, ...path: readonly string[]): readonly Value[] {
  return list.items().map((item) => item.get(...path))
}
