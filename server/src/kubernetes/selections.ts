import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { isSameNamespace, type Namespace, namespaceOf } from './namespace.ts'
import { podSpecsOf } from './pod.ts'
import type { GroupKind, Resource } from './resource.ts'
import { type LabelSelector, readEqualitySelector } from './selector.ts'
import { matchPartialLabels, type PartialLabels } from './selector-partial.ts'
import { labelsIn, selectorIn } from './selector-value.ts'

/** A place that chooses pods by their labels. */
export interface Selection {
  readonly at: Value
  readonly selector: LabelSelector
  /** Where the pods are. */
  readonly namespace: Namespace
}

/** The places in a resource that choose pods, as far as they are known. */
export function selectionsIn(resource: Resource): readonly Selection[] {
  const { groupKind } = resource
  return Object.hasOwn(readers, groupKind) ? (readers[groupKind]?.(resource) ?? []) : []
}

/** What selections look at of the pods that a resource makes. */
export interface SelectablePods {
  readonly namespace: Namespace
  /** The labels of each kind of its pods; none of a resource that makes no pods. */
  readonly labels: readonly PartialLabels[]
}

/** The pods that a resource makes, as selections see them. */
export function selectablePodsOf(resource: Resource): SelectablePods {
  const labels = podSpecsOf(resource).map(({ metadata }) => labelsIn(metadata.get('labels')))
  return { namespace: namespaceOf(resource), labels }
}

/** Whether a selection may choose some of these pods. */
export function maySelect({ selector, namespace }: Selection, pods: SelectablePods): boolean {
  if (isSameNamespace(namespace, pods.namespace) === 'no') return false
  return pods.labels.some((labels) => matchPartialLabels(selector, labels) !== 'no')
}

/** Whether a text may hold pods that a selection chooses, by the words that have to stand there. */
export function mayHoldSelected(content: string, { selector }: Selection): boolean {
  const words = collect(selector, ({ key, operator, values }) => {
    if (operator !== 'In') return operator === 'Exists' ? [key] : []
    return values.length === 1 ? [key, ...values] : [key]
  })
  return ['containers', ...words].every((word) => content.includes(word))
}

/** Whether a text may hold a selection of these pods, by the words that have to stand there; of one label, what asks for it. */
export function mayHoldSelection(content: string, { labels }: SelectablePods, label?: string): boolean {
  if (!content.includes('elector')) return false
  if (label === undefined || content.includes('matchExpressions')) return true
  const values = labels.map((known) => known.values.get(label))
  return content.includes(label) && values.some((value) => value === undefined || content.includes(value))
}

/** The key of a selection and all that it says. */
export function spanOfSelection({ at }: Selection): Span {
  const { start, end } = at.keyLocation.span
  return { start, end: Math.max(end, at.node?.end ?? 0) }
}

const readers: Readonly<Record<GroupKind, (resource: Resource) => readonly Selection[]>> = {
  '/Service': selectionOfService,
  '/ReplicationController': selectionOfService,
  'policy/PodDisruptionBudget': selectionOfSpec,
  'networking.k8s.io/NetworkPolicy': selectionsOfPolicy,
  'apps/DaemonSet': selectionOfSpec,
  'apps/Deployment': selectionOfSpec,
  'apps/ReplicaSet': selectionOfSpec,
  'apps/StatefulSet': selectionOfSpec,
  'batch/Job': selectionOfSpec,
}

function selectionOfSpec(resource: Resource): readonly Selection[] {
  return selectionAt(resource.value.get('spec', 'selector'), namespaceOf(resource))
}

function selectionOfService(resource: Resource): readonly Selection[] {
  const at = resource.value.get('spec', 'selector')
  const { values, open } = labelsIn(at)
  const known = new Map(collect([...values], ([name, value]) => (value === undefined ? [] : [[name, value] as const])))
  const selector = !open && known.size === values.size ? readEqualitySelector(known) : undefined
  return selector ? [{ at, selector, namespace: namespaceOf(resource) }] : []
}

function selectionsOfPolicy(resource: Resource): readonly Selection[] {
  const spec = resource.value.get('spec')
  const own = namespaceOf(resource)
  const peers = [...peersIn(spec.get('ingress'), 'from'), ...peersIn(spec.get('egress'), 'to')]
  return [
    ...selectionAt(spec.get('podSelector'), own),
    ...collect(peers, (peer) => {
      const isElsewhere = !peer.get('namespaceSelector').isMissing
      return selectionAt(peer.get('podSelector'), isElsewhere ? { kind: 'unknown' } : own)
    }),
  ]
}

function peersIn(rules: Value, key: 'from' | 'to'): readonly Value[] {
  return collect(rules.items(), (rule) => rule.get(key).items())
}

function selectionAt(at: Value, namespace: Namespace): readonly Selection[] {
  const selector = at.exists ? selectorIn(at) : undefined
  return selector ? [{ at, selector, namespace }] : []
}
