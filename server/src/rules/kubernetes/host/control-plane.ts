import type { PodSpec } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'

/** Something with which a pod gets onto nodes that the scheduler would not give it. */
export interface NodeRequest {
  readonly at: Value
  /** What makes the request, as a whole. */
  readonly entry: Value
  /** What the entry is called. */
  readonly title: string
  /** The end of a sentence about the pod. */
  readonly says: string
}

/** All with which a pod asks for nodes of the control plane, or for one node by its name. */
export function requestsOf(pod: PodSpec): readonly NodeRequest[] {
  return [...tolerationsOf(pod), ...selectorsOf(pod), ...nodeNameOf(pod)]
}

const LABELS = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master']

function isLabel(value: Value): boolean {
  return LABELS.some((label) => value.is(label))
}

function tolerationsOf(pod: PodSpec): readonly NodeRequest[] {
  const tolerations = pod.get('tolerations').items().filter(isForControlPlane)
  return tolerations.map((entry) => {
    const key = entry.get('key')
    const at = key.string ? key : entry.get('operator')
    return { at, entry, title: 'toleration', says: 'tolerates the taint of the control plane' }
  })
}

/** Whether it tolerates the taint of the control plane, which has no value and the effect `NoSchedule`. */
function isForControlPlane(toleration: Value): boolean {
  const [key, operator, value, effect] = [
    toleration.get('key'),
    toleration.get('operator'),
    toleration.get('value'),
    toleration.get('effect'),
  ]
  const hasEffect = isUnset(effect) || effect.is('NoSchedule')
  const isAnyValue = operator.is('Exists')
  const isNoValue = (isUnset(operator) || operator.is('Equal')) && isUnset(value)
  return hasEffect && ((isUnset(key) && isAnyValue) || (isLabel(key) && (isAnyValue || isNoValue)))
}

function isUnset(value: Value): boolean {
  return value.isMissing || value.is('')
}

function selectorsOf(pod: PodSpec): readonly NodeRequest[] {
  const says = 'selects nodes of the control plane'
  const labels = LABELS.map((label) => pod.get('nodeSelector', label)).filter(({ exists }) => exists)
  const expressions = collect(termsOf(pod), (term) => term.get('matchExpressions').items())
  const selecting = expressions.filter((one) => isLabel(one.get('key')) && isPositive(one.get('operator')))
  return [
    ...labels.map((entry) => ({ at: entry, entry, title: 'node selector', says })),
    ...selecting.map((entry) => ({ at: entry.get('key'), entry, title: 'expression', says })),
  ]
}

function isPositive(operator: Value): boolean {
  return operator.is('In') || operator.is('Exists')
}

function termsOf(pod: PodSpec): readonly Value[] {
  const affinity = pod.get('affinity', 'nodeAffinity')
  const required = affinity.get('requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms').items()
  const preferred = affinity.get('preferredDuringSchedulingIgnoredDuringExecution').items()
  return [...required, ...preferred.map((one) => one.get('preference'))]
}

function nodeNameOf(pod: PodSpec): readonly NodeRequest[] {
  const at = pod.get('nodeName')
  if (!at.string) return []
  return [{ at, entry: at, title: 'node name', says: `goes to node "${at.string}" past the scheduler` }]
}
