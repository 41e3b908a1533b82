import { TextDocuments } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type FileResult, Linter } from '../lint/linter.ts'
import { LineIndex } from '../text/document.ts'
import { defaultConfig, defaultSettings, type Settings } from './settings.ts'
import { isInFolder, normalUri } from './uri.ts'

/** A file as it is now, and what is found in it. */
export interface LintedFile {
  /** As the client writes it. */
  readonly uri: string
  /** Of an open file; `null` of one that is read from the disk. */
  readonly version: number | null
  readonly languageId: string
  readonly content: string
  readonly lines: LineIndex
  readonly result: FileResult
  readonly settings: Settings
}

/** A folder of the workspace, or what lies in none of them, with a linter of its own: files of two folders know nothing of each other. */
interface Folder {
  /** As `normalUri` writes it; `undefined` for what lies in no folder. */
  readonly uri: string | undefined
  readonly linter: Linter
  settings: Settings
}

interface Source {
  readonly uri: string
  readonly version: number | null
  readonly languageId: string
  readonly content: string
}

interface Known {
  readonly source: Source
  readonly folder: Folder
  readonly lines: LineIndex
}

/** The files that the server knows: those that are open, and those of the workspace folders. The client's word counts for open ones. */
export class Workspace {
  /** Kept up to date by the messages of the client. */
  readonly documents = new TextDocuments(TextDocument)
  readonly #open = new Map<string, TextDocument>()
  /** What was read from the disk, by its normal URI. */
  readonly #onDisk = new Map<string, Source>()
  /** What the linters have taken in, by its normal URI. */
  readonly #known = new Map<string, Known>()
  readonly #loose: Folder = folderOf(undefined, defaultSettings)
  #folders: readonly Folder[] = []
  readonly #log: (sentence: string) => void
  readonly #logged = new Set<string>()

  /** @param log Takes what went wrong in here, which is a bug of ours. */
  constructor(log: (sentence: string) => void) {
    this.#log = log
    this.documents.onDidOpen(({ document }) => this.#open.set(normalUri(document.uri), document))
    this.documents.onDidClose(({ document }) => this.#open.delete(normalUri(document.uri)))
  }

  /** The folders, as `normalUri` writes them. */
  get folders(): readonly string[] {
    return this.#folders.flatMap(({ uri }) => uri ?? [])
  }

  setFolders(uris: readonly string[]): void {
    const normal = [...new Set(uris.map(normalUri))]
    const kept = new Map(this.#folders.map((folder) => [folder.uri, folder]))
    this.#folders = normal
      .map((uri) => kept.get(uri) ?? folderOf(uri, this.#loose.settings))
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
    if (this.#folderOf(key) !== this.#loose) this.#onDisk.set(key, { uri, version: null, languageId: '', content })
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

  isOpen(uri: string): boolean {
    return this.#open.has(normalUri(uri))
  }

  /** The URIs of all files that are known, as the client writes them. */
  get uris(): readonly string[] {
    const keys = new Set([...this.#open.keys(), ...this.#onDisk.keys()])
    return [...keys].map((key) => this.#open.get(key)?.uri ?? this.#onDisk.get(key)?.uri ?? key)
  }

  /** A file and what is found in it; nothing of a file that is not known, or not ours to check. Never throws. */
  file(uri: string): LintedFile | undefined {
    const key = normalUri(uri)
    const source = this.#sourceOf(key)
    const folder = this.#folderOf(key)
    if (!source || !isLinted(source) || !folder.settings.isEnabled) {
      this.#drop(key)
      return undefined
    }
    try {
      const { lines } = this.#takeIn(key, source, folder)
      const result = folder.linter.lint(key)
      for (const { rule, error } of result.failures) this.#logOnce(`The rule "${rule}" failed`, error)
      return { ...source, lines, result, settings: folder.settings }
    } catch (error) {
      this.#logOnce(`A file could not be checked`, error)
      return undefined
    }
  }

  /** A file whose findings are to be shown. */
  shownFile(uri: string): LintedFile | undefined {
    return this.isOpen(uri) || this.settingsFor(uri).problems === 'workspace' ? this.file(uri) : undefined
  }

  #sourceOf(key: string): Source | undefined {
    const document = this.#open.get(key)
    if (!document) return this.#onDisk.get(key)
    const { uri, version, languageId } = document
    return { uri, version, languageId, content: document.getText() }
  }

  #takeIn(key: string, source: Source, folder: Folder): Known {
    const known = this.#known.get(key)
    if (known?.folder === folder && known.source.content === source.content) return known
    folder.linter.update(key, source.content)
    const next = { source, folder, lines: new LineIndex(source.content) }
    this.#known.set(key, next)
    return next
  }

  #drop(key: string): void {
    this.#known.get(key)?.folder.linter.remove(key)
    this.#known.delete(key)
  }

  #folderOf(key: string): Folder {
    return this.#folders.find(({ uri }) => uri !== undefined && isInFolder(key, uri)) ?? this.#loose
  }

  #logOnce(what: string, error: unknown): void {
    const sentence = `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    if (this.#logged.has(what)) return
    this.#logged.add(what)
    this.#log(sentence)
  }
}

function folderOf(uri: string | undefined, settings: Settings): Folder {
  return { uri, linter: new Linter(configOf(settings)), settings }
}

function configOf({ profile, kubernetes }: Settings) {
  return { profile: profile ?? defaultConfig.profile, kubernetes: kubernetes ?? defaultConfig.kubernetes }
}

const LARGEST = 10 * 1024 * 1024
const LANGUAGES: ReadonlySet<string> = new Set(['', 'yaml', 'helm', 'json', 'jsonc'])

/** Whether a file is text in a language of ours, and not too large. Editors add to languages, as in `yaml.helm-values`. */
function isLinted({ languageId, content }: Source): boolean {
  const [language = ''] = languageId.split('.')
  return LANGUAGES.has(language) && content.length <= LARGEST && !content.slice(0, 8000).includes('\0')
}
