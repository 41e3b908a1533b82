import type { Located, Location } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import type { BindingFacts, RoleRef } from './rbac-policy.ts'
import { RBAC_GROUP } from './rbac-role.ts'
import { namespaceOf, type Subject, textAt } from './rbac-subject.ts'
import type { Resource } from './resource.ts'

/** A subject of a binding, and where it stands. */
export interface BoundSubject {
  readonly value: Value
  readonly subject: Subject
}

/** A RoleBinding or a ClusterRoleBinding as a manifest writes it. */
export class RoleBinding implements Located {
  readonly resource: Resource
  readonly roleRef: RoleRef
  readonly subjects: readonly BoundSubject[]

  constructor(resource: Resource) {
    this.resource = resource
    const { value } = resource
    this.roleRef = { kind: textAt(value.get('roleRef', 'kind')), name: textAt(value.get('roleRef', 'name')) }
    this.subjects = value
      .get('subjects')
      .items()
      .map((item) => ({ value: item, subject: subjectOf(item) }))
  }

  /** Whether it grants for the cluster and every namespace: a ClusterRoleBinding. */
  get isCluster(): boolean {
    return this.resource.kind === 'ClusterRoleBinding'
  }

  /** Where it grants: empty for everywhere, `undefined` where a template says where. */
  get namespace(): string | undefined {
    return this.isCluster ? '' : namespaceOf(this.resource)
  }

  /** As `RoleBinding "readers"`. */
  get title(): string {
    return `${this.resource.kind} "${this.resource.name ?? '…'}"`
  }

  /** Whether it may have subjects that the text does not show. */
  get isOpen(): boolean {
    const list = this.resource.value.get('subjects')
    return list.isUnknown || list.isOpen || this.subjects.some(({ value }) => value.isConditional)
  }

  /** Whether it is one of those that Kubernetes makes and keeps as they are. */
  get isSystem(): boolean {
    const { name, labels } = this.resource
    return name?.startsWith('system:') === true || labels.get('kubernetes.io/bootstrapping').is('rbac-defaults')
  }

  /** What others can ask about it. */
  get facts(): BindingFacts {
    const { resource, namespace, roleRef, isOpen } = this
    const subjects = this.subjects.filter(({ value }) => !value.isConditional).map(({ subject }) => subject)
    const kind = this.isCluster ? 'ClusterRoleBinding' : 'RoleBinding'
    return { kind, name: resource.name, namespace, roleRef, subjects, isOpen }
  }

  get location(): Location {
    return this.resource.location
  }
}

/** The binding that a resource is; none for one of another kind. */
export function roleBindingsOf(resource: Resource): readonly RoleBinding[] {
  if (resource.group !== RBAC_GROUP) return []
  const { kind } = resource
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding' ? [new RoleBinding(resource)] : []
}

function subjectOf(value: Value): Subject {
  const [kind, name, namespace] = [value.get('kind'), value.get('name'), value.get('namespace')].map(textAt)
  return { kind, name, namespace }
}
