import type { AnyRule, Profile } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { escapeMarkdown, inlineCode, tableRow } from './markdown.ts'
import { standardOf } from './words.ts'

/** Rules of one kind. */
export interface RuleGroup {
  /** The folder of their files, as from the folder of all rules: `kubernetes/pod-security`. */
  readonly folder: string
  readonly rules: readonly AnyRule[]
}

/** The page in Markdown that lists all rules by their groups, those of the smallest profile first. */
export function indexPageOf(groups: readonly RuleGroup[]): string {
  const all = collect(groups, ({ rules }) => rules)
  const numbers = order.map((profile) => `${all.filter((rule) => rule.profile === profile).length} ${profile}`)
  const parts = [
    '# Rules',
    `${all.length} rules: ${numbers.join(', ')}.`,
    INTRODUCTION,
    ...collect(groups, partsOfGroup),
  ]
  return `${parts.join('\n\n')}\n`
}

const INTRODUCTION = `A rule is on in the profile that is named here and in each that is larger: pedantic holds strict, and strict holds
recommended. Rules that are opt-in are in none of them. A fix is *safe* where what runs stays the same, *unsafe* where it
changes what runs, and *manual* where it leaves a value or a choice to you.`

const order: readonly Profile[] = ['recommended', 'strict', 'pedantic', 'opt-in']

function partsOfGroup({ folder, rules }: RuleGroup): string[] {
  const sorted = [...rules].sort((a, b) => order.indexOf(a.profile) - order.indexOf(b.profile) || byId(a, b))
  const head = ['Rule', 'What is found', 'Severity', 'Profile', 'Pod Security Standard', 'Fix']
  const rows = [head, head.map(() => '---'), ...sorted.map(cellsOf)]
  const isShown = (column: number) => head[column] !== 'Pod Security Standard' || folder.startsWith('kubernetes/')
  const table = rows.map((cells) => tableRow(cells.filter((_, column) => isShown(column))))
  return [`## ${titleOf(folder)}`, table.join('\n')]
}

function byId({ id: a }: AnyRule, { id: b }: AnyRule): number {
  return a < b ? -1 : 1
}

function cellsOf(rule: AnyRule): string[] {
  const { id, title, severity, profile, fixable } = rule
  const link = `[${inlineCode(id)}](${id}.md)`
  return [link, escapeMarkdown(title), severity, profile, standardOf(rule) || '–', fixable === false ? '–' : fixable]
}

/** `kubernetes/pod-security` is `Kubernetes: pod security`. */
function titleOf(folder: string): string {
  const words = folder.replaceAll('-', ' ').replaceAll('/', ': ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
