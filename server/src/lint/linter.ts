import { type KubernetesVersion, newestVersion } from '../kubernetes/version.ts'
import { rules as allRules } from '../rules/index.ts'
import type { AnyRule, Finding } from '../rules/rule.ts'
import { readYaml, type YamlDocument, type YamlText } from '../yaml/document.ts'
import { type Checked, checkText } from './check.ts'
import { type ProfileName, rulesOf, showsImplied } from './profile.ts'

export interface Config {
  readonly profile: ProfileName
  readonly kubernetes: KubernetesVersion
}

/** A finding and the document it is in. */
export interface Placed {
  readonly document: YamlDocument
  readonly finding: Finding
}

export interface FileResult {
  readonly documents: readonly YamlDocument[]
  /** In the order of the file. */
  readonly findings: readonly Placed[]
  /** The rules that failed, which is a bug of ours. */
  readonly failures: Checked['failures']
}

/**
 * Holds files and says what the rules find in them. It does no I/O: whoever owns it feeds it.
 *
 * A document that has not changed keeps its findings, wherever in its file it now stands.
 */
export class Linter {
  #config: Config = { profile: 'recommended', kubernetes: newestVersion }
  #rules: readonly AnyRule[] = []
  #checked = new WeakMap<YamlText, Checked>()
  readonly #files = new Map<string, readonly YamlDocument[]>()

  constructor(config?: Config) {
    this.configure(config ?? this.#config)
  }

  /** From now on checks by another configuration. */
  configure(config: Config): void {
    this.#config = config
    this.#rules = rulesOf(config.profile, allRules, config.kubernetes)
    this.#checked = new WeakMap()
  }

  /** Takes a file in, or another version of it. A patch is partial: nothing is missing from it. */
  update(uri: string, content: string, isPartial = false): void {
    this.#files.set(uri, readYaml(uri, content, 'kubernetes', this.#files.get(uri), isPartial))
  }

  remove(uri: string): void {
    this.#files.delete(uri)
  }

  /** What is found in one file; nothing in one that was not taken in. */
  lint(uri: string): FileResult {
    const documents = this.#files.get(uri) ?? []
    const checked = documents.map((document) => ({ document, ...this.#check(document.text) }))
    return {
      documents,
      findings: checked.flatMap(({ document, findings }) => findings.map((finding) => ({ document, finding }))),
      failures: checked.flatMap(({ failures }) => failures),
    }
  }

  #check(text: YamlText): Checked {
    const known = this.#checked.get(text)
    if (known) return known
    const { kubernetes, profile } = this.#config
    const checked = checkText(text, this.#rules, { kubernetes, showImplied: showsImplied(profile) })
    this.#checked.set(text, checked)
    return checked
  }
}
