import type { GroupKind } from '../kubernetes/resource.ts'
import { rules as allRules } from '../rules/index.ts'
import type { AnyRule, Finding, UnitIndex } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Document } from '../text/document.ts'
import { textChangedBy } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import type { RuleFailure } from './check.ts'
import { type Config, ConfigTree, configNames } from './config-tree.ts'
import type { FileState } from './file.ts'
import { type IgnoreFix, ignoreFixes } from './ignore-fixes.ts'
import { type Language, languageOf } from './language.ts'
import { wayUp } from './path.ts'
import { Results } from './results.ts'
import type { Settings } from './settings.ts'
import { unitIndexFor } from './unit-view.ts'
import { Verdicts } from './verdicts.ts'
import { Workspace } from './workspace.ts'

export type { Config } from './config-tree.ts'

/** A finding and the document it is in. */
export interface Placed {
  readonly document: Document
  readonly finding: Finding
}

/** A finding that somebody has decided not to see, and why. */
export interface Suppressed extends Placed {
  readonly reason: string | undefined
  /** What says so: the word of the comment, or the name of the annotation. */
  readonly by: string
}

/** A document of another file, and what that file is. */
export interface Elsewhere {
  readonly document: Document
  readonly content: string
}

export interface FileResult {
  readonly language: Language
  readonly documents: readonly Document[]
  /** What findings point at in other files, or their fixes change there. */
  readonly elsewhere: readonly Elsewhere[]
  /** In the order of the file. */
  readonly findings: readonly Placed[]
  readonly suppressed: readonly Suppressed[]
  /** Why there is nothing to see: it is no file of ours, or it is not to be looked at. */
  readonly quiet: 'foreign' | 'ignored' | undefined
  /** Whether the findings that depend on other resources are all there; the others always are. */
  readonly isComplete: boolean
  /** The rules that failed, which is a bug of ours. */
  readonly failures: readonly RuleFailure[]
}

/**
 * Holds files and says what the rules find in them. It does no I/O: whoever owns it feeds it. Files are told apart by
 * paths or URIs with `/` between their parts.
 *
 * A document that has not changed keeps its findings, wherever in its file it now stands. What depends on other resources
 * is found by `rest`, and kept until one of them changes in what can be asked about it.
 */
export class Linter {
  readonly #catalogue: readonly AnyRule[]
  readonly #workspace: Workspace
  readonly #original: Linter | undefined
  readonly #verdicts: Verdicts
  #config: Config
  #configTree: ConfigTree
  /** What was found by each of the settings that files have. */
  #results = new WeakMap<Settings, Results>()

  constructor(config: Config = {}, catalogue: readonly AnyRule[] = allRules, original?: Linter) {
    this.#catalogue = catalogue
    this.#config = config
    this.#original = original
    this.#workspace = new Workspace(original ? original.#workspace : undefined)
    this.#configTree = new ConfigTree(config, allRules, original ? original.#configTree : undefined)
    this.#verdicts = original ? original.#verdicts : new Verdicts(catalogue, allRules)
  }

  /** From now on checks by another configuration. Configuration files are files that are taken in. */
  configure(config: Config): void {
    this.#config = config
    this.#configTree = new ConfigTree(config, allRules, this.#configTree)
  }

  /** What counts for a file, whether it was taken in or not. */
  settingsFor(uri: string): Settings {
    return this.#configTree.settingsFor(uri)
  }

  /** Takes a file in, or another version of it. The language is told by its name and content where nobody says it. */
  update(uri: string, content: string, language: Language = languageOf(uri, content)): void {
    const { raw } = this.#workspace.put({ uri, content, language })
    const text = raw[0]?.text
    if (language === 'config') this.#configTree.put(uri, text instanceof YamlText ? text : undefined)
  }

  /** Keeps of a file only what others can see of it, until it is asked for again. */
  release(uri: string): void {
    const results = this.#results.get(this.settingsFor(uri))
    for (const text of this.#workspace.release(uri)) results?.release(text)
  }

  remove(uri: string): void {
    this.#configTree.put(uri, undefined)
    this.#workspace.delete(uri)
  }

  /**
   * Says that all files in and below a folder have been taken in. Until then nothing is said of them that depends on other
   * files.
   */
  folderRead(folder: string): void {
    this.#workspace.addFolder(folder.replace(/\/$/, ''))
  }

  /**
   * Says what is in a folder, by the names of all that is directly in it; `undefined` where nobody can say.
   *
   * @returns Whether that is something else than before.
   */
  list(folder: string, names: readonly string[] | undefined): boolean {
    return this.#workspace.list(folder, names)
  }

  /**
   * The folders whose names are to be told to `list` so that rules on a Dockerfile can know what it is built with; none for
   * any other file. There may be more when these are told.
   */
  foldersAround(uri: string): readonly string[] {
    return this.#workspace.foldersAround(uri)
  }

  /**
   * What is found in one file; nothing in one that was not taken in. It takes as long as the file is long: of what depends
   * on other resources there is what `rest` has found, so far as it still holds.
   */
  lint(uri: string): FileResult {
    const file = this.#workspace.get(uri)
    if (!file) return { ...NOTHING, language: 'other' }
    const { language, documents } = file
    if (language === 'other') return { ...NOTHING, language, quiet: 'foreign' }
    if (this.#configTree.isIgnored(uri)) return { ...NOTHING, language, quiet: 'ignored' }
    const settings = this.settingsFor(uri)
    const results = this.#resultsOf(settings)
    const checked = documents.map((document) => ({
      document,
      ...results.shown(document.text, file, this.#workspace),
    }))
    const result = {
      ...NOTHING,
      language,
      documents,
      elsewhere: this.#elsewhere(
        file,
        collect(checked, ({ shown }) => shown.crossFile),
      ),
      findings: collect(checked, ({ document, shown }) => shown.findings.map((finding) => ({ document, finding }))),
      isComplete: checked.every(({ isAll }) => isAll),
      failures: collect(checked, ({ shown }) => shown.failures),
    }
    const { isWhole } = this.#workspace.around(uri)
    return this.#verdicts.on(result, { settings, today: this.#config.today, isWhole })
  }

  /** The documents of a file, in which nothing is looked for; none of a file that is not to be looked at. */
  documentsOf(uri: string): readonly Document[] {
    const file = this.#workspace.get(uri)
    return !file || this.#configTree.isIgnored(uri) ? [] : file.documents
  }

  /**
   * What can be done so that a finding in a file is not shown any more.
   *
   * @param folder Where a configuration file may be made if there is none.
   */
  ignoreFixes(uri: string, placed: Placed, folder?: string): readonly IgnoreFix[] {
    const file = this.#workspace.get(uri)
    if (!file) return []
    const config = this.#configTree.configFor(uri)
    const text = config === undefined ? undefined : this.#workspace.get(config)?.documents[0]?.text
    if (text instanceof YamlText && config !== undefined) return ignoreFixes(placed, file, { uri: config, text })
    const up = folder === undefined ? undefined : wayUp(uri, folder.replace(/\/$/, ''))
    return ignoreFixes(placed, file, up === undefined ? undefined : { path: `${up}${configNames[0]}` })
  }

  /**
   * Finds what depends on other resources wherever that is not known or does not hold any more, one rule in one document
   * a step. A step gives the file whose findings it has changed, if any. It may be left at any time, and is to be left
   * when anything changes.
   *
   * @param uris The files to look at; all that were taken in, when none are named.
   */
  *rest(uris: Iterable<string> = this.#workspace.uris): Generator<string | undefined, void, void> {
    for (const uri of uris) {
      const file = this.#workspace.get(uri)
      if (!file) continue
      const results = this.#resultsOf(this.settingsFor(uri))
      for (const { text } of file.documents) {
        for (const hasFindings of results.look(text, file, this.#workspace)) yield hasFindings ? uri : undefined
      }
      yield undefined
    }
  }

  /** What can be looked up from a file, as by a rule that reads these kinds. */
  unitOf(uri: string, reads: readonly GroupKind[]): UnitIndex {
    return unitIndexFor(uri, this.#workspace.around(uri), reads)
  }

  /** Whether what is in two files may be deployed together. */
  areTogether(uri: string, other: string): boolean {
    return this.#workspace.areTogether(uri, other)
  }

  /**
   * A view in which some files have another content, or are not there. It is to be thrown away soon: it does not follow
   * what happens here, and nothing that happens in it is seen here.
   */
  with(files: ReadonlyMap<string, string | undefined>): Linter {
    const view = new Linter(this.#config, this.#catalogue, this)
    for (const [uri, content] of files) {
      if (content === undefined) view.remove(uri)
      else view.update(uri, content, this.#workspace.get(uri)?.language)
    }
    return view
  }

  #elsewhere({ documents }: FileState, findings: readonly Finding[]): readonly Elsewhere[] {
    const own = new Set(documents.map(({ text }) => text))
    const named = collect(findings, ({ related, fixes }) => [
      ...related.map(({ location }) => location.text),
      ...collect(fixes, ({ changes }) => changes.map(textChangedBy)),
    ])
    const texts = new Set(named.filter((text) => !own.has(text)))
    return collect([...texts], (text) => this.#workspace.placeOf(text))
  }

  #resultsOf(settings: Settings): Results {
    const known = this.#results.get(settings)
    if (known) return known
    const rules = this.#catalogue.filter((rule) => rule.on !== 'ignore' && settings.severityOf(rule) !== 'off')
    const others = this.#original ? this.#original.#results.get(settings) : undefined
    const results = new Results(rules, settings, others)
    this.#results.set(settings, results)
    return results
  }
}

const NOTHING: Omit<FileResult, 'language'> = {
  documents: [],
  elsewhere: [],
  findings: [],
  suppressed: [],
  quiet: undefined,
  isComplete: true,
  failures: [],
}
