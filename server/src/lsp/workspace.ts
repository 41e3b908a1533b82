import { TextDocuments } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { FileResult, Placed } from '../lint/linter.ts'
import { collect } from '../text/collect.ts'
import { type Document, LineIndex, type Location, spanInFile } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import type { Home } from './around.ts'
import { rangeOf } from './convert.ts'
import { type Folder, isChecked, isExcluded, newFolder, settle } from './folder.ts'
import type { Known, Source } from './known.ts'
import { isLintable, languageIn } from './language.ts'
import type { LintedFile, PlacedDocument, PlacedIgnoreFix } from './linted-file.ts'
import { loggingOnce } from './log.ts'
import { Pointers } from './pointers.ts'
import { configOf, defaultSettings, type Settings } from './settings.ts'
import { isInFolder, normalUri } from './uri.ts'
import { Warm } from './warm.ts'

/** The files that the server knows: those that are open, and those of the workspace folders. */
export class Workspace {
  /** Kept up to date by the messages of the client. */
  readonly documents = new TextDocuments(TextDocument)
  /** Whether what is found is to be shown also of files that are not open, whatever the settings say. */
  showsAll = false
  readonly #open = new Map<string, TextDocument>()
  /** Open files as they were when they were last saved, where that is when they are checked. */
  readonly #saved = new Map<string, LintedFile>()
  /** What was read from the disk, by its normal URI. */
  readonly #onDisk = new Map<string, Source>()
  /** What the linters have taken in, by its normal URI. */
  readonly #known = new Map<string, Known>()
  readonly #loose: Folder = newFolder(undefined, defaultSettings)
  #folders: readonly Folder[] = []
  readonly #warm = new Warm()
  readonly #pointers = new Pointers()
  readonly #logOnce: (what: string, error: unknown) => void

  /** @param log Takes what went wrong in here, which is a bug of ours. */
  constructor(log: (sentence: string) => void) {
    this.#logOnce = loggingOnce(log)
    this.documents.onDidOpen(({ document }) => this.#open.set(normalUri(document.uri), document))
    this.documents.onDidClose(({ document }) => {
      this.#open.delete(normalUri(document.uri))
      this.saved(document.uri)
    })
  }

  /** The folders, as `normalUri` writes them. */
  get folders(): readonly string[] {
    return collect(this.#folders, ({ uri }) => uri)
  }

  setFolders(uris: readonly string[]): void {
    const normal = [...new Set(uris.map(normalUri))]
    const kept = new Map(this.#folders.map((folder) => [folder.uri, folder]))
    this.#folders = normal
      .map((uri) => kept.get(uri) ?? newFolder(uri, this.#loose.settings))
      .sort((a, b) => (b.uri?.length ?? 0) - (a.uri?.length ?? 0))
    for (const [key, { folder }] of this.#known) if (folder !== this.#folderOf(key)) this.#drop(key)
    for (const key of this.#onDisk.keys()) if (this.#folderOf(key) === this.#loose) this.#onDisk.delete(key)
  }

  /**
   * Sets the settings of a folder, or, without one, of what lies in no folder.
   *
   * @returns Whether they are different from before.
   */
  configure(folderUri: string | undefined, settings: Settings): boolean {
    const folder = folderUri === undefined ? this.#loose : this.#folders.find(({ uri }) => uri === normalUri(folderUri))
    if (!folder || JSON.stringify(folder.settings) === JSON.stringify(settings)) return false
    folder.settings = settings
    folder.linter.configure(configOf(settings))
    return true
  }

  settingsFor(uri: string): Settings {
    return this.#folderOf(normalUri(uri)).settings
  }

  /** Takes in what a file on the disk holds. */
  take(uri: string, content: string): void {
    const key = normalUri(uri)
    const folder = this.#folderOf(key)
    if (folder === this.#loose) return
    const source = { uri, version: null, languageId: '', content }
    this.#onDisk.set(key, source)
    if (this.#open.has(key)) return
    this.#update(key)
    folder.linter.release(key)
  }

  /** Says that all files of the folders have been taken in. */
  allTaken(): void {
    for (const { uri, linter } of this.#folders) if (uri !== undefined) linter.folderRead(uri)
  }

  /** Forgets a file of the disk, or all in a folder that is gone. */
  forget(uri: string): void {
    const gone = normalUri(uri)
    for (const key of [...this.#onDisk.keys()]) {
      if (key !== gone && !isInFolder(key, gone)) continue
      this.#onDisk.delete(key)
      if (!this.#open.has(key)) this.#drop(key)
    }
  }

  /**
   * Finds what depends on other files in those that are shown, wherever that is not known: one step of it at a time. A
   * step gives the file, as the client writes it, of which something else is found now. To be left when anything changes.
   *
   * @param only Looks at one file alone.
   */
  *rest(only?: string): Generator<string | undefined, void, void> {
    for (const key of this.#open.keys()) this.#update(key)
    const keys = only === undefined ? [...this.#known.keys()].filter((key) => this.isShown(key)) : [normalUri(only)]
    for (const key of keys) {
      const folder = this.#folderOf(key)
      for (const changed of folder.linter.rest([key])) {
        this.#keepWarm(key, folder)
        yield changed === undefined ? undefined : this.#uriOf(changed)
      }
    }
  }

  /** The linter of a file in one of the folders, with what the file holds now. */
  homeOf(uri: string): Home | undefined {
    const name = normalUri(uri)
    const { uri: folder, linter } = this.#folderOf(name)
    if (folder === undefined) return undefined
    this.#update(name)
    return { linter, name, contains: (other) => other === folder || isInFolder(other, folder) }
  }

  isOpen(uri: string): boolean {
    return this.#open.has(normalUri(uri))
  }

  /** The URIs of all files that are known, as the client writes them. */
  get uris(): readonly string[] {
    const keys = new Set([...this.#open.keys(), ...this.#onDisk.keys()])
    return [...keys].map((key) => this.#uriOf(key))
  }

  /** A file and what is found in it; nothing of a file that is not known, or not ours to check. Never throws. */
  file(uri: string): LintedFile | undefined {
    const key = normalUri(uri)
    const source = this.#sourceOf(key)
    const folder = this.#folderOf(key)
    if (!source || !isLintable(source.content) || !isChecked(folder, key)) {
      this.#drop(key)
      return undefined
    }
    try {
      for (const other of this.#open.keys()) if (other !== key) this.#update(other)
      const { lines } = this.#takeIn(key, source, folder)
      this.#keepWarm(key, folder)
      settle(folder, key)
      const result = folder.linter.lint(key)
      this.#pointers.set(key, result)
      for (const { rule, error } of result.failures) this.#logOnce(`The rule "${rule}" failed`, error)
      const locate = (location: Location) => this.#locate(location, source.uri, lines, result)
      const fileAt = (name: string) => {
        const known = this.#known.get(name)
        return known && { uri: known.source.uri, version: known.source.version, lines: known.lines }
      }
      const unit = (reads: readonly GroupKind[]) => folder.linter.unitOf(key, reads)
      const checks = folder.linter.settingsFor(key)
      const isWith = (document: Document) => folder.linter.areTogether(key, document.uri)
      const ignoreFixes = (placed: Placed) => this.#ignoreFixes(key, placed, file)
      const { settings } = folder
      const file = { ...source, lines, result, settings, checks, locate, fileAt, unit, isWith, ignoreFixes }
      return file
    } catch (error) {
      this.#logOnce(`A file could not be checked`, error)
      return undefined
    }
  }

  /** The files of which something is found that points into some files. */
  pointingTo(uris: readonly string[]): readonly string[] {
    return this.#pointers.into(uris.map(normalUri)).map((key) => this.#uriOf(key))
  }

  /**
   * The YAML documents whose content may matter, of the files of the folder that a file is in, one at a time: a document
   * is not to be asked any more when the next one is.
   */
  *documentsWhere(uri: string, mayMatter: (content: string) => boolean): Generator<PlacedDocument, void, void> {
    const folder = this.#folderOf(normalUri(uri))
    for (const one of folder === this.#loose ? [uri] : this.uris) {
      const key = normalUri(one)
      if (this.#folderOf(key) !== folder || !mayMatter(this.#sourceOf(key)?.content ?? '')) continue
      const known = this.#update(key)
      if (!known) continue
      this.#keepWarm(key, folder)
      const unit = (reads: readonly GroupKind[]) => folder.linter.unitOf(key, reads)
      for (const document of folder.linter.documentsOf(key).filter(isYamlDocument)) {
        if (mayMatter(document.text.content)) yield { uri: known.source.uri, lines: known.lines, document, unit }
      }
    }
  }

  /** A file whose findings are to be shown. */
  shownFile(uri: string): LintedFile | undefined {
    const key = normalUri(uri)
    if (!this.isShown(key)) return undefined
    if (!this.#open.has(key) || this.#folderOf(key).settings.run === 'onType') return this.file(uri)
    const shown = this.#saved.get(key) ?? this.file(uri)
    if (shown) this.#saved.set(key, shown)
    return shown
  }

  /** Whether what is found in a file is shown, which `key` names as `normalUri` does. */
  isShown(key: string): boolean {
    return this.showsAll || this.#open.has(key) || this.#folderOf(key).settings.problems === 'workspace'
  }

  /** Says that a file is on the disk as it is open, or that all are to be looked at anew. */
  saved(uri?: string): void {
    if (uri === undefined) this.#saved.clear()
    else this.#saved.delete(normalUri(uri))
  }

  /** Whether the settings leave a file out. */
  isExcluded(uri: string): boolean {
    const key = normalUri(uri)
    return isExcluded(this.#folderOf(key), key)
  }

  #sourceOf(key: string): Source | undefined {
    const document = this.#open.get(key)
    if (!document) return this.#onDisk.get(key)
    const { uri, version, languageId } = document
    return { uri, version, languageId, content: document.getText() }
  }

  /** Takes in what a file holds now, if it is to be checked. */
  #update(key: string): Known | undefined {
    const source = this.#sourceOf(key)
    const folder = this.#folderOf(key)
    if (!source || !isLintable(source.content) || !isChecked(folder, key)) return undefined
    try {
      return this.#takeIn(key, source, folder)
    } catch (error) {
      this.#logOnce('A file could not be read', error)
      return undefined
    }
  }

  #takeIn(key: string, source: Source, folder: Folder): Known {
    const known = this.#known.get(key)
    const language = languageIn(key, source.languageId, source.content)
    if (known?.folder === folder && known.source.content === source.content && known.language === language) return known
    folder.linter.update(key, source.content, language)
    const next = { source, folder, language, lines: new LineIndex(source.content) }
    this.#known.set(key, next)
    return next
  }

  #keepWarm(key: string, { linter }: Folder): void {
    if (this.#open.has(key)) this.#warm.delete(key)
    else this.#warm.add(key, linter)
  }

  #ignoreFixes(key: string, placed: Placed, file: LintedFile): readonly PlacedIgnoreFix[] {
    const { uri, linter } = this.#folderOf(key)
    return collect(linter.ignoreFixes(key, placed, uri), (fix) => {
      const changed = fix.uri === key ? file : this.file(fix.uri)
      return changed ? [{ fix, changed }] : []
    })
  }

  #locate({ text, span }: Location, uri: string, lines: LineIndex, { documents, elsewhere }: FileResult) {
    const own = documents.find((document) => document.text === text)
    if (own) return { uri, range: rangeOf(lines, spanInFile(own, span)) }
    const other = elsewhere.find(({ document }) => document.text === text)
    if (!other) return undefined
    const range = rangeOf(new LineIndex(other.content), spanInFile(other.document, span))
    return { uri: this.#uriOf(other.document.uri), range }
  }

  #uriOf(key: string): string {
    return this.#open.get(key)?.uri ?? this.#onDisk.get(key)?.uri ?? key
  }

  #drop(key: string): void {
    this.#known.get(key)?.folder.linter.remove(key)
    this.#known.delete(key)
    this.#warm.delete(key)
    this.#pointers.delete(key)
  }

  #folderOf(key: string): Folder {
    return this.#folders.find(({ uri }) => uri !== undefined && isInFolder(key, uri)) ?? this.#loose
  }
}
