import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { kustomizationNames } from '../kubernetes/kustomization.ts'
import { attempt } from './node.ts'

/** A folder whose files have to be seen together with a file or folder that is asked for. */
export interface Root {
  /** Absolute. */
  readonly folder: string
  /** Whether what lies below its own folders belongs to it as well. */
  readonly isDeep: boolean
}

/**
 * The folders of what is deployed with some files and folders, each once, and none that another holds. Of a path where
 * there is nothing the folder above it counts. Never throws.
 */
export function rootsOf(paths: readonly string[]): readonly Root[] {
  const roots = new Map<string, Root>()
  for (const path of paths) {
    const root = rootOf(path)
    if (root.isDeep || !roots.has(root.folder)) roots.set(root.folder, root)
  }
  const deep = [...roots.values()].filter(({ isDeep }) => isDeep)
  return [...roots.values()].filter(({ folder }) => !deep.some((other) => folder.startsWith(join(other.folder, sep))))
}

/**
 * The folder that holds what is deployed with a file or a folder.
 *
 * In a Git repository it is the folder at its top in which the path lies, so that what `deploy/` holds is one, and has
 * nothing to do with `test/`. Elsewhere it is the chart or the kustomization that the path is in; and where there is none,
 * what was asked for: a file with those beside it, or a folder with all that is in it.
 */
function rootOf(path: string): Root {
  const stats = attempt(path, () => statSync(path))
  const isFolder = 'result' in stats && stats.result.isDirectory()
  const start = isFolder ? resolve(path) : dirname(resolve(path))
  const top = repositoryAbove(start)
  if (top !== undefined) {
    const [first = ''] = relative(top, start).split(sep)
    return { folder: join(top, first), isDeep: isFolder || first !== '' }
  }
  const unit = ancestor(start, (folder) => UNIT_FILES.some((name) => existsSync(join(folder, name))))
  return { folder: unit ?? start, isDeep: isFolder || unit !== undefined }
}

const UNIT_FILES: readonly string[] = ['Chart.yaml', ...kustomizationNames]

/** The folder of the Git repository that a folder is in. */
export function repositoryAbove(folder: string): string | undefined {
  return ancestor(folder, (above) => existsSync(join(above, '.git')))
}

/** A folder, or the nearest above it, of which something is true. */
export function ancestor(start: string, isIt: (folder: string) => boolean): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isIt(folder)) return folder
    if (folder === dirname(folder)) return undefined
  }
}
