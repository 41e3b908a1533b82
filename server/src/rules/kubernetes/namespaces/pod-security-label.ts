import type { Resource } from '../../../kubernetes/resource.ts'

export const podSecurityAdmission = 'https://kubernetes.io/docs/concepts/security/pod-security-admission/'

export const podSecurityModes = ['enforce', 'audit', 'warn'] as const
export const podSecurityLevels = ['privileged', 'baseline', 'restricted'] as const

export function podSecurityLabel(mode: string): string {
  return `pod-security.kubernetes.io/${mode}`
}

/** Namespaces that every cluster has, and whose pods are those of Kubernetes itself. */
const ofKubernetes: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease'])

/** Whether a Namespace is not one of Kubernetes itself. */
export function isOwnNamespace({ name }: Resource): boolean {
  return name !== undefined && !ofKubernetes.has(name)
}
