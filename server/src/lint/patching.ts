import { mayTarget, nameIn, type Patch } from '../kubernetes/patch.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { type Resource, resourcesOf } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import type { PatchPath } from '../yaml/patched.ts'
import { pathTo } from '../yaml/value.ts'

/** What is laid over the resources of a unit, by itself and by all that include it. */
export interface Overlay {
  readonly patches: readonly Patch[]
  /** Those for resources of one name. */
  readonly byName: ReadonlyMap<string, readonly Patch[]>
  readonly others: readonly Patch[]
  /** The names of images that get another name, tag or digest. */
  readonly images: readonly string[]
  /** Whether resources may have other names by then. */
  readonly renames: boolean
}

export function overlayOf(patches: readonly Patch[], images: readonly string[], renames: boolean): Overlay {
  const byName = new Map<string, Patch[]>()
  const others: Patch[] = []
  for (const patch of patches) {
    const name = renames ? undefined : nameIn(patch.target)
    const known = name === undefined ? others : (byName.get(name) ?? [])
    known.push(patch)
    if (name !== undefined) byName.set(name, known)
  }
  return { patches, byName, others, images, renames }
}

/** The paths of a text that an overlay may set. */
export function patchedPaths(text: YamlText, overlay: Overlay): readonly PatchPath[] {
  const { patches, byName, others, images, renames } = overlay
  if (patches.length + images.length === 0) return []
  const paths = collect(resourcesOf(text), (resource) => {
    const at = pathTo(resource.value).map(String)
    const candidates = resource.name === undefined ? patches : [...(byName.get(resource.name) ?? []), ...others]
    const own = collect(candidates, (patch) => (mayTarget(patch.target, resource, renames) ? patch.paths : []))
    return [...own.map((path) => [...at, ...path]), ...imagePaths(resource, images)]
  })
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()]
}

function imagePaths(resource: Resource, images: readonly string[]): readonly PatchPath[] {
  if (images.length === 0) return []
  const containers = collect(podSpecsOf(resource), (pod) => pod.containers())
  const found = containers.map((container) => container.get('image'))
  return found
    .filter(({ string }) => string !== undefined && images.some((name) => isImage(string, name)))
    .map((image) => pathTo(image).map(String))
}

function isImage(reference: string, name: string): boolean {
  if (!reference.startsWith(name)) return false
  const next = reference.charAt(name.length)
  return next === '' || next === ':' || next === '@'
}
