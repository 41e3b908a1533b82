import type { PodSpec } from '../../../kubernetes/pod.ts'
import { isAtLeast, type KubernetesVersion } from '../../../kubernetes/version.ts'

/** Whether the restricted standard may spare the pod what means nothing on Windows nodes, as it does since 1.25. */
export function mayBeExemptOnWindows(pod: PodSpec, kubernetes: KubernetesVersion): boolean {
  const isOther = pod.get('os', 'name').isNot('windows')
  return isAtLeast(kubernetes, 1, 25) && !isOther
}

/**
 * Whether the standards may spare the pod what a user namespace makes harmless, as they do since 1.35: root in such a pod
 * is an unprivileged user of its node.
 */
export function mayBeExemptInUserNamespace(pod: PodSpec, kubernetes: KubernetesVersion): boolean {
  const sharesUsersOfHost = pod.get('hostUsers').isNot(false)
  return isAtLeast(kubernetes, 1, 35) && !sharesUsersOfHost
}
