import type { PodSpec } from '../../../kubernetes/pod.ts'
import type { Value } from '../../../yaml/value.ts'

/** A reference to an image that a pod makes. */
export interface PodImage {
  readonly value: Value
  /** What a message calls the thing that uses it, as `Container "app"`. */
  readonly user: string
}

/** The images of all containers of a pod and of its image volumes. */
export function imagesIn(pod: PodSpec): readonly PodImage[] {
  const ofContainers = pod.containers().map((container) => ({
    value: container.get('image'),
    user: `Container "${container.name}"`,
  }))
  const ofVolumes = pod
    .get('volumes')
    .items()
    .map((volume) => ({
      value: volume.get('image', 'reference'),
      user: `Volume "${volume.get('name').string ?? '…'}"`,
    }))
  return [...ofContainers, ...ofVolumes]
}
