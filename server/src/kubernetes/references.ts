import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { type BackendPlace, backendsOf } from './backend.ts'
import { type ConfigKind, configUsesOf } from './config-use.ts'
import { type Namespace, namespaceIn, namespaceOf } from './namespace.ts'
import { type PodSpec, podSpecsOf } from './pod.ts'
import { accountOfSecret } from './pod-token.ts'
import { type GroupKind, groupOf, type Resource } from './resource.ts'

/** A place that names another object. */
export interface Reference {
  readonly groupKind: GroupKind
  /** `undefined` for what is in no namespace. */
  readonly namespace: Namespace | undefined
  readonly name: string
  readonly at: Value
}

/** A place that names a key of a ConfigMap or a Secret, which it or what is around it names. */
export interface KeyReference extends Reference {
  readonly groupKind: ConfigKind
  readonly namespace: Namespace
  readonly key: string
}

/** The places in a resource that name other objects, as far as they are known. */
export function referencesIn(resource: Resource): readonly Reference[] {
  const own = namespaceOf(resource)
  const inOwn = (groupKind: GroupKind, values: readonly Value[]) => collect(values, (at) => named(groupKind, own, at))
  const { value } = resource
  const account = accountOfSecret(resource)
  return [
    ...named('/Namespace', undefined, value.get('metadata', 'namespace')),
    ...collect(podSpecsOf(resource), (pod) => collect(kinds, (kind) => inOwn(kind, namesInPod[kind](pod)))),
    ...inOwn('/Service', resource.kind === 'StatefulSet' ? [value.get('spec', 'serviceName')] : []),
    ...backendsOf(resource).map((backend) => serviceBehind(backend, own)),
    ...scaledBy(resource, own),
    ...inOwn('/Secret', secretsIn(resource)),
    ...(account ? named('/ServiceAccount', own, account) : []),
    ...(isBinding(resource) ? referencesInBinding(resource, own) : []),
  ]
}

/** The places in a resource that name keys of ConfigMaps and Secrets, as far as they are known. */
export function keyReferencesIn(resource: Resource): readonly KeyReference[] {
  const namespace = namespaceOf(resource)
  return collect(collect(podSpecsOf(resource), configUsesOf), ({ groupKind, name: { string: name }, keys }) =>
    collect(keys, ({ at }) =>
      name === undefined || at.string === undefined ? [] : { groupKind, namespace, name, key: at.string, at },
    ),
  )
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
  '/ConfigMap': (pod) => configNamesIn(pod, '/ConfigMap'),
  '/Secret': (pod) => [
    ...configNamesIn(pod, '/Secret'),
    ...each(pod.get('imagePullSecrets'), 'name'),
    ...collect(driverSecrets, (path) => each(pod.get('volumes'), ...path)),
  ],
}

/** The Secrets of storage drivers, as `VisitPodSecretNames` of Kubernetes knows them. */
const driverSecrets: readonly (readonly string[])[] = [
  ['azureFile', 'secretName'],
  ['cephfs', 'secretRef', 'name'],
  ['cinder', 'secretRef', 'name'],
  ['csi', 'nodePublishSecretRef', 'name'],
  ['flexVolume', 'secretRef', 'name'],
  ['iscsi', 'secretRef', 'name'],
  ['rbd', 'secretRef', 'name'],
  ['scaleIO', 'secretRef', 'name'],
  ['storageos', 'secretRef', 'name'],
]

function configNamesIn(pod: PodSpec, kind: ConfigKind): readonly Value[] {
  return collect(configUsesOf(pod), ({ groupKind, name }) => (groupKind === kind ? name : []))
}

function serviceBehind({ service: name, namespace, at }: BackendPlace, own: Namespace): Reference {
  return {
    groupKind: '/Service',
    namespace: namespace === undefined ? own : { kind: 'named', name: namespace },
    name,
    at,
  }
}

/** What an autoscaler sets the number of pods of. */
function scaledBy({ kind, group, value }: Resource, own: Namespace): readonly Reference[] {
  if (kind !== 'HorizontalPodAutoscaler' || group !== 'autoscaling') return []
  const target = value.get('spec', 'scaleTargetRef')
  const [apiVersion, targetKind] = [target.get('apiVersion').string, target.get('kind').string]
  if (apiVersion === undefined || targetKind === undefined) return []
  return named(`${groupOf(apiVersion)}/${targetKind}`, own, target.get('name'))
}

/** The certificates of an Ingress, and what a ServiceAccount hands to its pods. */
function secretsIn({ kind, groupKind, value }: Resource): readonly Value[] {
  if (kind === 'Ingress') return each(value.get('spec', 'tls'), 'secretName')
  if (groupKind !== '/ServiceAccount') return []
  return collect(['secrets', 'imagePullSecrets'], (list) => each(value.get(list), 'name'))
}

const RBAC = 'rbac.authorization.k8s.io'

function isBinding({ group, kind }: Resource): boolean {
  return group === RBAC && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
}

function referencesInBinding({ value }: Resource, own: Namespace): readonly Reference[] {
  const role = value.get('roleRef')
  const kind = role.get('kind').string
  const roles = kind === undefined ? [] : named(`${RBAC}/${kind}`, kind === 'Role' ? own : undefined, role.get('name'))
  const subjects = value.get('subjects').items()
  return [...roles, ...collect(subjects, (subject) => referenceToSubject(subject, own))]
}

/** A user or a group is no object, but as one all that names it is found. */
function referenceToSubject(subject: Value, own: Namespace): readonly Reference[] {
  const [kind, name] = [subject.get('kind').string, subject.get('name')]
  if (kind === 'User' || kind === 'Group') return named(`${RBAC}/${kind}`, undefined, name)
  if (kind !== 'ServiceAccount') return []
  const namespace = namespaceIn(subject)
  return named('/ServiceAccount', namespace.kind === 'unset' ? own : namespace, name)
}

function named(groupKind: GroupKind, namespace: Namespace | undefined, at: Value): readonly Reference[] {
  const name = at.string
  return name === undefined ? [] : [{ groupKind, namespace, name, at }]
}

function each(list: Value, ...path: readonly string[]): readonly Value[] {
  return list.items().map((item) => item.get(...path))
}
