import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { configNames } from '../lint/config-tree.ts'
import { attempt, withSlashes } from './node.ts'
import { ancestor, repositoryAbove } from './root.ts'

/**
 * The configuration files in the folders of paths and above, up to the top of the Git repository; where there is none, up
 * to the current folder. Absolute, with forward slashes. Never throws.
 */
export function configFilesAbove(paths: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const path of paths) {
    const stats = attempt(path, () => statSync(path))
    const start = 'result' in stats && stats.result.isDirectory() ? resolve(path) : dirname(resolve(path))
    const top = repositoryAbove(start) ?? here(start)
    for (let folder = start; ; folder = dirname(folder)) {
      const name = configNames.find((one) => existsSync(join(folder, one)))
      if (name !== undefined) found.add(withSlashes(join(folder, name)))
      if (folder === top) break
    }
  }
  return [...found]
}

/** The current folder where it is above another, and else that one. */
function here(folder: string): string {
  const current = resolve('.')
  return ancestor(folder, (above) => above === current) ?? folder
}
