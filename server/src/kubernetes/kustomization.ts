import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'
import { type Namespace, namespaceIn } from './namespace.ts'
import { type Patch, type PatchTarget, readTarget } from './patch.ts'
import { replacementsIn } from './replacement.ts'
import type { GroupKind } from './resource.ts'

/** The names that kustomize looks for in a folder. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** A patch as a kustomization has it: a file, or its content. */
export interface PatchSource {
  readonly file?: string
  readonly content?: string
  /** What it is laid over; a patch that is itself like a resource may say so itself. */
  readonly target: PatchTarget | undefined
}

/** What a kustomization says of what it deploys. Paths are relative to its folder, as written. */
export interface Kustomization {
  /** Files, and folders of other kustomizations. */
  readonly resources: readonly string[]
  /** The folders of components, whose patches are laid over everything here. */
  readonly components: readonly string[]
  readonly patches: readonly PatchSource[]
  /** The namespace that it puts everything in; unset when it leaves them. */
  readonly namespace: Namespace
  /** What it makes of nothing but names. */
  readonly generated: readonly { readonly groupKind: GroupKind; readonly name: string }[]
  readonly labels: readonly string[]
  readonly annotations: readonly string[]
  /** The names of images of which it sets the name, the tag or the digest. */
  readonly images: readonly string[]
  /** The names of resources of which it sets the number of replicas. */
  readonly replicas: readonly string[]
  /** Whether it gives resources other names. */
  readonly renames: boolean
  /** What it copies from one resource to others. */
  readonly replacements: readonly Patch[]
  /** Whether other programs may set anything, or it cannot be known what it says. */
  readonly transforms: boolean
  /** Whether it makes resources that cannot be known, or a template prints it. */
  readonly isOpaque: boolean
}

/** Reads a kustomization, as the kustomize API 0.20 has it; nothing in a file that is something else. Never fails. */
export function readKustomization(text: YamlText): Kustomization | undefined {
  const apiVersion = rootOf(text).get('apiVersion').string
  return apiVersion === undefined || apiVersion.startsWith('kustomize.config.k8s.io/') ? read(text) : undefined
}

function read(text: YamlText): Kustomization {
  const root = rootOf(text)
  const isUnclear = text.mask.holes.length > 0 || text.tree.errors.length > 0
  const isThere = (...keys: readonly string[]): boolean => keys.some((key) => !root.get(key).isMissing)
  return {
    resources: [...stringsOf(root.get('resources')), ...stringsOf(root.get('bases'))],
    components: stringsOf(root.get('components')),
    patches: patchesOf(root),
    namespace: namespaceIn(root),
    generated: [
      ...namesIn(root.get('configMapGenerator')).map((name) => ({ groupKind: '/ConfigMap', name }) as const),
      ...namesIn(root.get('secretGenerator')).map((name) => ({ groupKind: '/Secret', name }) as const),
    ],
    labels: [
      ...keysOf(root.get('commonLabels')),
      ...collect(root.get('labels').items(), (item) => keysOf(item.get('pairs'))),
    ],
    annotations: keysOf(root.get('commonAnnotations')),
    images: namesIn(root.get('images')),
    replicas: namesIn(root.get('replicas')),
    renames: isThere('namePrefix', 'nameSuffix'),
    replacements: collect(root.get('replacements').items(), replacementsIn),
    transforms: isUnclear || isThere('transformers'),
    isOpaque: isUnclear || isThere('generators', 'helmCharts', 'helmChartInflationGenerator'),
  }
}

function patchesOf(root: Value): readonly PatchSource[] {
  const targeted = collect([root.get('patches'), root.get('patchesJson6902')], (list) =>
    list.items().map((patch) => ({ ...sourceOf(patch), target: readTarget(patch.get('target')) })),
  )
  const merged = collect(root.get('patchesStrategicMerge').items(), ({ string }) =>
    string === undefined ? [] : { ...fileOrContent(string), target: undefined },
  )
  return [...targeted, ...merged]
}

function sourceOf(patch: Value): Pick<PatchSource, 'file' | 'content'> {
  const file = patch.get('path').string
  const content = patch.get('patch').string
  return { ...(file === undefined ? {} : { file }), ...(content === undefined ? {} : { content }) }
}

/** `patchesStrategicMerge` has both as strings. */
function fileOrContent(text: string): Pick<PatchSource, 'file' | 'content'> {
  return text.includes('\n') || !/\.(?:ya?ml|json)$/i.test(text) ? { content: text } : { file: text }
}

function stringsOf(list: Value): readonly string[] {
  return collect(list.items(), ({ string }) => string)
}

function namesIn(list: Value): readonly string[] {
  return collect(list.items(), (item) => item.get('name').string)
}

function keysOf(map: Value): readonly string[] {
  return map.entries().map(([name]) => name)
}
