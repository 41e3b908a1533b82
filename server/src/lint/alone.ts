import type { KubernetesVersion } from '../kubernetes/version.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule } from '../rules/rule.ts'
import { Linter } from './linter.ts'
import { baseName, folderOf } from './path.ts'

/** Files, as a folder that is read whole, and what one rule finds in them: what its examples are for. */
export function linterOfRule(
  rule: AnyRule,
  files: readonly { readonly path: string; readonly content: string }[],
  kubernetes: KubernetesVersion,
): Linter {
  const told = rule.exampleOptions && new Map([[rule.id, { severity: 'on', options: rule.exampleOptions } as const]])
  const profile = rule.isSummary ? 'recommended' : 'all'
  const config = { profile, kubernetes, only: [rule], ...(told && { rules: told }) } as const
  const linter = new Linter(config, rule.on === 'ignore' ? rules : [rule])
  for (const { path, content } of files) linter.update(path, content)
  linter.folderRead('')
  for (const [folder, names] of foldersOf(files.map(({ path }) => path))) linter.list(folder, [...names])
  for (const _ of linter.rest());
  return linter
}

/** The names in each folder that some paths lead through. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const path of paths) {
    for (let at = path; at !== ''; at = folderOf(at)) {
      const folder = folders.get(folderOf(at)) ?? new Set<string>()
      folders.set(folderOf(at), folder.add(baseName(at)))
    }
  }
  return folders
}
