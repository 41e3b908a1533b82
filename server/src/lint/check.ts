import type { KubernetesVersion } from '../kubernetes/version.ts'
import type { Context, Finding, Fix, OptionValues, Related, Report, Rule, UnitIndex } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Located, Text } from '../text/document.ts'
import { placesChangedWith } from '../yaml/shared.ts'
import type { Language } from './language.ts'
import { optionsOf } from './options.ts'
import { withoutSecretOf } from './secrets.ts'
import { TextSubjects } from './subjects.ts'
import { nothingElse } from './unit-view.ts'

/** What rules say of one text. */
export interface Checked {
  /** In the order in which they were found. */
  readonly findings: readonly Finding[]
  readonly failures: readonly RuleFailure[]
}

/** A bug of ours: a rule that failed, whose findings are missing. */
export interface RuleFailure {
  readonly rule: string
  readonly error: unknown
}

export interface CheckOptions {
  readonly kubernetes: KubernetesVersion
  /** Shows a finding also where another one that implies it is shown. */
  readonly showImplied: boolean
  readonly language?: Language
}

/** What rules say of a text that need nothing else, in the order of the text. */
export function checkText(text: Text, rules: readonly Rule[], options: CheckOptions): Checked {
  const { kubernetes, showImplied, language = 'kubernetes' } = options
  const context = { ...nothingElse, kubernetes, optionsOf }
  const { findings, failures } = runRules(new TextSubjects(text, language), rules.filter(isLocal), context)
  return { findings: shownOf(findings, showImplied), failures }
}

/** Whether a rule looks at nothing but a text. */
export function isLocal({ reads, readsBuildContext }: Rule): boolean {
  return !reads && !readsBuildContext
}

const NOTHING_FOUND: readonly Finding[] = []

/** What rules may ask, but for what is told to each of them alone. */
export interface RunContext extends Omit<Context, 'report' | 'options'> {
  optionsOf(rule: Rule): OptionValues
}

/** Runs rules over one text. A rule that fails does not take the others with it. */
export function runRules(subjects: TextSubjects, rules: readonly Rule[], run: RunContext): Checked {
  const findings: Finding[] = []
  const failures: RuleFailure[] = []
  const { context, lookAt, taken } = contextFor(run)
  for (const rule of rules) {
    const looked = subjects.for(rule)
    // Most rules look at nothing in most texts, and find nothing in the others.
    if (looked.length === 0) continue
    try {
      for (const subject of looked) {
        lookAt(rule, subject)
        rule.check(subject, context)
      }
      for (const finding of taken() ?? NOTHING_FOUND) findings.push(finding)
    } catch (error) {
      taken()
      failures.push({ rule: rule.id, error })
    }
  }
  return { findings, failures }
}

/** The findings that are shown of those of one text, in its order. `showImplied` shows also what another one says better. */
export function shownOf(findings: readonly Finding[], showImplied: boolean): readonly Finding[] {
  const shown = showImplied ? [...findings] : withoutImplied(findings)
  return shown.sort(
    (a, b) => a.location.span.start - b.location.span.start || a.location.span.end - b.location.span.end,
  )
}

/**
 * A context for rules that look one after another, for rules times subjects are many. `lookAt` says which one looks next,
 * and `taken` gives what was reported since it was last asked.
 */
function contextFor(run: RunContext) {
  let rule: Rule | undefined
  let subject: Located | undefined
  let unit: UnitIndex | undefined
  let found: Map<string, FindingUnderWay> | undefined
  const lookAt = (nextRule: Rule, nextSubject: Located): void => {
    rule = nextRule
    subject = nextSubject
  }
  const taken = (): Iterable<Finding> | undefined => {
    const findings = found?.values()
    found = undefined
    return findings
  }
  const context: Context = {
    kubernetes: run.kubernetes,
    violationsOf: run.violationsOf,
    get options() {
      return rule ? run.optionsOf(rule) : {}
    },
    // Most rules do not ask for these, and they are not there for nothing.
    get unit() {
      unit ??= run.unit
      return unit
    },
    get buildContext() {
      return run.buildContext
    },
    report(reported) {
      found ??= new Map()
      if (rule && subject) addFinding(found, findingOf(rule, reported), subject)
    },
  }
  return { context, lookAt, taken }
}

/** A finding to which more places may be related, as more subjects are looked at. */
interface FindingUnderWay extends Finding {
  readonly related: Related[]
}

const MOST_RELATED = 50

/** Findings of one rule at one place, which several aliases stand for, are one; the others are related to it. */
function addFinding(found: Map<string, FindingUnderWay>, finding: FindingUnderWay, { location }: Located): void {
  const key = placeKey(finding.rule.id, finding)
  const known = found.get(key)
  if (!known) found.set(key, finding)
  else if (known.message !== finding.message && known.related.length < MOST_RELATED) {
    known.related.push({ location, message: finding.message })
  }
}

function findingOf(rule: Rule, { at, message, severity, related, fixes }: Report): FindingUnderWay {
  return {
    rule,
    severity: severity ?? rule.severity,
    location: at.location,
    ...(at.sensitive ? { sensitive: true } : {}),
    message: withoutSecretOf(at, message),
    related: related?.slice(0, MOST_RELATED) ?? [],
    fixes: (fixes ?? []).filter((fix) => fix !== undefined).map(withShared),
  }
}

/** A fix that also changes what aliases stand for says so, and is not safe. */
function withShared(fix: Fix): Fix {
  const places = collect(fix.changes, placesChangedWith)
  if (places.length === 0) return fix
  const names = [...new Set(places.map(({ text, span }) => text.content.slice(span.start, span.end)))]
  const applicability = fix.applicability === 'safe' ? 'unsafe' : fix.applicability
  return { ...fix, applicability, title: `${fix.title}, also where ${names.join(', ')} stands` }
}

/** Leaves out what another rule at the same place says better. */
function withoutImplied(findings: readonly Finding[]): Finding[] {
  const places = new Set(findings.map((finding) => placeKey(finding.rule.id, finding)))
  return findings.filter((finding) => !finding.rule.impliedBy?.some((id) => places.has(placeKey(id, finding))))
}

function placeKey(id: string, { location: { span } }: Finding): string {
  return `${id} ${span.start} ${span.end}`
}
