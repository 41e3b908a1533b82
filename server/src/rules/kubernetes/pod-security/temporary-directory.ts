import type { Container, PodSpec } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'

/**
 * The changes that mount an empty directory at `/tmp` of a container, which shares it with no other. None where a volume
 * is there already, or where a template may print one.
 */
export function mountTemporaryDirectory(container: Container, names: VolumeNames): readonly Change[] {
  return mountEmptyDirectory(container, names, '/tmp')
}

/** The same at another absolute path. */
export function mountEmptyDirectory(container: Container, names: VolumeNames, path: string): readonly Change[] {
  const mounts = container.get('volumeMounts')
  const volumes = container.pod.get('volumes')
  const isHidden = [mounts, volumes].some((list) => list.isUnknown || list.isOpen)
  const isFree = mounts.items().every((mount) => isElsewhere(mount.get('mountPath').string, path))
  const name = isHidden || !isFree ? undefined : freeName(container, names, path.slice(1).replaceAll('/', '-'))
  if (name === undefined) return []
  return [mounts.append({ name, mountPath: path }), volumes.append({ name, emptyDir: { sizeLimit: '1Gi' } })]
}

/** What is known of the names of a pod's volumes before one is added. */
export interface VolumeNames {
  /** All that are there; `undefined` where one of them is not known. */
  readonly taken: ReadonlySet<string> | undefined
  readonly hasOneContainer: boolean
}

/** The names of the volumes of a pod: those that it has, and those that its containers mount from elsewhere. */
export function volumeNamesOf(pod: PodSpec): VolumeNames {
  const containers = pod.containers()
  const lists = [pod.get('volumes'), ...containers.map((container) => container.get('volumeMounts'))]
  const names = collect(lists, (list) => list.items()).map((item) => item.get('name').string)
  const known = names.filter((name) => name !== undefined)
  return {
    taken: known.length === names.length ? new Set(known) : undefined,
    hasOneContainer: containers.length === 1,
  }
}

/** Whether something that is mounted there is certainly not at the other path, and no folder around it. */
function isElsewhere(mounted: string | undefined, path: string): boolean {
  const folder = mounted?.endsWith('/') ? mounted.slice(0, -1) : mounted
  return folder !== undefined && folder !== '' && folder !== path && !path.startsWith(`${folder}/`)
}

const LONGEST_NAME = 63

function freeName(container: Container, { taken, hasOneContainer }: VolumeNames, base: string): string | undefined {
  const own = container.get('name').string
  const candidates = [...(hasOneContainer ? [base] : []), ...(own ? [`${own}-${base}`] : [])]
  return candidates.find((name) => name.length <= LONGEST_NAME && taken?.has(name) === false)
}
