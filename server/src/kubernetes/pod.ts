import { collect } from '../text/collect.ts'
import type { Located, Location } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { podFields } from './pod-fields.ts'
import { makesPods, type PodPath, podPaths } from './pod-paths.ts'
import type { Resource } from './resource.ts'

/** The three lists of containers of a pod spec. */
export type ContainerList = 'containers' | 'initContainers' | 'ephemeralContainers'

/** Fields that a container takes from its pod where it does not set them. */
export type SharedField =
  | 'appArmorProfile'
  | 'runAsGroup'
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'seLinuxOptions'
  | 'seccompProfile'
  | 'windowsOptions'

/** The spec of a pod, wherever a resource keeps it. */
export class PodSpec implements Located {
  readonly resource: Resource
  readonly value: Value
  /** The pod's own metadata, which is not that of the resource around it. */
  readonly metadata: Value

  constructor(resource: Resource, value: Value) {
    this.resource = resource
    this.value = value.withShape(podFields)
    this.metadata = value.parent?.get('metadata') ?? value.get('metadata')
  }

  get(...path: readonly (string | number)[]): Value {
    return this.value.get(...path)
  }

  /** The containers of all three lists, or of one, in the order of the text within a list. */
  containers(list?: ContainerList): readonly Container[] {
    const lists: readonly ContainerList[] = list ? [list] : ['initContainers', 'containers', 'ephemeralContainers']
    return collect(lists, (name) =>
      this.get(name)
        .items()
        .map((value) => new Container(this, value, name)),
    )
  }

  /** Whether it is certainly a pod for Windows nodes. */
  get isWindows(): boolean {
    return this.get('os', 'name').is('windows')
  }

  get location(): Location {
    return this.value.keyLocation
  }
}

/** A container of a pod, of any of its lists. */
export class Container implements Located {
  readonly pod: PodSpec
  readonly value: Value
  readonly list: ContainerList

  constructor(pod: PodSpec, value: Value, list: ContainerList) {
    this.pod = pod
    this.value = value
    this.list = list
  }

  get(...path: readonly (string | number)[]): Value {
    return this.value.get(...path)
  }

  /** Its name; a placeholder for one that is missing or that a template prints. */
  get name(): string {
    return this.get('name').string ?? '…'
  }

  /** Whether it runs beside the containers: an init container that is always restarted. */
  get isSidecar(): boolean {
    return this.list === 'initContainers' && this.get('restartPolicy').is('Always')
  }

  /**
   * What counts for the container: its own field, or else its pod's (`DetermineEffectiveSecurityContext` of the kubelet). A value that is not known in the container hides
   * that of the pod. Of the two, a missing value is the container's, so that it is set there.
   */
  effective(field: SharedField, ...below: readonly string[]): Value {
    // The Windows options are taken one by one, all others as a whole.
    const path = field === 'windowsOptions' ? below.slice(0, 1) : []
    const own = this.get('securityContext', field, ...path)
    const shared = this.pod.get('securityContext', field, ...path)
    const source = own.isMissing && !shared.isMissing ? shared : own
    return source.get(...below.slice(path.length))
  }

  /** Its name where it has one, or else the first thing in it. */
  get location(): Location {
    const name = this.get('name')
    return name.exists ? name.location : this.value.keyLocation
  }
}

/** The pod specs of a resource; none of a kind that makes no pods. */
export function podSpecsOf(resource: Resource): readonly PodSpec[] {
  const paths = makesPods(resource.groupKind) ? podPaths[resource.groupKind] : undefined
  return collect(paths ?? [], (path) => valuesAt(resource.value, path).map((value) => new PodSpec(resource, value)))
}

function valuesAt(value: Value, path: PodPath): readonly Value[] {
  let values: readonly Value[] = [value]
  for (const step of path) {
    values = step === '*' ? collect(values, (list) => list.items()) : values.map((map) => map.get(step))
  }
  return values.filter(({ node }) => node?.kind === 'map')
}
