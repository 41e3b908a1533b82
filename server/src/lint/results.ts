import type { Finding, Rule } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Text } from '../text/document.ts'
import { type Checked, isLocal, runRules, shownOf } from './check.ts'
import type { FileState } from './file.ts'
import { showsImplied } from './profile.ts'
import { RulesByKind } from './rules-by-kind.ts'
import type { Settings } from './settings.ts'
import { violationsOfResource } from './standard.ts'
import { TextSubjects } from './subjects.ts'
import type { Surroundings } from './surroundings.ts'
import { nothingElse, unitIndexFor } from './unit-view.ts'
import { withSeverity } from './verdicts.ts'
import type { Workspace } from './workspace.ts'

/** What the rules that look at other files have found in a text: mostly nothing, in many texts. */
interface CrossFileResults {
  /** When what a rule can look at had last changed as it looked, by the index of the rule; NEVER if it has not. */
  readonly movedAt: Float64Array
  /**
   * Of the rules that have found something, failed, or looked at other resources. What another one says, which is nothing,
   * holds as long as the units do: it had no question whose answer can become another.
   */
  readonly checked: Map<Rule, Checked>
  /** When something had last changed as the last of the rules had looked. */
  settledAt: number
}

const NEVER = -1

/** What is shown of all that rules say of a text. */
export interface Shown extends Checked {
  /** Those of the findings that may point into other files. */
  readonly crossFile: readonly Finding[]
  /** What it was made of. */
  readonly said: readonly Checked[]
}

/** What the rules of one configuration have found in texts, each as long as it holds. */
export class Results {
  readonly #settings: Settings
  readonly #dockerfileRules: readonly Rule[]
  readonly #localRules: RulesByKind
  readonly #crossFileRules: RulesByKind
  readonly #buildContextRules: readonly Rule[]
  readonly #subjects = new WeakMap<Text, TextSubjects>()
  readonly #local: WeakMap<Text, Checked>
  /** The indexes of the rules that look at other files. */
  readonly #indexes: ReadonlyMap<Rule, number>
  readonly #crossFile = new WeakMap<Text, CrossFileResults>()
  readonly #shown = new WeakMap<Text, Shown>()

  /** @param others Results of the same rules elsewhere, with which those are shared that depend on nothing but a text. */
  constructor(rules: readonly Rule[], settings: Settings, others?: Results) {
    this.#settings = settings
    const local = rules.filter(isLocal)
    this.#dockerfileRules = local.filter(isOnDockerfiles)
    this.#localRules = new RulesByKind(local.filter((rule) => !isOnDockerfiles(rule)))
    this.#buildContextRules = rules.filter(({ readsBuildContext }) => readsBuildContext)
    this.#crossFileRules = new RulesByKind(rules.filter(({ reads }) => reads))
    this.#indexes = new Map(rules.filter((rule) => !isLocal(rule)).map((rule, index) => [rule, index]))
    this.#local = others ? others.#local : new WeakMap()
  }

  /** What is shown of what is found in a text so far, in its order, and whether that is all there is. */
  shown(text: Text, file: FileState, workspace: Workspace): { readonly isAll: boolean; readonly shown: Shown } {
    const { isAll, checked } = this.#current(text, file, workspace)
    const said = [this.#localOf(text, file), ...checked]
    const known = this.#shown.get(text)
    // Most texts are as they were when anything changes in a file.
    if (known && isSame(known.said, said)) return { isAll, shown: known }
    const findings = shownOf(
      collect(said, ({ findings }) => findings),
      showsImplied(this.#settings.profile),
    )
    const others = new Set(collect(checked, ({ findings }) => findings))
    const shown = {
      findings: findings.map((finding) => withSeverity(finding, this.#settings)),
      failures: collect(said, ({ failures }) => failures),
      crossFile: findings.filter((finding) => others.has(finding)),
      said,
    }
    this.#shown.set(text, shown)
    return { isAll, shown }
  }

  /** What the rules find that look at one text only. */
  #localOf(text: Text, { language }: FileState): Checked {
    const known = this.#local.get(text)
    if (known) return known
    const { kubernetes, optionsOf } = this.#settings
    const context = { kubernetes, optionsOf, ...nothingElse }
    const subjects = this.#subjectsOf(text, language)
    const rules = language === 'dockerfile' ? this.#dockerfileRules : this.#localRules.for(subjects.kinds)
    const checked = runRules(subjects, rules, context)
    this.#local.set(text, checked)
    return checked
  }

  /** What the others have found that still holds, and whether that is all. */
  #current(
    text: Text,
    file: FileState,
    workspace: Workspace,
  ): { readonly isAll: boolean; readonly checked: readonly Checked[] } {
    const pending = this.#pending(text, file, workspace)
    const { checked } = this.#crossFileResultsOf(text)
    if (pending.length === 0) return { isAll: true, checked: [...checked.values()] }
    return { isAll: false, checked: collect([...checked], ([rule, said]) => (pending.includes(rule) ? [] : said)) }
  }

  /** Lets go of what holds on to the tree of a text. */
  release(text: Text): void {
    this.#subjects.delete(text)
    this.#local.delete(text)
    this.#shown.delete(text)
  }

  /**
   * Lets the rules look at a text that have not, or may find something else now, one at each step. A step says whether
   * anything is found, or was found before. To be left when anything changes.
   */
  *look(text: Text, file: FileState, workspace: Workspace): Generator<boolean, void, void> {
    const now = workspace.movedAt
    const pending = this.#pending(text, file, workspace)
    if (pending.length > 0) {
      const surroundings = workspace.around(file.uri)
      for (const rule of pending) yield this.#run(rule, text, file, workspace, surroundings)
    }
    this.#crossFileResultsOf(text).settledAt = now
  }

  /** The rules that have to look at a text, or to look again. */
  #pending(text: Text, file: FileState, workspace: Workspace): readonly Rule[] {
    const { movedAt, checked, settledAt } = this.#crossFileResultsOf(text)
    if (settledAt === workspace.movedAt) return []
    const { laidOutAt } = workspace
    // Once all have looked at how the units are, only those that saw other resources can see anything else.
    const rules = settledAt >= laidOutAt ? [...checked.keys()] : this.#othersFor(text, file)
    if (rules.length === 0) return rules
    const lastMove = lastMoveAround(workspace.around(file.uri), workspace)
    return rules.filter((rule) => {
      const looked = movedAt[this.#indexes.get(rule) ?? 0] ?? NEVER
      return looked < (checked.has(rule) ? lastMove(rule) : laidOutAt)
    })
  }

  /** The rules for a text that do not look at it alone. */
  #othersFor(text: Text, { language, entries }: FileState): readonly Rule[] {
    if (language === 'dockerfile') return this.#buildContextRules
    // A tree that was let go of is not read again to see that there is nothing to look at.
    const kinds = entries.get(text)?.map(({ facts }) => facts.groupKind)
    return this.#crossFileRules.for(kinds ? [...new Set(kinds)] : this.#subjectsOf(text, language).kinds)
  }

  #run(rule: Rule, text: Text, file: FileState, workspace: Workspace, surroundings: Surroundings): boolean {
    const { movedAt, checked } = this.#crossFileResultsOf(text)
    const before = checked.get(rule) ?? NOTHING
    const subjects = this.#subjectsOf(text, file.language)
    const mayLook = (surroundings.isRead || rule.readsBuildContext) && subjects.for(rule).length > 0
    const { hasLooked, said } = mayLook ? this.#ask(rule, subjects, file, workspace, surroundings) : SILENT
    if (hasLooked || said !== NOTHING) checked.set(rule, said)
    else checked.delete(rule)
    movedAt[this.#indexes.get(rule) ?? 0] = lastMoveAround(surroundings, workspace)(rule)
    return before !== NOTHING || said !== NOTHING
  }

  /** Runs a rule that may look around, and says whether it has. */
  #ask(
    rule: Rule,
    subjects: TextSubjects,
    { uri }: FileState,
    workspace: Workspace,
    surroundings: Surroundings,
  ): { readonly hasLooked: boolean; readonly said: Checked } {
    const reads = rule.reads ?? []
    let hasLooked = rule.readsBuildContext === true
    const onLook = (): void => {
      hasLooked = true
    }
    const { kubernetes, optionsOf } = this.#settings
    const context = {
      kubernetes,
      optionsOf,
      // Most rules have nothing to look at in most texts.
      get unit() {
        return unitIndexFor(uri, surroundings, reads, workspace.memoryOf(surroundings, reads), onLook)
      },
      get buildContext() {
        return workspace.buildContextOf(uri) ?? nothingElse.buildContext
      },
      violationsOf: violationsOfResource,
    }
    const said = orNothing(runRules(subjects, [rule], context))
    return { hasLooked, said }
  }

  #crossFileResultsOf(text: Text): CrossFileResults {
    const known = this.#crossFile.get(text)
    if (known) return known
    const results = {
      movedAt: new Float64Array(this.#indexes.size).fill(NEVER),
      checked: new Map<Rule, Checked>(),
      settledAt: NEVER,
    }
    this.#crossFile.set(text, results)
    return results
  }

  #subjectsOf(text: Text, language: FileState['language']): TextSubjects {
    const known = this.#subjects.get(text)
    if (known?.language === language) return known
    const subjects = new TextSubjects(text, language)
    this.#subjects.set(text, subjects)
    return subjects
  }
}

/** Says when something last changed that a rule may see around it. */
function lastMoveAround(surroundings: Surroundings, workspace: Workspace): (rule: Rule) => number {
  return ({ reads, readsBuildContext }) =>
    readsBuildContext ? workspace.contextsMovedAt : workspace.lastMove(surroundings, reads ?? [])
}

function isOnDockerfiles({ on }: Rule): boolean {
  return on === 'dockerfile' || on === 'stage' || on === 'instruction'
}

function isSame(some: readonly Checked[], others: readonly Checked[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index])
}

/** Where nothing is said, always the same object: then it is seen that it is as it was. */
function orNothing(checked: Checked): Checked {
  return checked.findings.length + checked.failures.length > 0 ? checked : NOTHING
}

const NOTHING: Checked = { findings: [], failures: [] }

const SILENT = { hasLooked: false, said: NOTHING }
