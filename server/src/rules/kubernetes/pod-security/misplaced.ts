import type { Container, PodSpec } from '../../../kubernetes/pod.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'
import { removeWhole } from './removal.ts'

/**
 * Moves a field of a pod's security context to the containers that do not set it. One that would widen what they may do
 * is taken out instead: it had no effect so far.
 */
export function moveToContainers(pod: PodSpec, field: string, value: Value): Fix | undefined {
  const { json } = value
  const lists = [pod.get('containers'), pod.get('initContainers'), pod.get('ephemeralContainers')]
  if (json === undefined) return undefined
  if (widens(field, value)) {
    return { title: `Remove ${field}, which has no effect here`, applicability: 'safe', changes: [removeWhole(value)] }
  }
  if (lists.some((list) => list.isUnknown || list.isOpen)) return undefined
  const contexts = pod.containers().map((container) => container.get('securityContext'))
  // The API server refuses the two together.
  const isRefused =
    field === 'allowPrivilegeEscalation' && !contexts.every((context) => context.get('privileged').isNot(true))
  const missing = contexts.map((context) => context.get(field)).filter((own) => own.isMissing)
  if (isRefused || missing.length === 0) return undefined
  const changes: readonly Change[] = [removeWhole(value), ...missing.map((own) => own.set(json))]
  return { title: `Move ${field} to the containers`, applicability: 'unsafe', changes }
}

/** Moves a field of a container's security context to its pod, unless that says otherwise. */
export function moveToPod(container: Container, field: string, value: Value): Fix | undefined {
  const { json } = value
  const shared = container.pod.get('securityContext', field)
  if (json === undefined || shared.isUnknown) return undefined
  if (shared.exists) {
    return { title: `Remove ${field}, which the pod has`, applicability: 'safe', changes: [removeWhole(value)] }
  }
  return { title: `Move ${field} to the pod`, applicability: 'unsafe', changes: [removeWhole(value), shared.set(json)] }
}

/** Moves a whole security context into the pod spec, where there is none. */
export function moveIntoSpec(pod: PodSpec, value: Value): Fix | undefined {
  const { json } = value
  const context = pod.get('securityContext')
  if (json === undefined || !context.isMissing) return undefined
  const title = 'Move the securityContext into the pod spec'
  return { title, applicability: 'unsafe', changes: [value.remove(), context.set(json)] }
}

function widens(field: string, value: Value): boolean {
  if (field === 'privileged' || field === 'procMount') return true
  if (field === 'capabilities') return !value.get('add').isMissing
  return field === 'allowPrivilegeEscalation' ? value.is(true) : value.is(false)
}
