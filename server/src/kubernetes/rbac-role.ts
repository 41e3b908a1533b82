import { collect } from '../text/collect.ts'
import type { Located, Location } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import type { NameList, PolicyRule } from './rbac.ts'
import type { GroupKind, Resource } from './resource.ts'
import type { LabelSelector } from './selector.ts'
import { selectorIn } from './selector-value.ts'

export const RBAC_GROUP = 'rbac.authorization.k8s.io'

/** Rules of which some may not be known. */
export interface Rules {
  readonly rules: readonly PolicyRule[]
  /** Whether there may be further rules. */
  readonly isOpen: boolean
}

/** A role, as others ask about it. */
export interface RoleFacts extends Rules {
  /** Of an aggregated ClusterRole: its rules are those of all ClusterRoles that one of these selects, and no others. */
  readonly selectors: readonly (LabelSelector | undefined)[] | undefined
}

/** A rule of a role, and where it stands. */
export interface RoleRule {
  readonly value: Value
  readonly rule: PolicyRule
}

/** A Role or a ClusterRole as a manifest writes it. */
export class Role implements Located {
  readonly resource: Resource
  readonly rules: readonly RoleRule[]

  constructor(resource: Resource) {
    this.resource = resource
    this.rules = resource.value
      .get('rules')
      .items()
      .map((value) => ({ value, rule: ruleOf(value) }))
  }

  /** Whether it can be granted for the cluster: a ClusterRole. */
  get isCluster(): boolean {
    return this.resource.kind === 'ClusterRole'
  }

  /** As `ClusterRole "reader"`. */
  get title(): string {
    return `${this.resource.kind} "${this.resource.name ?? '…'}"`
  }

  /** Whether Kubernetes writes its rules from those of others, so that its own do not stay. */
  get isAggregated(): boolean {
    return this.resource.value.get('aggregationRule').exists
  }

  /** Whether it is one of those that Kubernetes makes and keeps as they are: its names begin with `system:`. */
  get isSystem(): boolean {
    const { name, labels } = this.resource
    return name?.startsWith('system:') === true || labels.get('kubernetes.io/bootstrapping').is('rbac-defaults')
  }

  /** What others can ask about it: the rules that it says itself, and which are aggregated into it. */
  get facts(): RoleFacts {
    const list = this.resource.value.get('rules')
    const certain = this.rules.filter(({ value }) => !value.isConditional)
    const isOpen = list.isUnknown || list.isOpen || certain.length < this.rules.length
    const selectors = this.isAggregated ? this.#selectors() : undefined
    return { rules: certain.map(({ rule }) => rule), isOpen, selectors }
  }

  get location(): Location {
    return this.resource.location
  }

  #selectors(): readonly (LabelSelector | undefined)[] {
    const list = this.resource.value.get('aggregationRule', 'clusterRoleSelectors')
    const selectors = list.items().map(selectorIn)
    return list.isUnknown || list.isOpen ? [...selectors, undefined] : selectors
  }
}

/** The role that a resource is; none for one of another kind. */
export function rolesOf(resource: Resource): readonly Role[] {
  return isRole(resource.groupKind) ? [new Role(resource)] : []
}

export function isRole(groupKind: GroupKind): boolean {
  return groupKind === `${RBAC_GROUP}/Role` || groupKind === `${RBAC_GROUP}/ClusterRole`
}

/** Reads one item of `rules`. What is no text is not known. */
function ruleOf(value: Value): PolicyRule {
  return {
    verbs: namesIn(value.get('verbs')),
    apiGroups: namesIn(value.get('apiGroups')),
    resources: namesIn(value.get('resources')),
    resourceNames: namesIn(value.get('resourceNames')),
    nonResourceURLs: namesIn(value.get('nonResourceURLs')),
  }
}

/** The texts of a list. */
function namesIn(list: Value): NameList {
  if (list.isMissing) return { names: [], isOpen: false }
  const items = list.items()
  const names = collect(items, (item) => (item.string === undefined || item.isConditional ? [] : [item.string]))
  return { names, isOpen: list.node?.kind !== 'seq' || list.isUnknown || list.isOpen || names.length < items.length }
}
