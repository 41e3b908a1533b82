import { readdirSync } from 'node:fs'
import { indexPageOf, type RuleGroup } from '../../server/src/docs/index-page.ts'
import { pageOf } from '../../server/src/docs/page.ts'
import { configSchema } from '../../server/src/docs/schema.ts'
import { groups } from '../../server/src/rules/groups.ts'
import { rules } from '../../server/src/rules/index.ts'

/** The folders in which every file is generated. */
const generatedFolders: readonly string[] = ['docs/rules']

/** The content of every generated file by its path, as from the root of the project, with slashes. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, marked(pageOf(rule))] as const)
  const schema = `${JSON.stringify(configSchema(rules), undefined, 2)}\n`
  return new Map([
    ['docs/rules/README.md', marked(indexPageOf(ruleGroups()))],
    ['schemas/seaworthy.schema.json', schema],
    ...pages,
  ])
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
function ruleGroups(): readonly RuleGroup[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return Object.entries(groups).map(([folder, ids]) => ({ folder, rules: ids.flatMap((id) => byId.get(id) ?? []) }))
}
