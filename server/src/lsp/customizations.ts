import { type Glob, matchesGlob, parseGlob } from '../lint/glob.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule, Severity } from '../rules/rule.ts'
import { asRecord } from './client.ts'

type Customized = Readonly<Record<string, unknown>>

/**
 * What the setting `seaworthy.rules` says of rules by their ids: an entry of its own for a rule, or one of
 * `customizations`, whose `rule` is an id or a pattern. Of several the last one counts.
 *
 * @param wrong Takes what is allowed, where something makes no sense.
 */
export function customized(said: unknown, wrong: (allowed: string) => void): Customized {
  const { customizations, ...own } = asRecord(said)
  if (customizations === undefined || customizations === null) return own
  const result: Record<string, unknown> = { ...own }
  for (const entry of Array.isArray(customizations) ? customizations : [customizations]) {
    const { rule, severity } = asRecord(entry)
    const glob = typeof rule === 'string' ? parseGlob(rule) : undefined
    const change = typeof severity === 'string' && Object.hasOwn(changes, severity) ? changes[severity] : undefined
    if (glob && !('mistake' in glob) && change) for (const one of matching(glob)) result[one.id] = change(one)
    else wrong('a list of { "rule": "an-id", "severity": "warn" }')
  }
  return result
}

/** What `severity` may say, and what comes of it for a rule. */
const changes: Readonly<Record<string, (rule: AnyRule) => Severity | 'off' | 'on'>> = {
  off: () => 'off',
  hint: () => 'hint',
  info: () => 'info',
  warn: () => 'warning',
  warning: () => 'warning',
  error: () => 'error',
  default: () => 'on',
  downgrade: ({ severity }) => moved(severity, -1),
  upgrade: ({ severity }) => moved(severity, 1),
}

const severities: readonly Severity[] = ['hint', 'info', 'warning', 'error']

function moved(severity: Severity, by: number): Severity {
  return severities[severities.indexOf(severity) + by] ?? severity
}

function matching(glob: Glob): readonly AnyRule[] {
  return rules.filter(({ id }) => matchesGlob(glob, id))
}
