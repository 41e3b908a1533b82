import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'

/** The names that kustomize looks for in a folder. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/**
 * The files that a kustomization lays over its resources, as it names them, relative to its folder: `patches`,
 * `patchesStrategicMerge` and `patchesJson6902` of the kustomize API. Patches that it holds itself are not files.
 */
export function patchFilesOf(text: YamlText): readonly string[] {
  const root = rootOf(text)
  const named = [root.get('patches'), root.get('patchesJson6902')].flatMap((list) =>
    list.items().map((patch) => patch.get('path')),
  )
  return [...named, ...root.get('patchesStrategicMerge').items()].flatMap(fileNameOf)
}

/** `patchesStrategicMerge` may also hold patches as text. */
function fileNameOf({ string }: Value): readonly string[] {
  return string !== undefined && /\.(?:ya?ml|json)$/i.test(string) && !string.includes('\n') ? [string] : []
}
