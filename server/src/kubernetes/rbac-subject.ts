import { type Answer, allOf, answerOf } from './answer.ts'
import { isSameNamespace, type Namespace } from './namespace.ts'

/** Who asks the API server: what the authenticators say of a request. */
export interface Identity {
  readonly name: string
  readonly groups: readonly string[]
  /** The service account that it is. */
  readonly account?: { readonly namespace: Namespace; readonly name: string }
}

/** A subject of a binding. What is missing is empty; what a template prints is `undefined`. */
export interface Subject {
  readonly kind: string | undefined
  readonly name: string | undefined
  /** Of a ServiceAccount. */
  readonly namespace: Namespace
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

const ACCOUNT = 'system:serviceaccount:'

/** Who a pod is that holds a token of the service account. Where its namespace has no name yet, nor has the user. */
export function serviceAccountIdentity(namespace: Namespace, name: string): Identity {
  const account = { namespace, name }
  if (namespace.kind !== 'named') return { name: '', groups: [SERVICE_ACCOUNTS, AUTHENTICATED], account }
  return {
    name: `${ACCOUNT}${namespace.name}:${name}`,
    groups: [SERVICE_ACCOUNTS, `${SERVICE_ACCOUNTS}:${namespace.name}`, AUTHENTICATED],
    account,
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
 * @param namespace That of the binding; a ClusterRoleBinding has none.
 */
export function isSubject(subject: Subject, who: Identity, namespace: Namespace | undefined): Answer {
  switch (subject.kind) {
    case undefined:
      return 'unknown'
    case 'User':
      return isSame(subject.name, who.name)
    case 'Group':
      return subject.name === undefined ? 'unknown' : answerOf(who.groups.includes(subject.name))
    case 'ServiceAccount':
      return isAccount(subject, who, namespace)
    default:
      return 'no'
  }
}

function isAccount(subject: Subject, { account }: Identity, bindingNamespace: Namespace | undefined): Answer {
  if (!account) return 'no'
  const namespace = subject.namespace.kind === 'unset' ? bindingNamespace : subject.namespace
  if (!namespace) return 'no'
  return allOf([isSame(subject.name, account.name), isSameNamespace(namespace, account.namespace)])
}

function isSame(a: string | undefined, b: string): Answer {
  return a === undefined ? 'unknown' : answerOf(a === b)
}
