import type { KubernetesVersion } from '../kubernetes/version.ts'
import type { AnyRule, Finding, Fix, Report, Rule, Subjects } from '../rules/rule.ts'
import type { Located } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import { placesChangedWith } from '../yaml/shared.ts'
import { type SubjectLists, subjectsOf } from './subjects.ts'

/** What the rules say of one text. */
export interface Checked {
  /** In the order of the text. */
  readonly findings: readonly Finding[]
  /** Our own bugs: the rules that failed, whose findings are missing. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[]
}

export interface CheckOptions {
  readonly kubernetes: KubernetesVersion
  /** Shows a finding also where another one that implies it is shown. */
  readonly showImplied: boolean
}

/** Runs rules that need nothing but the text. A rule that fails does not take the others with it. */
export function checkText(text: YamlText, rules: readonly AnyRule[], options: CheckOptions): Checked {
  const subjects = subjectsOf(text)
  const found: Found[] = []
  const failures: { rule: string; error: unknown }[] = []
  for (const rule of rules) {
    try {
      for (const one of runRule(rule, subjects, options.kubernetes)) found.push(one)
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  const shown = options.showImplied ? found : withoutImplied(found)
  const findings = shown.map(({ finding }) => finding)
  findings.sort((a, b) => a.location.span.start - b.location.span.start || a.location.span.end - b.location.span.end)
  return { findings, failures }
}

/** A finding and what it is about. */
interface Found {
  readonly rule: AnyRule
  readonly subject: Located
  readonly finding: Finding
}

function runRule(rule: AnyRule, subjects: SubjectLists, kubernetes: KubernetesVersion): Iterable<Found> {
  const found = new Map<string, Found>()
  const run = <On extends keyof Subjects>({ on, check }: Rule<On>): void => {
    for (const subject of subjects[on]) {
      const report = (reported: Report) => addFinding(found, { rule, subject, finding: findingOf(rule, reported) })
      check(subject, { kubernetes, report })
    }
  }
  // One branch each, so that the rule and its subjects are known to be of one kind.
  if (rule.on === 'resource') run(rule)
  else if (rule.on === 'podSpec') run(rule)
  else if (rule.on === 'manifest') run(rule)
  else run(rule)
  return found.values()
}

/** Leaves out what another rule at the same place says better. */
function withoutImplied(found: readonly Found[]): readonly Found[] {
  const places = new Set(found.map(({ rule, finding }) => placeKey(rule.id, finding)))
  return found.filter(({ rule, finding }) => !(rule.impliedBy ?? []).some((id) => places.has(placeKey(id, finding))))
}

function placeKey(id: string, { location: { span } }: Finding): string {
  return `${id} ${span.start} ${span.end}`
}

/** Findings of one rule at one place, which several aliases stand for, are one; the others are related to it. */
function addFinding(found: Map<string, Found>, one: Found): void {
  const key = placeKey(one.rule.id, one.finding)
  const known = found.get(key)
  if (!known) found.set(key, one)
  else if (known.finding.message !== one.finding.message) {
    const { message } = one.finding
    const related = [...known.finding.related, { location: one.subject.location, message }]
    found.set(key, { ...known, finding: { ...known.finding, related } })
  }
}

function findingOf(rule: AnyRule, { at, message, severity, related, fixes }: Report): Finding {
  return {
    rule,
    severity: severity ?? rule.severity,
    location: at.location,
    message,
    related: related ?? [],
    fixes: (fixes ?? []).filter((fix) => fix !== undefined).map(withShared),
  }
}

/** A fix that also changes what aliases stand for says so, and is not safe. */
function withShared(fix: Fix): Fix {
  const places = fix.changes.flatMap(placesChangedWith)
  if (places.length === 0) return fix
  const names = [...new Set(places.map(({ text, span }) => text.content.slice(span.start, span.end)))]
  const applicability = fix.applicability === 'safe' ? 'unsafe' : fix.applicability
  return { ...fix, applicability, title: `${fix.title}, also where ${names.join(', ')} stands` }
}
