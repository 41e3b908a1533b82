import { rules } from '../rules/index.ts'
import type { Terminal } from './terminal.ts'

/** Prints every rule, for people or for machines. */
export function listRules(format: 'text' | 'json', terminal: Terminal): number {
  if (format === 'json') {
    const listed = rules.map(({ id, title, severity, profile, podSecurity, fixable, equivalents }) => ({
      id,
      title,
      severity,
      profile,
      podSecurity,
      fixable,
      equivalents: equivalents ?? {},
    }))
    terminal.print(`${JSON.stringify(listed, undefined, 2)}\n`)
    return 0
  }
  const width = Math.max(...rules.map(({ id }) => id.length))
  for (const { id, title, severity, profile } of rules) {
    const facts = terminal.paint('dim', `${severity}, ${profile}`)
    terminal.print(`${terminal.paint('bold', id.padEnd(width))}  ${title} ${facts}\n`)
  }
  return 0
}
