import type { Container, PodSpec } from '../../../kubernetes/pod.ts'

/** What can have a security context: a pod, or a container of one. */
export type Holder = PodSpec | Container

/** The pod and all of its containers. */
export function holdersIn(pod: PodSpec): readonly Holder[] {
  return [pod, ...pod.containers()]
}

/** What a message calls it, as `Container "app"`; a pod goes by the resource that makes it. */
export function nameOf(holder: Holder): string {
  if ('pod' in holder) return `Container "${holder.name}"`
  return `${holder.resource.kind} "${holder.resource.name ?? '…'}"`
}
