import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import type { Answer } from './answer.ts'
import type { PodSpec } from './pod.ts'
import type { Resource } from './resource.ts'

/** What a pod or a ServiceAccount says of mounting the token: `unset` leaves it to the other, and at last to the default, which is to mount it. */
export type Automount = Answer | 'unset'

/** The ServiceAccount that a pod runs as. */
export interface PodAccount {
  /** `default` where it names none; `undefined` where a template does. */
  readonly name: string | undefined
  /** Where it is named, or could be. */
  readonly value: Value
}

/** The account of a pod: what the deprecated `serviceAccount` says counts only where `serviceAccountName` says nothing. */
export function accountOf(pod: PodSpec): PodAccount {
  const value = pod.get('serviceAccountName')
  const deprecated = pod.get('serviceAccount')
  const isUnset = value.isMissing || value.is('')
  if (isUnset && !deprecated.isMissing && !deprecated.is('')) return { name: deprecated.string, value: deprecated }
  return { name: isUnset ? 'default' : value.string, value }
}

/** What a pod says itself. */
export function automountOf(holder: PodSpec | Resource): Automount {
  const value = holder.value.get('automountServiceAccountToken')
  if (value.isMissing) return 'unset'
  if (value.is(true)) return 'yes'
  return value.is(false) ? 'no' : 'unknown'
}

/** The cloud whose identity the pods of a ServiceAccount get, by the annotation that its webhook or metadata server reads. */
export function cloudOf(account: Resource): string | undefined {
  return CLOUDS.find(([annotation]) => account.annotations.get(annotation).exists)?.[1]
}

const CLOUDS: readonly (readonly [annotation: string, cloud: string])[] = [
  ['eks.amazonaws.com/role-arn', 'AWS'],
  ['iam.gke.io/gcp-service-account', 'Google Cloud'],
  ['azure.workload.identity/client-id', 'Azure'],
]

/** Whether the token of the account is mounted into a pod, as `shouldAutomount` decides it: what the pod says wins. */
export function mountsToken(pod: Automount, account: Automount): Answer {
  if (pod !== 'unset') return pod
  return account === 'unset' ? 'yes' : account
}

/** A token that a pod asks for in a volume, besides or instead of the one that is mounted by default. */
export interface ProjectedToken {
  /** The `serviceAccountToken` of a projected volume. */
  readonly value: Value
  /** The name of the volume. */
  readonly volume: string | undefined
  /** Whether the API server takes it: it does when the token names no other audience. */
  readonly isForApiServer: Answer
}

/** The tokens in the projected volumes of a pod. */
export function projectedTokens(pod: PodSpec): readonly ProjectedToken[] {
  return collect(pod.get('volumes').items(), (volume) =>
    volume
      .get('projected', 'sources')
      .items()
      .map((source) => source.get('serviceAccountToken'))
      .filter((value) => value.node?.kind === 'map')
      .map((value) => ({ value, volume: volume.get('name').string, isForApiServer: isForApiServer(value) })),
  )
}

/** The type of a Secret that holds a token of an account, which never expires. */
const TOKEN_SECRET = 'kubernetes.io/service-account-token'

/** Where a Secret names the account whose token it holds; `undefined` for any other Secret. */
export function accountOfSecret(secret: Resource): Value | undefined {
  if (!holdsToken(secret)) return undefined
  return secret.annotations.get('kubernetes.io/service-account.name')
}

/** Whether it is a Secret into which the cluster writes the token of an account. */
export function holdsToken({ groupKind, value }: Resource): boolean {
  return groupKind === '/Secret' && value.get('type').is(TOKEN_SECRET)
}

const API_SERVER = ['https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local']

function isForApiServer(token: Value): Answer {
  const audience = token.get('audience')
  if (audience.isMissing || audience.is('')) return 'yes'
  if (audience.string === undefined) return 'unknown'
  return API_SERVER.includes(audience.string) ? 'yes' : 'unknown'
}
