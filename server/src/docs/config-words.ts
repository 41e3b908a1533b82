import type { ConfigKind, ConfigUse } from '../kubernetes/config-use.ts'
import type { PodSpec } from '../kubernetes/pod.ts'
import { quoted } from '../kubernetes/rbac-holding.ts'
import { limited, type Words } from './words.ts'

/** A key of a ConfigMap or a Secret. */
export interface NamedKey {
  readonly groupKind: ConfigKind
  readonly name: string
  readonly key: string
}

/** What a pod makes of a key, in words. */
export interface KeyUser {
  readonly words: string
  /** Whether it takes all keys, whichever these are. */
  readonly takesAll: boolean
  /** Whether it is certainly this key that it uses. */
  readonly isCertain: boolean
}

/** Who uses a key that is written, or may be. */
export function wordsOfKey(named: NamedKey, users: readonly KeyUser[]): Words {
  const key = `Key ${inWords(named)}`
  const certain = users.filter(({ isCertain }) => isCertain)
  const possible = users.filter(({ isCertain }) => !isCertain)
  return [
    ...listed(`${key} is used by:`, certain),
    ...listed(certain.length > 0 ? 'It may be used by:' : `${key} may be used by:`, possible),
  ]
}

/** Who asks for a key that is certainly not written, and which keys are. */
export function wordsOfMissingKey(named: NamedKey, users: readonly KeyUser[], others: readonly string[]): Words {
  return [
    { sentence: `No manifest writes key ${inWords(named)}. They write:`, items: limited(others.map(quoted)) },
    ...listed(
      'It is asked for by:',
      users.filter(({ takesAll }) => !takesAll),
    ),
  ]
}

/** What a pod makes of a key of something that it uses; nothing where it does not use that key, or nobody knows. */
export function usersOfKey(pod: PodSpec, use: ConfigUse, key: string, isCertain: boolean): readonly KeyUser[] {
  const title = `${pod.resource.kind} ${quoted(pod.resource.name ?? '…')}`
  const optional = use.isOptional === 'yes' ? ', optional' : ''
  const user = (path: string | undefined, takesAll: boolean): KeyUser => {
    return { words: `${title}: ${placeOf(use, path)}${optional}`, takesAll, isCertain }
  }
  const named = use.keys.filter(({ at }) => at.is(key))
  if (named.length > 0) return named.map(({ path }) => user(path, false))
  return use.takesAll === 'yes' ? [user(key, true)] : []
}

function placeOf({ how }: ConfigUse, path = '…'): string {
  switch (how.kind) {
    case 'variable':
      return `variable ${quoted(how.variable ?? '…')} of container ${quoted(how.container.name)}`
    case 'variables':
      return `variable ${quoted(`${how.prefix ?? '…'}${path}`)} of container ${quoted(how.container.name)}, as all keys`
    case 'volume':
      return `file ${quoted(path)} of volume ${quoted(how.volume ?? '…')}`
  }
}

function inWords({ groupKind, name, key }: NamedKey): string {
  return `${quoted(key)} of ${groupKind.slice(1)} ${quoted(name)}`
}

function listed(sentence: string, users: readonly KeyUser[]): Words {
  return users.length > 0 ? [{ sentence, items: limited(users.map(({ words }) => words)) }] : []
}
