import type { Located, Location } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import { type Namespace, namespaceIn, namespaceOf } from './namespace.ts'
import { RBAC_GROUP } from './rbac-role.ts'
import type { Subject } from './rbac-subject.ts'
import type { GroupKind, Resource } from './resource.ts'

/** Which role a binding grants. What is missing is empty; what a template prints is `undefined`. */
export interface RoleRef {
  readonly kind: string | undefined
  readonly name: string | undefined
}

/** A binding, as others ask about it. */
export interface BindingFacts {
  readonly roleRef: RoleRef
  readonly subjects: readonly Subject[]
  /** Whether there may be further subjects. */
  readonly isOpen: boolean
}

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

  /** Where it grants; a ClusterRoleBinding does everywhere. */
  get namespace(): Namespace | undefined {
    return this.isCluster ? undefined : namespaceOf(this.resource)
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
    const subjects = this.subjects.filter(({ value }) => !value.isConditional).map(({ subject }) => subject)
    return { roleRef: this.roleRef, subjects, isOpen: this.isOpen }
  }

  get location(): Location {
    return this.resource.location
  }
}

/** The binding that a resource is; none for one of another kind. */
export function roleBindingsOf(resource: Resource): readonly RoleBinding[] {
  return isRoleBinding(resource.groupKind) ? [new RoleBinding(resource)] : []
}

export function isRoleBinding(groupKind: GroupKind): boolean {
  return groupKind === `${RBAC_GROUP}/RoleBinding` || groupKind === `${RBAC_GROUP}/ClusterRoleBinding`
}

function subjectOf(value: Value): Subject {
  return { kind: textAt(value.get('kind')), name: textAt(value.get('name')), namespace: namespaceIn(value) }
}

function textAt(value: Value): string | undefined {
  return value.isMissing ? '' : value.string
}
