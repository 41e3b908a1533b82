import type { IgnoreNote, IgnoreProblem } from '../rules/ignore-note.ts'
import type { AnyRule, Fix } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Document, Location, Span } from '../text/document.ts'
import { nearest } from '../text/resemblance.ts'
import type { Change } from '../yaml/change.ts'
import type { Ignore, IgnoredName } from './ignore.ts'
import type { Placed } from './linter.ts'
import type { RuleNames } from './rule-names.ts'
import { type PlacedIgnore, startOf } from './suppress.ts'

/** What is known when all rules have run and it is decided what is hidden. */
export interface IgnoreNotesInput {
  readonly ignores: readonly PlacedIgnore[]
  /** All findings of the file, those that are hidden included. */
  readonly findings: readonly Placed[]
  readonly names: RuleNames
  /** Whether a rule was there to find all that it can. */
  readonly hasRun: (rule: AnyRule) => boolean
  /** Whether rules could see all where an ignore is for, so that one that hides nothing of them is useless. */
  readonly isKnown: (ignore: PlacedIgnore) => boolean
}

/** Who makes so many mistakes is not helped by more. */
const MOST_PROBLEMS = 100
const MOST_NAMES = 100

/** What is to be said of the ignore comments and annotations of ours in the documents of a file; of very many the first. */
export function ignoreNotes(input: IgnoreNotesInput): ReadonlyMap<Document, readonly IgnoreNote[]> {
  const starts = startsByRule(input.findings)
  const notes = new Map<Document, IgnoreNote[]>()
  let left = MOST_PROBLEMS
  for (const place of input.ignores) {
    const { location, by, reason, names, family } = place.ignore
    if (family !== 'seaworthy' || names === 'all') continue
    const problems = left > 0 ? problemsOf(place, names.slice(0, MOST_NAMES), starts, input).slice(0, left) : []
    left -= problems.length
    const note = { location, by, reason, namesRules: names.length > 0, problems }
    const others = notes.get(place.document)
    if (others) others.push(note)
    else notes.set(place.document, [note])
  }
  return notes
}

function problemsOf(
  place: PlacedIgnore,
  names: readonly IgnoredName[],
  starts: ReadonlyMap<string, readonly number[]>,
  { names: known, hasRun, isKnown }: IgnoreNotesInput,
): readonly IgnoreProblem[] {
  const { ignore, isExpired, reach } = place
  const mistakes = (ignore.mistakes ?? []).map(({ span, message }) =>
    problem(locate(ignore, span), message, names.length === 0 ? [removal(ignore)] : []),
  )
  if (isExpired)
    return [...mistakes, problem(ignore.location, `"${ignore.by}" ended on ${ignore.until}.`, [removal(ignore)])]
  const isAllKnown = isKnown(place)
  const useless = collect(names, (name) => {
    const rule = known.get(name.id)
    const location = locate(ignore, name.span)
    if (!rule) return [problem(location, `There is no rule ${quoted(name.id)}.`, fixesOfUnknown(ignore, name, known))]
    const isUsed = [name.id, ...(rule.impliedBy ?? [])].some((id) => hasWithin(starts.get(id) ?? [], reach))
    if (isUsed || !isAllKnown || !hasRun(rule)) return []
    return [problem(location, `Nothing of "${name.id}" is found here.`, [removalOfName(ignore, name)])]
  })
  return [...mistakes, ...useless]
}

/** Where the findings of each rule begin in the file, in order. */
function startsByRule(findings: readonly Placed[]): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>()
  for (const placed of findings) {
    const { id } = placed.finding.rule
    const known = starts.get(id)
    if (known) known.push(startOf(placed))
    else starts.set(id, [startOf(placed)])
  }
  for (const list of starts.values()) list.sort((a, b) => a - b)
  return starts
}

function hasWithin(sorted: readonly number[], { start, end }: Span): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < start) low = middle + 1
    else high = middle
  }
  const first = sorted[low]
  return first !== undefined && first <= end
}

function problem(location: Location, message: string, fixes: readonly Fix[]): IgnoreProblem {
  return { location, message, fixes }
}

/** A place in a comment; all of an annotation, whose string may be written in any way. */
function locate({ location, value }: Ignore, span: Span | undefined): Location {
  if (value || !span) return location
  const { start } = location.span
  return { text: location.text, span: { start: start + span.start, end: start + span.end } }
}

function fixesOfUnknown(ignore: Ignore, name: IgnoredName, known: RuleNames): readonly Fix[] {
  const meant = name.id.length > LONGEST_ID ? undefined : nearest(name.id, known.ids)
  if (meant === undefined || !name.span) return []
  return [fix(`Write ${meant} instead`, replacement(ignore, name.span, meant))]
}

const LONGEST_ID = 100

function removalOfName(ignore: Ignore, { id, span }: IgnoredName): Fix {
  if (ignore.names.length === 1 || !span) return removal(ignore)
  return fix(`Take ${id} out of ${ignore.by}`, replacement(ignore, withComma(ignore.written, span), ''))
}

/** A word with the comma and the blanks that part it from the next one, or else from the one before. */
function withComma(written: string, { start, end }: Span): Span {
  let after = end
  while (isBetween(written[after])) after++
  if (after > end && after < written.length && written[after] !== ':') return { start, end: after }
  let before = start
  while (isBetween(written[before - 1])) before--
  return { start: before, end }
}

function isBetween(character: string | undefined): boolean {
  return character === ',' || character === ' ' || character === '\t'
}

function replacement({ location, value, written }: Ignore, { start, end }: Span, text: string): Change {
  if (value) return value.set(written.slice(0, start) + text + written.slice(end))
  const offset = location.span.start
  return { kind: 'edit', text: location.text, edit: { span: { start: offset + start, end: offset + end }, text } }
}

function removal({ location, value, by }: Ignore): Fix {
  if (value) return fix(`Remove ${by}`, value.remove())
  const { text, span } = location
  return fix(`Remove ${by}`, { kind: 'edit', text, edit: { span: wholeComment(text.content, span), text: '' } })
}

/** A comment with its line, if it stands alone there, or else with the blanks before it. */
function wholeComment(content: string, { start, end }: Span): Span {
  let before = start
  while (content[before - 1] === ' ' || content[before - 1] === '\t') before--
  const isAlone = before === 0 || content[before - 1] === '\n'
  if (!isAlone) return { start: before, end }
  const feed = content.indexOf('\n', end)
  return { start: before, end: feed === -1 ? content.length : feed + 1 }
}

/** Never made with others: whoever ignores something decides about it himself. */
function fix(title: string, change: Change): Fix {
  return { title, applicability: 'manual', changes: [change] }
}

function quoted(id: string): string {
  return `"${id.length > LONGEST_SHOWN ? `${id.slice(0, LONGEST_SHOWN)}…` : id}"`
}

const LONGEST_SHOWN = 60
