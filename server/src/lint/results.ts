import type { Rule } from '../rules/rule.ts'
import type { Text } from '../text/document.ts'
import { type Checked, isLocal, runRules } from './check.ts'
import type { FileState } from './file.ts'
import type { Settings } from './settings.ts'
import { violationsOfResource } from './standard.ts'
import { TextSubjects } from './subjects.ts'
import { nothingElse, unitIndexFor } from './unit-view.ts'
import type { Workspace } from './workspace.ts'

/** What a rule that looks at other files has found in a text, and when what it can look at had last changed. */
interface CrossFileResult extends Checked {
  readonly movedAt: number
}

/** What the rules of one configuration have found in texts, each as long as it holds. */
export class Results {
  readonly #settings: Pick<Settings, 'kubernetes' | 'optionsOf'>
  readonly #localRules: readonly Rule[]
  readonly #crossFileRules: readonly Rule[]
  readonly #buildContextRules: readonly Rule[]
  readonly #subjects = new WeakMap<Text, TextSubjects>()
  readonly #local: WeakMap<Text, Checked>
  readonly #crossFile = new WeakMap<Text, Map<Rule, CrossFileResult>>()
  /** When something had last changed by the time that nothing was pending for a text. */
  readonly #settledAt = new WeakMap<Text, number>()

  /** @param others Results of the same rules elsewhere, with which those are shared that depend on nothing but a text. */
  constructor(rules: readonly Rule[], settings: Pick<Settings, 'kubernetes' | 'optionsOf'>, others?: Results) {
    this.#settings = settings
    this.#localRules = rules.filter(isLocal)
    this.#buildContextRules = rules.filter(({ readsBuildContext }) => readsBuildContext)
    this.#crossFileRules = rules.filter(({ reads }) => reads)
    this.#local = others ? others.#local : new WeakMap()
  }

  /** What the rules find that look at one text only. */
  local(text: Text, { language }: FileState): Checked {
    const known = this.#local.get(text)
    if (known) return known
    const context = { ...this.#settings, ...nothingElse }
    const checked = runRules(this.#subjectsOf(text, language), this.#localRules, context)
    this.#local.set(text, checked)
    return checked
  }

  /** What the others have found that still holds, and whether that is all. */
  current(
    text: Text,
    file: FileState,
    workspace: Workspace,
  ): { readonly isAll: boolean; readonly checked: readonly Checked[] } {
    const pending = this.pending(text, file, workspace)
    const known = this.#crossFile.get(text)
    if (pending.length === 0) return { isAll: true, checked: known ? [...known.values()] : [] }
    const old = new Set(pending)
    return { isAll: false, checked: [...(known ?? [])].flatMap(([rule, result]) => (old.has(rule) ? [] : result)) }
  }

  /** Lets go of what holds on to the tree of a text. */
  release(text: Text): void {
    this.#subjects.delete(text)
    this.#local.delete(text)
  }

  /** The rules that have to look at a text, or to look again. */
  pending(text: Text, file: FileState, workspace: Workspace): readonly Rule[] {
    const rules = file.language === 'dockerfile' ? this.#buildContextRules : this.#crossFileRules
    if (rules.length === 0) return []
    const { movedAt: now } = workspace
    if (this.#settledAt.get(text) === now) return []
    const lastMove = lastMoveAround(file, workspace)
    const known = this.#crossFile.get(text)
    const pending = rules.filter((rule) => {
      const movedAt = known?.get(rule)?.movedAt
      return movedAt === undefined || movedAt < lastMove(rule)
    })
    if (pending.length === 0) this.#settledAt.set(text, now)
    return pending
  }

  /** Lets such a rule look. @returns Whether anything is found, or was found before. */
  run(rule: Rule, text: Text, file: FileState, workspace: Workspace): boolean {
    const results = this.#crossFile.get(text) ?? new Map<Rule, CrossFileResult>()
    this.#crossFile.set(text, results)
    const surroundings = workspace.around(file.uri)
    const reads = rule.reads ?? []
    const context = {
      ...this.#settings,
      unit: unitIndexFor(file.uri, surroundings, reads, workspace.memoryOf(surroundings, reads)),
      buildContext: workspace.buildContextOf(file.uri) ?? nothingElse.buildContext,
      violationsOf: violationsOfResource,
    }
    const { findings, failures } =
      surroundings.isRead || rule.readsBuildContext
        ? runRules(this.#subjectsOf(text, file.language), [rule], context)
        : NOTHING
    const hadFindings = (results.get(rule)?.findings ?? []).length > 0
    results.set(rule, { findings, failures, movedAt: lastMoveAround(file, workspace)(rule) })
    return hadFindings || findings.length > 0
  }

  #subjectsOf(text: Text, language: FileState['language']): TextSubjects {
    const known = this.#subjects.get(text)
    if (known?.language === language) return known
    const subjects = new TextSubjects(text, language)
    this.#subjects.set(text, subjects)
    return subjects
  }
}

/** Says when something last changed that a rule may see from a file. */
function lastMoveAround({ uri }: FileState, workspace: Workspace): (rule: Rule) => number {
  const surroundings = workspace.around(uri)
  return ({ reads, readsBuildContext }) =>
    readsBuildContext ? workspace.contextsMovedAt : workspace.lastMove(surroundings, reads ?? [])
}

const NOTHING: Checked = { findings: [], failures: [] }
