import type { PodSpec } from '../../../kubernetes/pod.ts'
import type { PodSecurityExemption } from '../../../kubernetes/pod-security-exemption.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import type { PartialLabels } from '../../../kubernetes/selector-partial.ts'
import { isAtLeast, type KubernetesVersion, newestVersion, parseVersion } from '../../../kubernetes/version.ts'
import { collect } from '../../../text/collect.ts'
import { podSecurityLabel } from './pod-security-label.ts'

/** What a namespace does with pods that do not meet a standard. */
export interface Demand {
  readonly mode: 'enforce' | 'warn' | 'audit'
  /** The label that says so. */
  readonly label: string
  readonly standard: 'baseline' | 'restricted'
  readonly version: KubernetesVersion
}

const modes = ['enforce', 'warn', 'audit'] as const

/** What is certainly demanded by the labels of a namespace, the worst first. */
export function demandsOf(labels: PartialLabels, kubernetes: KubernetesVersion): readonly Demand[] {
  return collect(modes, (mode) => {
    const label = podSecurityLabel(mode)
    const standard = labels.values.get(label)
    if (standard !== 'baseline' && standard !== 'restricted') return []
    const version = versionIn(labels, `${label}-version`, kubernetes)
    return version ? [{ mode, label, standard, version }] : []
  })
}

/** The API server takes a version that is newer than itself for the latest one that it knows. */
function versionIn(labels: PartialLabels, label: string, kubernetes: KubernetesVersion): KubernetesVersion | undefined {
  const latest = older(kubernetes, newestVersion)
  if (!labels.values.has(label)) return labels.open ? undefined : latest
  const written = labels.values.get(label)
  const version = written === 'latest' ? latest : parseVersion(written ?? '')
  return version && older(version, latest)
}

function older(a: KubernetesVersion, b: KubernetesVersion): KubernetesVersion {
  return isAtLeast(a, b.major, b.minor) ? b : a
}

/** Whether some pods of a namespace may be exempt from what it demands. */
export function mayBeExempt(
  namespace: string,
  pods: readonly PodSpec[],
  exemptions: readonly PodSecurityExemption[],
): boolean {
  return exemptions.some(({ namespaces, runtimeClasses }) => {
    if (!namespaces || namespaces.includes(namespace)) return true
    if (runtimeClasses?.length === 0) return false
    return pods.some((pod) => {
      const runtimeClass = pod.get('runtimeClassName')
      if (runtimeClass.isMissing) return false
      return !runtimeClasses || runtimeClass.string === undefined || runtimeClasses.includes(runtimeClass.string)
    })
  })
}

/** A sentence on what becomes of a resource that does not meet a demand. */
export function refusalOf({ kind, name = '…' }: Resource, { mode, standard }: Demand, namespace: string): string {
  const refusal = kind === 'Pod' ? 'refuses it' : 'refuses its pods'
  const deeds = { enforce: refusal, warn: 'warns of that', audit: 'records that' }
  return `${kind} "${name}" does not meet the ${standard} standard, and Namespace "${namespace}" ${deeds[mode]}.`
}
