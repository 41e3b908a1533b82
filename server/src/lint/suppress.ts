import { collect } from '../text/collect.ts'
import { type Document, type Span, spanInFile, type Text } from '../text/document.ts'
import type { Ignore } from './ignore.ts'
import type { Placed, Suppressed } from './linter.ts'
import type { RuleNames } from './rule-names.ts'
import type { Settings } from './settings.ts'

/** A file whose findings are all there, and what decides which of them somebody wants to see. */
export interface SuppressionInput {
  readonly documents: readonly Document[]
  readonly findings: readonly Placed[]
  readonly ignoresIn: (text: Text) => readonly Ignore[]
  readonly names: RuleNames
  readonly settings: Pick<Settings, 'suppresses' | 'tools'>
  /** As `2027-01-31`; nothing expires where it is not known. */
  readonly today: string | undefined
}

export interface Suppression {
  readonly shown: readonly Placed[]
  readonly suppressed: readonly Suppressed[]
  /** The ignore comments and annotations that count, and those of ours that have expired. */
  readonly ignores: readonly PlacedIgnore[]
}

/** An ignore at its place in a file, with the rules that it names. */
export interface PlacedIgnore {
  readonly ignore: Ignore
  readonly document: Document
  readonly isExpired: boolean
  /** Where findings begin that it hides, in the file. */
  readonly reach: Span
}

/** Takes out the findings that somebody has decided not to see. Pure; what it does depends on its input alone. */
export function suppress(input: SuppressionInput): Suppression {
  const { documents, findings, settings } = input
  if (!settings.suppresses) return { shown: findings, suppressed: [], ignores: [] }
  const ignores = collect(documents, (document) => placedIgnores(document, input))
  if (ignores.length === 0) return { shown: findings, suppressed: [], ignores }
  const hidden = hiddenPlaces(ignores, input)
  const shown: Placed[] = []
  const suppressed: Suppressed[] = []
  for (const placed of findings) {
    const by = hidden.get(placed.finding.rule.id)?.at(startOf(placed))
    if (by) suppressed.push({ ...placed, by: by.by, reason: by.reason })
    else shown.push(placed)
  }
  return { shown, suppressed, ignores }
}

/** Where a finding begins in its file. */
export function startOf({ document, finding }: Placed): number {
  return document.start + finding.location.span.start
}

/** The ids of the rules that an ignore means, whether there are such rules or not. */
function rulesNamedBy({ family, names: named }: Ignore, names: RuleNames): Iterable<string> {
  if (family === 'seaworthy') return named === 'all' ? [] : named.map(({ id }) => id)
  return named === 'all' ? names.allOf(family) : collect(named, ({ id }) => [...names.of(family, id)])
}

function placedIgnores(document: Document, { ignoresIn, settings, today }: SuppressionInput): readonly PlacedIgnore[] {
  const isOn = ({ family }: Ignore) => family === 'seaworthy' || settings.tools.has(family)
  const wholeFile = { start: 0, end: Number.POSITIVE_INFINITY }
  return collect(ignoresIn(document.text), (ignore) => {
    const { reach, until } = ignore
    if (!isOn(ignore) || (reach === 'first' && document.ordinal > 0)) return []
    const isExpired = today !== undefined && until !== undefined && until < today
    const inFile = typeof reach === 'string' ? wholeFile : spanInFile(document, reach)
    return [{ ignore, document, isExpired, reach: inFile }]
  })
}

/** For each rule that has findings the places at which they are hidden. */
function hiddenPlaces(
  ignores: readonly PlacedIgnore[],
  { findings, names }: SuppressionInput,
): ReadonlyMap<string, HiddenPlaces> {
  const hidden = new Map<string, HiddenPlaces>()
  for (const { finding } of findings) hidden.set(finding.rule.id, new HiddenPlaces())
  for (const { ignore, reach, isExpired } of ignores) {
    if (isExpired) continue
    for (const id of rulesNamedBy(ignore, names)) hidden.get(id)?.add(reach, ignore)
  }
  return hidden
}

/** Spans of a file, of which one that holds a place is found in less time than it takes to look at each. */
class HiddenPlaces {
  readonly #spans: (readonly [span: Span, ignore: Ignore])[] = []
  /** For each span the one that ends last of all that begin no later. */
  #reaching: readonly (readonly [span: Span, ignore: Ignore])[] | undefined

  add(span: Span, ignore: Ignore): void {
    this.#spans.push([span, ignore])
    this.#reaching = undefined
  }

  /** The ignore that hides what begins there. */
  at(offset: number): Ignore | undefined {
    this.#reaching ??= this.#sorted()
    let low = 0
    let high = this.#reaching.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#spans[middle]![0].start <= offset) low = middle + 1
      else high = middle
    }
    const last = this.#reaching[low - 1]
    return last && last[0].end >= offset ? last[1] : undefined
  }

  #sorted(): readonly (readonly [span: Span, ignore: Ignore])[] {
    this.#spans.sort(([a], [b]) => a.start - b.start)
    let furthest = this.#spans[0]
    return this.#spans.map((one) => {
      if (furthest === undefined || one[0].end > furthest[0].end) furthest = one
      return furthest
    })
  }
}
