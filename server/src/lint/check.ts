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

/** Runs rules that need nothing but the text. A rule that fails does not take the others with it. */
export function checkText(text: YamlText, rules: readonly AnyRule[], kubernetes: KubernetesVersion): Checked {
  const subjects = subjectsOf(text)
  const findings: Finding[] = []
  const failures: { rule: string; error: unknown }[] = []
  for (const rule of rules) {
    try {
      for (const finding of runRule(rule, subjects, kubernetes)) findings.push(finding)
    } catch (error) {
      failures.push({ rule: rule.id, error })
    }
  }
  findings.sort((a, b) => a.location.span.start - b.location.span.start || a.location.span.end - b.location.span.end)
  return { findings, failures }
}

function runRule(rule: AnyRule, subjects: SubjectLists, kubernetes: KubernetesVersion): readonly Finding[] {
  const found = new Map<string, Finding>()
  const run = <On extends keyof Subjects>({ on, check }: Rule<On>): void => {
    for (const subject of subjects[on]) {
      const report = (reported: Report) => addFinding(found, findingOf(rule, reported), subject)
      check(subject, { kubernetes, report })
    }
  }
  // One branch each, so that the rule and its subjects are known to be of one kind.
  if (rule.on === 'resource') run(rule)
  else if (rule.on === 'podSpec') run(rule)
  else run(rule)
  return [...found.values()]
}

/** Findings at one place, which several aliases stand for, are one; the others are related to it. */
function addFinding(found: Map<string, Finding>, finding: Finding, subject: Located): void {
  const { start, end } = finding.location.span
  const key = `${start} ${end}`
  const known = found.get(key)
  if (!known) found.set(key, finding)
  else if (known.message !== finding.message) {
    const related = [...known.related, { location: subject.location, message: finding.message }]
    found.set(key, { ...known, related })
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
