import type { PolicyRule } from './rbac.ts'
import { amountsTo, type Holding } from './rbac-holding.ts'

/** How many things are named before the others are only counted. */
const MOST_NAMED = 2

/**
 * What rules amount to, as it goes on after "can": the first two of what is held by them in words, the others counted.
 *
 * @param where The namespace that they are limited to, in words.
 */
export function summaryOf(rules: readonly PolicyRule[], holdings: readonly Holding[], where?: string): string {
  if (rules.some(isEverything)) return where === undefined ? 'do everything' : `do everything in ${where}`
  const words = holdings.map((holding) => amountsTo(holding, where))
  const left = words.length - MOST_NAMED
  if (left <= 0) return words.join(' and ')
  return `${words.slice(0, MOST_NAMED).join(', ')} and ${left === 1 ? 'one thing' : `${left} things`} more`
}

/** Whether a rule allows every verb on every resource of every group. */
export function isEverything({ verbs, apiGroups, resources, resourceNames }: PolicyRule): boolean {
  const isLimited = resourceNames.names.length > 0 || resourceNames.isOpen
  return !isLimited && [verbs, apiGroups, resources].every(({ names }) => names.includes('*'))
}
