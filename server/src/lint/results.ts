import type { Rule } from '../rules/rule.ts'
import type { Text } from '../text/document.ts'
import { type Checked, isLocal, runRules } from './check.ts'
import type { FileState } from './file.ts'
import type { Settings } from './settings.ts'
import { violationsOfResource } from './standard.ts'
import { TextSubjects } from './subjects.ts'
import { nothingElse, unitIndexFor } from './unit-view.ts'
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
}

const NEVER = -1

/** What the rules of one configuration have found in texts, each as long as it holds. */
export class Results {
  readonly #settings: Pick<Settings, 'kubernetes' | 'optionsOf'>
  readonly #localRules: readonly Rule[]
  readonly #crossFileRules: readonly Rule[]
  readonly #buildContextRules: readonly Rule[]
  readonly #subjects = new WeakMap<Text, TextSubjects>()
  readonly #local: WeakMap<Text, Checked>
  /** The indexes of the rules that look at other files. */
  readonly #indexes: ReadonlyMap<Rule, number>
  readonly #crossFile = new WeakMap<Text, CrossFileResults>()
  /** When something had last changed by the time that nothing was pending for a text. */
  readonly #settledAt = new WeakMap<Text, number>()

  /** @param others Results of the same rules elsewhere, with which those are shared that depend on nothing but a text. */
  constructor(rules: readonly Rule[], settings: Pick<Settings, 'kubernetes' | 'optionsOf'>, others?: Results) {
    this.#settings = settings
    this.#localRules = rules.filter(isLocal)
    this.#buildContextRules = rules.filter(({ readsBuildContext }) => readsBuildContext)
    this.#crossFileRules = rules.filter(({ reads }) => reads)
    this.#indexes = new Map(rules.filter((rule) => !isLocal(rule)).map((rule, index) => [rule, index]))
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
    const known = [...(this.#crossFile.get(text)?.checked ?? [])]
    const old = new Set(pending)
    return { isAll: old.size === 0, checked: known.flatMap(([rule, checked]) => (old.has(rule) ? [] : checked)) }
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
    const { movedAt, checked } = this.#crossFileResultsOf(text)
    const lastMove = lastMoveAround(file, workspace)
    const isOld = (rule: Rule) => {
      const since = checked.has(rule) || rule.readsBuildContext ? lastMove(rule) : workspace.laidOutAt
      return (movedAt[this.#indexes.get(rule) ?? 0] ?? NEVER) < since
    }
    const pending = rules.filter(isOld)
    if (pending.length === 0) this.#settledAt.set(text, now)
    return pending
  }

  /** Lets such a rule look. @returns Whether anything is found, or was found before. */
  run(rule: Rule, text: Text, file: FileState, workspace: Workspace): boolean {
    const { movedAt, checked } = this.#crossFileResultsOf(text)
    const surroundings = workspace.around(file.uri)
    const reads = rule.reads ?? []
    let hasLooked = false
    const onLook = (): void => {
      hasLooked = true
    }
    const context = {
      ...this.#settings,
      // Most rules have nothing to look at in most texts.
      get unit() {
        return unitIndexFor(file.uri, surroundings, reads, workspace.memoryOf(surroundings, reads), onLook)
      },
      get buildContext() {
        return workspace.buildContextOf(file.uri) ?? nothingElse.buildContext
      },
      violationsOf: violationsOfResource,
    }
    const now =
      surroundings.isRead || rule.readsBuildContext
        ? runRules(this.#subjectsOf(text, file.language), [rule], context)
        : NOTHING
    const before = checked.get(rule) ?? NOTHING
    if (hasLooked || saysAnything(now)) checked.set(rule, now)
    else checked.delete(rule)
    movedAt[this.#indexes.get(rule) ?? 0] = lastMoveAround(file, workspace)(rule)
    return saysAnything(before) || saysAnything(now)
  }

  #crossFileResultsOf(text: Text): CrossFileResults {
    const known = this.#crossFile.get(text)
    if (known) return known
    const results = { movedAt: new Float64Array(this.#indexes.size).fill(NEVER), checked: new Map<Rule, Checked>() }
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

/** Says when something last changed that a rule may see from a file. */
function lastMoveAround({ uri }: FileState, workspace: Workspace): (rule: Rule) => number {
  const surroundings = workspace.around(uri)
  return ({ reads, readsBuildContext }) =>
    readsBuildContext ? workspace.contextsMovedAt : workspace.lastMove(surroundings, reads ?? [])
}

function saysAnything({ findings, failures }: Checked): boolean {
  return findings.length + failures.length > 0
}

const NOTHING: Checked = { findings: [], failures: [] }
