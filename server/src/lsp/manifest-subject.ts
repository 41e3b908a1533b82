import { generatedConfigIn } from '../kubernetes/config-generator.ts'
import { type ConfigObject, configObjectOf } from '../kubernetes/config-object.ts'
import type { ConfigKind } from '../kubernetes/config-use.ts'
import { isSameNamespace, type Namespace, namespaceOf } from '../kubernetes/namespace.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { keyReferencesIn, nameSpanOf, referencesIn } from '../kubernetes/references.ts'
import { type GroupKind, type Resource, resourcesOf } from '../kubernetes/resource.ts'
import {
  type SelectablePods,
  type Selection,
  selectablePodsOf,
  selectionsIn,
  spanOfSelection,
} from '../kubernetes/selections.ts'
import { collect } from '../text/collect.ts'
import type { Location, Span } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'

/** An object that something names. */
export interface Target {
  readonly groupKind: GroupKind
  /** `undefined` for what is in no namespace. */
  readonly namespace: Namespace | undefined
  readonly name: string
}

/** A ConfigMap or a Secret that something names. */
export interface ConfigTarget extends Target {
  readonly groupKind: ConfigKind
  readonly namespace: Namespace
}

/** A key of one. */
export interface KeyTarget extends ConfigTarget {
  readonly key: string
}

/** What there is to ask about at a place of a manifest, and the place. */
export type Subject = { readonly span: Span } & (
  | { readonly kind: 'selection'; readonly selection: Selection }
  /** A label of the pods that a resource makes. */
  | { readonly kind: 'label'; readonly pods: SelectablePods; readonly name: string; readonly whole: Span }
  /** With the resource that it stands in. */
  | { readonly kind: 'key'; readonly target: KeyTarget; readonly resource: Resource | undefined }
  /** With its pods where it is the object itself that stands there. */
  | { readonly kind: 'object'; readonly target: Target; readonly pods?: SelectablePods }
)

/** What there is to ask about at an offset of a text. */
export function subjectAt(text: YamlText, offset: number): Subject | undefined {
  for (const config of generatedConfigIn(text)) {
    const found = subjectOfConfig(config, offset)
    if (found) return found
  }
  for (const resource of resourcesOf(text)) {
    const { node } = resource.value
    const found = node && isIn(node, offset) ? subjectIn(resource, text, offset) : undefined
    if (found) return found
  }
  return undefined
}

/** A resource as what others may name. */
export function targetOf(resource: Resource): Target | undefined {
  const { groupKind, name } = resource
  if (name === undefined) return undefined
  return { groupKind, name, namespace: CLUSTER_WIDE.has(groupKind) ? undefined : namespaceOf(resource) }
}

/** A ConfigMap or a Secret as what others may name. */
export function targetOfConfig({
  groupKind,
  namespace,
  name: { string: name },
}: ConfigObject): ConfigTarget | undefined {
  return name === undefined ? undefined : { groupKind, namespace, name }
}

/** Whether something may be the object; where a namespace is not known, it may. */
export function isTarget(target: Target, other: Target | undefined): boolean {
  if (other?.groupKind !== target.groupKind || other.name !== target.name) return false
  return !other.namespace || !target.namespace || isSameNamespace(other.namespace, target.namespace) !== 'no'
}

/** Objects that are in no namespace. */
const CLUSTER_WIDE: ReadonlySet<GroupKind> = new Set(['/Namespace', 'rbac.authorization.k8s.io/ClusterRole'])

function subjectIn(resource: Resource, text: YamlText, offset: number): Subject | undefined {
  const isHere = ({ text: other, span }: Location) => other === text && isIn(span, offset)
  const key = keyReferencesIn(resource).find(({ at }) => isHere(at.location))
  if (key) return { kind: 'key', target: key, resource, span: key.at.location.span }
  const target = referencesIn(resource).find(({ at }) => isHere(at.location))
  if (target) return { kind: 'object', target, span: target.at.location.span }
  const selection = selectionsIn(resource).find((one) => isIn(spanOfSelection(one), offset))
  if (selection) return { kind: 'selection', selection, span: spanOfSelection(selection) }
  const label = podLabelsOf(resource).find(({ whole }) => isIn(whole, offset))
  if (label) return { kind: 'label', pods: selectablePodsOf(resource), ...label }
  const config = configObjectOf(resource)
  const own = config && subjectOfConfig(config, offset)
  if (own?.kind === 'key') return own
  const object = targetOf(resource)
  const span = nameSpanOf(resource)
  if (!object || !isIn(span, offset)) return undefined
  const pods = selectablePodsOf(resource)
  return { kind: 'object', target: object, span, ...(pods.labels.length > 0 ? { pods } : {}) }
}

function subjectOfConfig(config: ConfigObject, offset: number): Subject | undefined {
  const target = targetOfConfig(config)
  if (!target) return undefined
  const key = config.keys.find(({ span }) => isIn(span, offset))
  if (key) return { kind: 'key', target: { ...target, key: key.name }, resource: config.resource, span: key.span }
  const { span } = config.name.location
  return isIn(span, offset) ? { kind: 'object', target, span } : undefined
}

/** The labels of the pods that a resource makes, each with its key and all of it. */
function podLabelsOf(resource: Resource) {
  const labels = collect(podSpecsOf(resource), ({ metadata }) => metadata.get('labels').entries())
  return collect(labels, ([name, { pair }]) => {
    if (!pair) return []
    const { start, end } = pair.key
    return { name, span: { start, end }, whole: { start, end: Math.max(end, pair.value.end) } }
  })
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
