import type { Kustomization } from '../kubernetes/kustomization.ts'
import { anyPatch, type Patch, patchIn } from '../kubernetes/patch.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import { readYaml, YamlText } from '../yaml/document.ts'
import { rootOf } from '../yaml/value.ts'
import type { ReadFile } from './file.ts'
import type { Shelf } from './shelf.ts'

/** What is deployed together: a kustomization, a chart, or the plain manifests of a folder. */
export interface Unit {
  readonly folder: string
  readonly kustomization: Kustomization | undefined
  /** The units that this one deploys with what is its own. */
  readonly includes: Set<Unit>
  /** Of these the components, whose patches are laid over all that this one deploys. */
  readonly components: Set<Unit>
  readonly includedBy: Set<Unit>
  /** The patches of its own, those of components left out. */
  readonly patches: Patch[]
  /** Whether all that it names is there and can be known. */
  isWhole: boolean
  /** Its files of which it cannot be said what resources they have. */
  readonly opaque: Set<string>
  /** Its own resources, by their kinds. */
  readonly shelves: Map<GroupKind, Shelf>
}

export function newUnit(folder: string, kustomization?: Kustomization): Unit {
  return {
    folder,
    kustomization,
    includes: new Set(),
    components: new Set(),
    includedBy: new Set(),
    patches: kustomization ? [...transformationsOf(kustomization), ...inlinePatches(kustomization)] : [],
    isWhole: kustomization?.isOpaque !== true,
    opaque: new Set(),
    shelves: new Map(),
  }
}

/** All units that are reached from some, these first, each once. */
export function reachable(from: Iterable<Unit>, next: (unit: Unit) => Iterable<Unit>): ReadonlySet<Unit> {
  const reached = new Set(from)
  // What is added while it is gone through is gone through as well.
  for (const unit of reached) for (const other of next(unit)) reached.add(other)
  return reached
}

/** The patches in a file, as a kustomization uses it. A file that is no manifest by itself is read for this. */
export function patchesInFile({ uri, content, raw }: ReadFile, target: Patch['target'] | undefined): readonly Patch[] {
  const texts = raw.map(({ text }) => text).filter((text) => text instanceof YamlText)
  const read = texts.length > 0 ? texts : readYaml(uri, content, 'kubernetes').map(({ text }) => text)
  return collect(read, (text) => patchIn(text, target))
}

/** The patches that a kustomization holds itself. */
function inlinePatches(kustomization: Kustomization): readonly Patch[] {
  return collect(kustomization.patches, ({ file, content, target }) => {
    if (content === undefined) return file === undefined ? [anyPatch(target)] : []
    return collect(readYaml('', content, 'kubernetes'), ({ text }) => patchIn(text, target))
  })
}

/** How many charts a chart needs beside itself, and what is in its `charts` folder must be. */
export function dependenciesOf(text: YamlText): number {
  const dependencies = rootOf(text).get('dependencies')
  return dependencies.isMissing ? 0 : Math.max(1, dependencies.items().length)
}

/** What else a kustomization sets, as patches. */
function transformationsOf(kustomization: Kustomization): Patch[] {
  const { labels, annotations, replicas, namespace, replacements, transforms } = kustomization
  const metadata = [
    ...labels.map((name) => ['metadata', 'labels', name]),
    ...annotations.map((name) => ['metadata', 'annotations', name]),
  ]
  const pods = collect(metadata, (path) => [
    ['spec', 'template', ...path],
    ['spec', 'jobTemplate', 'spec', 'template', ...path],
  ])
  return [
    ...(metadata.length > 0 ? [{ target: {}, paths: [...metadata, ...pods] }] : []),
    ...(namespace.kind === 'unset' ? [] : [{ target: {}, paths: [['metadata', 'namespace']] }]),
    ...(transforms ? [anyPatch()] : []),
    ...replacements,
    ...replicas.map((name) => ({ target: { name }, paths: [['spec', 'replicas']] })),
  ]
}
