import { groups } from '../rules/groups.ts'
import { rules } from '../rules/index.ts'
import { pageUrlOf } from '../rules/page-url.ts'
import { collect } from '../text/collect.ts'
import type { Terminal } from './terminal.ts'

/** Prints every rule, for people or for machines. */
export function listRules(format: 'text' | 'json', terminal: Terminal): number {
  if (format === 'json') terminal.print(`${JSON.stringify(dataOfRules(), undefined, 2)}\n`)
  else terminal.print(textOfRules(terminal))
  return 0
}

function dataOfRules(): readonly object[] {
  const folders = new Map(collect(Object.entries(groups), ([folder, ids]) => ids.map((id) => [id, folder] as const)))
  return rules.map(({ id, title, severity, profile, podSecurity, fixable, equivalents }) => {
    const [scope, group] = folders.get(id)?.split('/') ?? []
    return {
      id,
      title,
      scope,
      group,
      severity,
      profile,
      podSecurity: podSecurity ?? null,
      fixable,
      equivalents: equivalents ?? {},
      url: pageUrlOf(id),
    }
  })
}

function textOfRules({ paint }: Terminal): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const blocks = Object.entries(groups).map(([folder, ids]) => {
    const rows = collect(ids, (id) => {
      const rule = byId.get(id)
      if (!rule) return []
      return `  ${id.padEnd(width)}  ${rule.title} ${paint('dim', `(${rule.severity}, ${rule.profile})`)}\n`
    })
    return `${paint('bold', folder)}\n${rows.join('')}`
  })
  const hint = '"seaworthy explain RULE" says what a rule finds, and why.'
  return `${blocks.join('\n')}\n${rules.length} rules. ${hint}\n`
}
