import type { Value } from '../yaml/value.ts'
import { type Answer, both } from './rbac.ts'
import type { Resource } from './resource.ts'

/** Who asks the API server: what the authenticators say of a request. */
export interface Identity {
  readonly name: string
  readonly groups: readonly string[]
}

/** A subject of a binding. What is missing is empty; what a template prints is `undefined`. */
export interface Subject {
  readonly kind: string | undefined
  readonly name: string | undefined
  /** Of a ServiceAccount. */
  readonly namespace: string | undefined
}

/** The group of all who have said who they are: users and service accounts. */
const AUTHENTICATED = 'system:authenticated'
/** The group of all who have not. */
const UNAUTHENTICATED = 'system:unauthenticated'
/** The group of all service accounts; one of a namespace has its name after a colon. */
const SERVICE_ACCOUNTS = 'system:serviceaccounts'
/** The group that no authorizer is asked about: it may do everything, and no binding can take that away. */
const MASTERS = 'system:masters'
/** The user that a request has which says nothing of who sent it. */
const ANONYMOUS = 'system:anonymous'

/**
 * Stands for the namespace of what names none. Whoever deploys the resources chooses it, so it is the same for all of them,
 * and may be any. No namespace can have this name.
 */
export const OWN_NAMESPACE = '.'

const ACCOUNT = 'system:serviceaccount:'

/** Who a pod is that holds a token of the service account. */
export function serviceAccountIdentity(namespace: string, name: string): Identity {
  return {
    name: `${ACCOUNT}${namespace}:${name}`,
    groups: [SERVICE_ACCOUNTS, `${SERVICE_ACCOUNTS}:${namespace}`, AUTHENTICATED],
  }
}

/** Who a user is that has authenticated. */
export function userIdentity(name: string, ...groups: readonly string[]): Identity {
  return { name, groups: [...groups, AUTHENTICATED] }
}

/** Who a request is from that has no credentials. */
export const anonymousIdentity: Identity = { name: ANONYMOUS, groups: [UNAUTHENTICATED] }

/** The namespace and the name in the user name of a service account: `SplitUsername`. */
export function serviceAccountOf(user: string): { readonly namespace: string; readonly name: string } | undefined {
  if (!user.startsWith(ACCOUNT)) return undefined
  const [namespace, name, ...rest] = user.slice(ACCOUNT.length).split(':')
  return namespace && name && rest.length === 0 ? { namespace, name } : undefined
}

/** Whether it may do everything, whatever roles say. */
export function isSuperuser({ groups }: Identity): boolean {
  return groups.includes(MASTERS)
}

/**
 * Whether a subject stands for who asks, as `appliesToUser` decides it.
 *
 * @param namespace That of the binding, empty for a ClusterRoleBinding, `undefined` where it is not known.
 */
export function isSubject(subject: Subject, who: Identity, namespace: string | undefined): Answer {
  switch (subject.kind) {
    case undefined:
      return 'unknown'
    case 'User':
      return isSame(subject.name, who.name)
    case 'Group':
      if (subject.name === undefined) return 'unknown'
      return who.groups.includes(subject.name) ? 'yes' : 'no'
    case 'ServiceAccount':
      return isAccount(subject, who, namespace)
    default:
      return 'no'
  }
}

function isAccount(subject: Subject, who: Identity, bindingNamespace: string | undefined): Answer {
  const account = serviceAccountOf(who.name)
  if (!account) return 'no'
  const name = isSame(subject.name, account.name)
  if (name === 'no') return 'no'
  const own = subject.namespace === '' ? bindingNamespace : subject.namespace
  return both(name, isSameNamespace(own, account.namespace))
}

/** The namespace of a namespaced resource; `undefined` where a template prints it. */
export function namespaceOf(resource: Resource): string | undefined {
  const text = textAt(resource.value.get('metadata', 'namespace'))
  return text === '' ? OWN_NAMESPACE : text
}

/** The text at a place: empty where there is none, `undefined` where it is not known. */
export function textAt(value: Value): string | undefined {
  return value.isMissing ? '' : value.string
}

/** Whether both are the same namespace; `unknown` between the own one and one that has a name. */
export function isSameNamespace(a: string | undefined, b: string | undefined): Answer {
  if (a === undefined || b === undefined) return 'unknown'
  if (a === b) return a === '' ? 'no' : 'yes'
  if (a === '' || b === '') return 'no'
  return a === OWN_NAMESPACE || b === OWN_NAMESPACE ? 'unknown' : 'no'
}

function isSame(a: string | undefined, b: string): Answer {
  if (a === undefined) return 'unknown'
  return a === b ? 'yes' : 'no'
}
