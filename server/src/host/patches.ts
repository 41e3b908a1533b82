import { dirname, join, resolve } from 'node:path'
import { kustomizationNames, patchFilesOf } from '../kubernetes/kustomization.ts'
import { readYaml } from '../yaml/document.ts'
import { readSource } from './node.ts'

/** Says of files whether a kustomization in their folder or one above it, up to the folder `top`, uses them as a patch. */
export function patchFinder(top: string): (path: string) => boolean {
  const byFolder = new Map<string, ReadonlySet<string>>()
  const stop = resolve(top)
  return (path) => {
    const file = resolve(path)
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const patches = byFolder.get(folder) ?? patchesIn(folder)
      byFolder.set(folder, patches)
      if (patches.has(file)) return true
      if (folder === stop || folder === dirname(folder)) return false
    }
  }
}

function patchesIn(folder: string): ReadonlySet<string> {
  const patches = new Set<string>()
  for (const name of kustomizationNames) {
    const file = readSource({ path: join(folder, name), isGiven: true })
    if (file.kind !== 'read') continue
    for (const { text } of readYaml(name, file.content, 'kubernetes')) {
      for (const patch of patchFilesOf(text)) patches.add(resolve(folder, patch))
    }
  }
  return patches
}
