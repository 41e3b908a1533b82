import { readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { indexPageOf, type RuleGroup } from '../../server/src/docs/index-page.ts'
import { pageOf } from '../../server/src/docs/page.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { AnyRule } from '../../server/src/rules/rule.ts'

/** The folders in which every file is generated. */
export const generatedFolders: readonly string[] = ['docs/rules']

/** The content of every generated file by its path, as from the root of the project, with slashes. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, marked(pageOf(rule))] as const)
  return new Map([['docs/rules/README.md', marked(indexPageOf(groupsOf(root)))], ...pages])
}

/** What there is in the generated folders. */
export function filesThere(root: string): readonly string[] {
  return generatedFolders.flatMap((folder) => namesIn(`${root}/${folder}`).map((name) => `${folder}/${name}`))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function marked(page: string): string {
  return `<!-- Written by "npm run generate" from the rules: change those. -->\n\n${page}`
}

/** The rules by the folders that their files stand in. */
function groupsOf(root: string): readonly RuleGroup[] {
  const folder = `${root}/server/src/rules`
  const paths = readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'))
  const folders = new Map(paths.map((path) => [posix.basename(path, '.ts'), posix.dirname(path)]))
  const groups = new Map<string, AnyRule[]>()
  for (const rule of rules) {
    const group = folders.get(rule.id) ?? ''
    groups.set(group, [...(groups.get(group) ?? []), rule])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, rules]) => ({ folder: group, rules }))
}
