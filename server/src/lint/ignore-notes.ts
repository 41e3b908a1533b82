import type { IgnoreNote, IgnoreProblem } from '../rules/ignore-note.ts'
import type { AnyRule, Fix } from '../rules/rule.ts'
import type { Location, Span } from '../text/document.ts'
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
  /** Whether all that a rule can find in a document was found, so that an ignore that hides nothing of it is useless. */
  readonly hasRun: (rule: AnyRule, ignore: PlacedIgnore) => boolean
}

/** What is to be said of the ignore comments and annotations of ours in a file, in its order. */
export function ignoreNotes(input: IgnoreNotesInput): readonly (readonly [place: PlacedIgnore, note: IgnoreNote])[] {
  const starts = startsByRule(input.findings)
  return input.ignores.flatMap((place) => {
    const { ignore } = place
    if (ignore.family !== 'seaworthy' || ignore.names === 'all') return []
    const { location, by, reason, names } = ignore
    const problems = problemsOf(place, names, starts, input)
    return [[place, { location, by, reason, namesRules: names.length > 0, problems }] as const]
  })
}

function problemsOf(
  place: PlacedIgnore,
  names: readonly IgnoredName[],
  starts: ReadonlyMap<string, readonly number[]>,
  { names: known, hasRun }: IgnoreNotesInput,
): readonly IgnoreProblem[] {
  const { ignore, isExpired, reach } = place
  const mistakes = (ignore.mistakes ?? []).map(({ span, message }) =>
    problem(locate(ignore, span), message, names.length === 0 ? [removal(ignore)] : []),
  )
  if (isExpired)
    return [...mistakes, problem(ignore.location, `"${ignore.by}" ended on ${ignore.until}.`, [removal(ignore)])]
  const useless = names.flatMap((name) => {
    const rule = known.get(name.id)
    const location = locate(ignore, name.span)
    if (!rule) return [problem(location, `There is no rule ${quoted(name.id)}.`, fixesOfUnknown(ignore, name, known))]
    const isUsed = [name.id, ...(rule.impliedBy ?? [])].some((id) => hasWithin(starts.get(id) ?? [], reach))
    if (isUsed || !hasRun(rule, place)) return []
    return [problem(location, `Nothing of "${name.id}" is found here.`, [removalOfName(ignore, name, names)])]
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

function removalOfName(ignore: Ignore, { id, span }: IgnoredName, names: readonly IgnoredName[]): Fix {
  if (names.length === 1 || !span) return removal(ignore)
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
