import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import type { Answer } from './answer.ts'
import type { Container, PodSpec } from './pod.ts'

/** What holds configuration under keys. */
export type ConfigKind = '/ConfigMap' | '/Secret'

/** A place where a pod takes configuration from a ConfigMap or a Secret. */
export interface ConfigUse {
  readonly groupKind: ConfigKind
  /** Names the object. */
  readonly name: Value
  readonly how: ConfigUseKind
  readonly keys: readonly KeyUse[]
  /** Whether it takes whatever keys there are. */
  readonly takesAll: Answer
  /** Whether the pod starts without the object, or without the key. */
  readonly isOptional: Answer
}

/** One variable, variables for all keys, or files in a volume; with the names that they get, where these are known. */
export type ConfigUseKind =
  | { readonly kind: 'variable'; readonly container: Container; readonly variable: string | undefined }
  | { readonly kind: 'variables'; readonly container: Container; readonly prefix: string | undefined }
  | { readonly kind: 'volume'; readonly volume: string | undefined }

/** A place that names a key. */
export interface KeyUse {
  readonly at: Value
  /** The file in its volume; `undefined` for what is no file, and where it is not known. */
  readonly path: string | undefined
}

/**
 * What a pod takes from ConfigMaps and Secrets into its environment and its volumes. Not the Secrets for pulling images and
 * those of storage drivers, of which no pod chooses keys.
 */
export function configUsesOf(pod: PodSpec): readonly ConfigUse[] {
  return [...collect(pod.containers(), usesInEnvironment), ...usesInVolumes(pod)]
}

const sources = [
  { field: 'configMap', groupKind: '/ConfigMap', volumeName: 'name' },
  { field: 'secret', groupKind: '/Secret', volumeName: 'secretName' },
] as const

function usesInEnvironment(container: Container): readonly ConfigUse[] {
  const variables = container.get('env').items()
  const all = container.get('envFrom').items()
  return collect(sources, ({ field, groupKind }) => [
    ...collect(variables, (variable) =>
      useAt(groupKind, variable.get('valueFrom', `${field}KeyRef`), 'name', (source) => ({
        how: { kind: 'variable', container, variable: variable.get('name').string },
        keys: [{ at: source.get('key'), path: undefined }],
        takesAll: 'no',
      })),
    ),
    ...collect(all, (from) =>
      useAt(groupKind, from.get(`${field}Ref`), 'name', () => ({
        how: { kind: 'variables', container, prefix: textOr(from.get('prefix'), '') },
        keys: [],
        takesAll: 'yes',
      })),
    ),
  ])
}

function usesInVolumes(pod: PodSpec): readonly ConfigUse[] {
  const volumes = pod.get('volumes').items()
  const mounted = filesMountedIn(pod)
  return collect(volumes, (volume) => {
    const name = volume.get('name').string
    const how: ConfigUseKind = { kind: 'volume', volume: name }
    const single = name === undefined ? [] : (mounted.get(name) ?? [])
    // A second volume of that name is a mistake.
    if (name !== undefined) mounted.delete(name)
    const projected = volume.get('projected', 'sources').items()
    return collect(sources, ({ field, groupKind, volumeName }) => [
      ...useAt(groupKind, volume.get(field), volumeName, (source) => ({ how, ...filesOf(source, single) })),
      ...collect(projected, (part) =>
        // Of several sources nobody says which one a mounted file is from.
        useAt(groupKind, part.get(field), 'name', (source) => ({ how, ...filesOf(source, []) })),
      ),
    ])
  })
}

/** The keys that become files: those that are listed, or else all, of which containers may mount single ones. */
function filesOf(source: Value, mounted: readonly Value[]): Pick<ConfigUse, 'keys' | 'takesAll'> {
  const list = source.get('items')
  const items = list.items()
  const isKnown = list.isMissing || (list.node?.kind === 'seq' && !list.isUnknown && !list.isOpen)
  if (isKnown && items.length === 0) {
    return { keys: mounted.map((at) => ({ at, path: at.string })), takesAll: 'yes' }
  }
  const keys = items.map((item) => ({ at: item.get('key'), path: item.get('path').string }))
  return { keys, takesAll: isKnown ? 'no' : 'unknown' }
}

/** The paths that containers mount alone out of volumes, by the names of these. A file at the top of one is a key. */
function filesMountedIn(pod: PodSpec): Map<string, readonly Value[]> {
  const mounts = collect(pod.containers(), (container) => container.get('volumeMounts').items())
  const files = collect(mounts, (mount) => {
    const [volume, at] = [mount.get('name').string, mount.get('subPath')]
    const isFile = at.string !== undefined && at.string !== '' && !at.string.includes('/')
    return volume !== undefined && isFile ? [{ volume, at }] : []
  })
  const byVolume = new Map<string, Value[]>()
  for (const { volume, at } of files) {
    const known = byVolume.get(volume)
    if (known) known.push(at)
    else byVolume.set(volume, [at])
  }
  return byVolume
}

type Taken = Pick<ConfigUse, 'how' | 'keys' | 'takesAll'>

function useAt(
  groupKind: ConfigKind,
  source: Value,
  nameField: 'name' | 'secretName',
  taken: (source: Value) => Taken,
): readonly ConfigUse[] {
  if (source.node?.kind !== 'map' || source.isUnknown) return []
  const name = source.get(nameField)
  return [{ groupKind, name, isOptional: isTrue(source.get('optional')), ...taken(source) }]
}

function isTrue(value: Value): Answer {
  if (value.isMissing || value.is(false)) return 'no'
  return value.is(true) ? 'yes' : 'unknown'
}

/** A string, or what counts where there is none; `undefined` where it is not known. */
function textOr(value: Value, otherwise: string): string | undefined {
  return value.isMissing ? otherwise : value.string
}
