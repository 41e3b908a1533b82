import { DockerText } from '../docker/document.ts'
import type { AnyRule, Finding } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Text } from '../text/document.ts'
import { YamlText } from '../yaml/document.ts'
import { runRules } from './check.ts'
import type { Ignore } from './ignore.ts'
import { ignoreNotes } from './ignore-notes.ts'
import { ignoresIn } from './ignores.ts'
import type { FileResult, Placed } from './linter.ts'
import { RuleNames } from './rule-names.ts'
import type { Settings } from './settings.ts'
import { TextSubjects } from './subjects.ts'
import { type PlacedIgnore, type Suppression, startOf, suppress } from './suppress.ts'
import { nothingElse } from './unit-view.ts'

/** By what it is decided which findings of a file are shown. */
export interface VerdictInput {
  readonly settings: Settings
  /** As `2027-01-31`; nothing expires where it is not known. */
  readonly today: string | undefined
  /** Whether rules that look at other resources could see all of them. */
  readonly isWhole: boolean
}

/** Decides which findings are shown, when all rules have run, and finds what is wrong with the decisions of others. */
export class Verdicts {
  readonly #names: RuleNames
  readonly #ran: ReadonlySet<AnyRule>
  readonly #aboutIgnores: readonly AnyRule[]
  readonly #ignores = new WeakMap<Text, readonly Ignore[]>()

  /** @param catalogue The rules that are run. @param rules Others that may be named. */
  constructor(catalogue: readonly AnyRule[], rules: readonly AnyRule[]) {
    this.#names = new RuleNames([...new Set([...catalogue, ...rules])])
    this.#ran = new Set(catalogue)
    this.#aboutIgnores = catalogue.filter(({ on }) => on === 'ignore')
  }

  /** The result as it is shown. Linear in the length of the file, and little where nothing in it is ignored. */
  on(result: FileResult, input: VerdictInput): FileResult {
    const isShown = ({ finding }: Placed) => input.settings.isShown(finding.rule)
    const first = this.#suppress(result, result.findings, input)
    if (first.ignores.length === 0) return { ...result, findings: result.findings.filter(isShown) }
    const second = this.#suppress(result, this.#sayOfIgnores(result, first, input), input)
    return {
      ...result,
      findings: inOrder([...first.shown, ...second.shown]).filter(isShown),
      suppressed: inOrder([...first.suppressed, ...second.suppressed]).filter(isShown),
    }
  }

  #suppress({ documents }: FileResult, findings: readonly Placed[], { settings, today }: VerdictInput): Suppression {
    return suppress({
      documents,
      findings,
      ignoresIn: (text) => this.#ignoresIn(text),
      names: this.#names,
      settings,
      today,
    })
  }

  #ignoresIn(text: Text): readonly Ignore[] {
    const known = this.#ignores.get(text)
    if (known) return known
    const ignores = ignoresIn(text)
    this.#ignores.set(text, ignores)
    return ignores
  }

  #sayOfIgnores(result: FileResult, { ignores }: Suppression, input: VerdictInput): readonly Placed[] {
    const { settings } = input
    const rules = this.#aboutIgnores.filter((rule) => settings.severityOf(rule) !== 'off')
    if (rules.length === 0) return []
    const hasRun = (rule: AnyRule) => this.#hasRun(rule, result, input)
    const isKnown = knownPlaces(result)
    const notes = ignoreNotes({ ignores, findings: result.findings, names: this.#names, hasRun, isKnown })
    const context = { ...nothingElse, kubernetes: settings.kubernetes, optionsOf: settings.optionsOf }
    return collect([...notes], ([document, ignore]) => {
      const subjects = new TextSubjects(document.text, result.language, { ignore })
      const { findings } = runRules(subjects, rules, context)
      return findings.map((finding) => ({ document, finding: withSeverity(finding, settings) }))
    })
  }

  /** Whether a rule could find all that there is of it in a file. */
  #hasRun(rule: AnyRule, result: FileResult, { settings, isWhole }: VerdictInput): boolean {
    if (!this.#ran.has(rule) || rule.on === 'ignore' || settings.severityOf(rule) === 'off') return false
    // What lies in a build context is never known as a whole.
    if (rule.readsBuildContext) return false
    return result.failures.length === 0 && (!rule.reads || (isWhole && result.isComplete))
  }
}

/** A finding as severe as a configuration says. */
export function withSeverity(finding: Finding, settings: Pick<Settings, 'saidSeverity'>): Finding {
  const severity = settings.saidSeverity(finding.rule)
  return severity === undefined || severity === finding.severity ? finding : { ...finding, severity }
}

/** Says of ignores of a file whether nothing that they are for is unknown: about that rules are silent. */
function knownPlaces({ documents }: FileResult): (place: PlacedIgnore) => boolean {
  const isPlain = new Map(documents.map(({ text }) => [text, isPlainText(text)] as const))
  const isPlainFile = [...isPlain.values()].every((plain) => plain)
  return ({ ignore: { reach }, document }) =>
    typeof reach === 'string' ? isPlainFile : isPlain.get(document.text) === true
}

function isPlainText(text: Text): boolean {
  if (text instanceof DockerText) return !text.content.includes('$')
  if (!(text instanceof YamlText)) return true
  return text.mask.holes.length === 0 && text.tree.errors.length === 0 && !text.isPartial
}

function inOrder<T extends Placed>(placed: readonly T[]): readonly T[] {
  return [...placed].sort((a, b) => startOf(a) - startOf(b))
}
