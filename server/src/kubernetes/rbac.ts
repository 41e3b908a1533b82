import { type Answer, allOf, anyOf } from './answer.ts'
import type { Namespace } from './namespace.ts'

/** A list of a rule. Where it is open there may be further names that the text does not show. */
export interface NameList {
  readonly names: readonly string[]
  readonly isOpen: boolean
}

/**
 * What a Role or a ClusterRole allows: each verb on each resource of each API group, or each verb on each path. There are
 * no rules that forbid, so whatever no rule allows is forbidden.
 */
export interface PolicyRule {
  readonly verbs: NameList
  /** The core group is empty. */
  readonly apiGroups: NameList
  /** As `pods`, or `pods/log` for a part of it. */
  readonly resources: NameList
  /** The objects that the rule is limited to; all where it names none. */
  readonly resourceNames: NameList
  readonly nonResourceURLs: NameList
}

/** A request for objects of the API. */
export interface ResourceRequest {
  readonly verb: string
  /** The core group is empty. */
  readonly apiGroup: string
  readonly resource: string
  readonly subresource?: string
  /**
   * The object, where the request names one. `create` and `deletecollection` never do, except `create` of a subresource,
   * and `list` and `watch` only by a field selector for `metadata.name`.
   */
  readonly name?: string
  /** The namespace of the object; absent for one of the cluster, and for all namespaces at once. */
  readonly namespace?: Namespace
}

/** A request for something of the API server that is no object, such as `/metrics`. */
export interface UrlRequest {
  /** The method in lower case. */
  readonly verb: string
  readonly path: string
}

export type Request = ResourceRequest | UrlRequest

/** Whether a rule allows a request, as `RuleAllows` of Kubernetes decides it. */
export function ruleAllows(rule: PolicyRule, request: Request): Answer {
  if ('path' in request) return allOf([hasVerb(rule, request.verb), hasPath(rule, request.path)])
  return allOf([
    hasVerb(rule, request.verb),
    hasGroup(rule, request.apiGroup),
    hasResource(rule, request),
    hasName(rule, request.name ?? ''),
  ])
}

/** Whether any of the rules allows a request, as `RulesAllow` decides it. */
export function rulesAllow(rules: readonly PolicyRule[], request: Request): Answer {
  return anyOf(rules.map((rule) => ruleAllows(rule, request)))
}

/** `VerbMatches`. */
export function hasVerb({ verbs }: PolicyRule, verb: string): Answer {
  return some(verbs, (name) => name === '*' || name === verb)
}

/** `APIGroupMatches`. */
function hasGroup({ apiGroups }: PolicyRule, group: string): Answer {
  return some(apiGroups, (name) => name === '*' || name === group)
}

/** `ResourceMatches`: of wildcards there are only `*`, which has the subresources too, and one before a slash. */
function hasResource({ resources }: PolicyRule, { resource, subresource }: ResourceRequest): Answer {
  if (subresource === undefined) return some(resources, (name) => name === '*' || name === resource)
  const whole = `${resource}/${subresource}`
  const ofAny = `*/${subresource}`
  return some(resources, (name) => name === '*' || name === whole || name === ofAny)
}

/** `ResourceNameMatches`: a list that is empty names all; there is no wildcard. */
function hasName({ resourceNames }: PolicyRule, requested: string): Answer {
  if (resourceNames.names.length === 0 && !resourceNames.isOpen) return 'yes'
  return some(resourceNames, (name) => name === requested)
}

/** `NonResourceURLMatches`: a star is one only at the end. */
function hasPath({ nonResourceURLs }: PolicyRule, path: string): Answer {
  return some(nonResourceURLs, (name) => name === path || (name.endsWith('*') && path.startsWith(withoutStars(name))))
}

function withoutStars(name: string): string {
  let end = name.length
  while (name[end - 1] === '*') end--
  return name.slice(0, end)
}

function some({ names, isOpen }: NameList, isMet: (name: string) => boolean): Answer {
  if (names.some(isMet)) return 'yes'
  return isOpen ? 'unknown' : 'no'
}
