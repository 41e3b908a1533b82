import type { Container, PodSpec } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'
import { removeWhole } from '../pod-security/removal.ts'
import { cleanPath } from './node-path.ts'

/** A volume of a pod that is a file or a directory of its node. */
export interface HostPath {
  readonly volume: Value
  /** Its path as it is written: the place at which all rules on such volumes report. */
  readonly at: Value
  /** What it is, as `Volume "data"`. */
  readonly name: string
  /** The path in quotes, or `a path` where it is not known. */
  readonly quoted: string
  /** The path without what means nothing; `undefined` where it is not known or not absolute. */
  readonly path: string | undefined
}

/** The `hostPath` volumes of a pod. */
export function hostPathsOf(pod: PodSpec): readonly HostPath[] {
  const volumes = pod.get('volumes').items()
  return volumes.filter((volume) => volume.get('hostPath').exists).map(hostPathOf)
}

function hostPathOf(volume: Value): HostPath {
  const at = volume.get('hostPath', 'path')
  const { string } = at
  return {
    volume,
    at,
    name: `Volume "${volume.get('name').string ?? '…'}"`,
    quoted: string === undefined ? 'a path' : `"${string}"`,
    path: string === undefined ? undefined : cleanPath(string),
  }
}

/** A place where a container sees a volume. */
export interface Mount {
  readonly container: Container
  readonly value: Value
}

/** All that certainly mounts a volume of the pod. */
function mountsOf(pod: PodSpec, volume: Value): readonly Mount[] {
  const name = volume.get('name').string
  if (name === undefined) return []
  return collect(pod.containers(), (container) => {
    const mounts = container.get('volumeMounts').items()
    return mounts.filter((mount) => mount.get('name').is(name)).map((value) => ({ container, value }))
  })
}

/** Those of them with which a container can certainly write to the volume. */
export function writableMountsOf(pod: PodSpec, volume: Value): readonly Mount[] {
  return mountsOf(pod, volume).filter(({ value }) => {
    const readOnly = value.get('readOnly')
    return readOnly.isMissing || readOnly.is(false)
  })
}

/** Takes a volume out of its pod, with all that mounts it. */
export function volumeRemoval(pod: PodSpec, volume: Value): Fix {
  const mounts = mountsOf(pod, volume).map(({ value }) => value)
  return {
    title: 'Remove the volume and its mounts',
    applicability: 'manual',
    changes: [volume, ...mounts].map(removeWhole),
  }
}
