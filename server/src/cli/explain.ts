import { pageOf } from '../docs/page.ts'
import { plainPage } from '../docs/plain.ts'
import type { AnyRule } from '../rules/rule.ts'
import type { Terminal } from './terminal.ts'

/** Prints the page of a rule: what it finds, why that matters, and what to write instead. */
export function explain(rule: AnyRule, terminal: Terminal): number {
  terminal.print(plainPage(pageOf(rule), terminal.paint))
  return 0
}
