import { isMet, type LabelSelector, type Requirement, readInteger } from './selector.ts'
import { LONGEST_NAME } from './selector-label.ts'

/** Labels of which not all is known. */
export interface PartialLabels {
  /** The labels that are there. A value that is not known is `undefined`. */
  readonly values: ReadonlyMap<string, string | undefined>
  /** Whether there may be further labels, with other keys. */
  readonly open: boolean
}

export type Matching = 'yes' | 'no' | 'unknown'

/**
 * Whether the labels are selected, whatever the unknown ones turn out to be. The answer is `unknown` only where some
 * labels that the API server accepts would be selected and others would not: `a in (x), a notin (x)` selects none.
 */
export function matchPartialLabels(selector: LabelSelector, labels: PartialLabels): Matching {
  let matching: Matching = 'yes'
  // What one label turns out to be says nothing of another, so each key has an answer of its own.
  for (const [key, requirements] of byKey(selector)) {
    const ofKey = matchKey(key, requirements, labels)
    if (ofKey === 'no') return 'no'
    if (ofKey === 'unknown') matching = 'unknown'
  }
  return matching
}

function byKey(selector: LabelSelector): ReadonlyMap<string, Requirement[]> {
  const groups = new Map<string, Requirement[]>()
  for (const requirement of selector) {
    const group = groups.get(requirement.key)
    if (group) group.push(requirement)
    else groups.set(requirement.key, [requirement])
  }
  return groups
}

/** The answer for a key of which there is at least one requirement. */
function matchKey(key: string, requirements: readonly Requirement[], labels: PartialLabels): Matching {
  const exists = labels.values.has(key)
  const value = labels.values.get(key)
  const isKnown = value !== undefined || (!exists && !labels.open)
  if (isKnown) return isMetByAll(requirements, value) ? 'yes' : 'no'

  if (exists && requirements.every(({ operator }) => operator === 'Exists')) return 'yes'
  const mayBeMet = someValueMeets(requirements) || (!exists && isMetByAll(requirements, undefined))
  return mayBeMet ? 'unknown' : 'no'
}

function isMetByAll(requirements: readonly Requirement[], value: string | undefined): boolean {
  return requirements.every((requirement) => isMet(requirement, value))
}

/** Whether there is a value, among all that a label can have, that meets all requirements. */
function someValueMeets(requirements: readonly Requirement[]): boolean {
  let allowed: ReadonlySet<string> | undefined
  const refused = new Set<string>()
  const bounds: Requirement[] = []
  for (const requirement of requirements) {
    const { operator, values } = requirement
    if (operator === 'DoesNotExist') return false
    if (operator === 'In') allowed = allowed ? intersection(allowed, values) : new Set(values)
    if (operator === 'NotIn') for (const value of values) refused.add(value)
    if (operator === 'Gt' || operator === 'Lt') bounds.push(requirement)
  }

  const range = rangeOf(bounds)
  if (allowed) return [...allowed].some((value) => !refused.has(value) && (!range || isInside(value, range)))
  // Without a range no list of refused values is long enough to name all that a label can have.
  return !range || someIntegerIsLeft(range, refused)
}

function intersection(set: ReadonlySet<string>, values: readonly string[]): ReadonlySet<string> {
  return new Set(values.filter((value) => set.has(value)))
}

/** The integers between, without the two themselves. */
interface Range {
  readonly above: bigint
  readonly below: bigint
}

/** No label can have a negative value, it would begin with a `-`. */
const ALL_INTEGERS: Range = { above: -1n, below: 2n ** 63n }

/** `undefined` without requirements: the value need be no integer then. */
function rangeOf(bounds: readonly Requirement[]): Range | undefined {
  if (bounds.length === 0) return undefined
  let { above, below } = ALL_INTEGERS
  for (const { operator, values } of bounds) {
    const bound = readInteger(values[0] ?? '')
    if (bound === undefined) continue
    if (operator === 'Gt' && bound > above) above = bound
    if (operator === 'Lt' && bound < below) below = bound
  }
  return { above, below }
}

function isInside(value: string, { above, below }: Range): boolean {
  const integer = readInteger(value)
  return integer !== undefined && integer > above && integer < below
}

/** An integer can have zeros in front, so there may be one left though all are refused that are written without. */
function someIntegerIsLeft({ above, below }: Range, refused: ReadonlySet<string>): boolean {
  for (let integer = above + 1n; integer < below; integer++) {
    for (let text = String(integer); text.length <= LONGEST_NAME; text = `0${text}`) {
      if (!refused.has(text)) return true
    }
  }
  return false
}
