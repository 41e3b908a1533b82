import type { PodSpec } from './pod.ts'

/**
 * The fields of a pod's `securityContext`.
 *
 * From `PodSecurityContext` of the API reference, 1.37:
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.37/#podsecuritycontext-v1-core
 */
export const podSecurityFields = [
  'appArmorProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'seLinuxChangePolicy',
  'seLinuxOptions',
  'seccompProfile',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
  'windowsOptions',
] as const

/**
 * The fields of a container's `securityContext`.
 *
 * From `SecurityContext` of the API reference, 1.37:
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.37/#securitycontext-v1-core
 */
export const containerSecurityFields = [
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
  'windowsOptions',
] as const

export type PodSecurityField = (typeof podSecurityFields)[number]
export type ContainerSecurityField = (typeof containerSecurityFields)[number]

/** The fields that only a pod has. */
export const podOnlyFields: readonly PodSecurityField[] = podSecurityFields.filter(
  (field) => !isIn(containerSecurityFields, field),
)

/** The fields that only a container has. */
export const containerOnlyFields: readonly ContainerSecurityField[] = containerSecurityFields.filter(
  (field) => !isIn(podSecurityFields, field),
)

/** Whether a pod is certainly not for Windows nodes, by its `os` or, as before there was that field, by its node selector. */
export function isForLinux(pod: PodSpec): boolean {
  const selector = pod.get('nodeSelector')
  const names = [pod.get('os', 'name'), selector.get('kubernetes.io/os'), selector.get('beta.kubernetes.io/os')]
  return names.every((name) => name.isNot('windows'))
}

function isIn(fields: readonly string[], field: string): boolean {
  return fields.includes(field)
}
