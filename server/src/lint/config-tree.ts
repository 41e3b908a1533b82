import type { AnyRule } from '../rules/rule.ts'
import type { YamlText } from '../yaml/document.ts'
import { type ConfigFile, type ConfigLayer, readConfig } from './config.ts'
import { folderOf } from './path.ts'
import { type Flags, FolderSettings, type Settings } from './settings.ts'

/** What is said about the checks outside of configuration files, and which of those count. */
export interface Config extends Flags {
  /** The settings of an editor: what a configuration file says counts for more. */
  readonly editor?: ConfigLayer
  /** Today, as `2027-01-31`, so that what is ignored until some day comes back. */
  readonly today?: string
  /**
   * Of configuration files that were taken in, either the nearest above a file counts, which is what they are for, or none,
   * or one for all files, whose patterns count from a folder.
   */
  readonly configFiles?: 'nearest' | 'none' | { readonly uri: string; readonly folder: string }
  /** Files that are checked also where a configuration leaves them out, because they were asked for. */
  readonly asked?: ReadonlySet<string>
}

/** The configuration files of folders, and the settings that come of them for each file below. */
export class ConfigTree {
  readonly #rules: readonly AnyRule[]
  readonly #config: Config
  readonly #files: Map<string, ConfigFile>
  readonly #settings: Map<string, FolderSettings>
  readonly #bare: FolderSettings

  /** @param rules All that a configuration may name. @param other One of which the files are kept. */
  constructor(config: Config, rules: readonly AnyRule[], other?: ConfigTree) {
    this.#rules = rules
    this.#config = config
    this.#files = new Map(other ? other.#files : [])
    // Where nothing is said that was not said before, the settings stay the same objects.
    const same = other && other.#config === config ? other : undefined
    this.#settings = new Map(same ? same.#settings : [])
    this.#bare = same ? same.#bare : this.#with(undefined)
  }

  /** Takes in a configuration file, or what has become of it: nothing when it is gone. */
  put(uri: string, text: YamlText | undefined): void {
    if (text) this.#files.set(uri, readConfig(text, this.#rules))
    else this.#files.delete(uri)
    this.#settings.delete(uri)
  }

  settingsFor(uri: string): Settings {
    const found = this.#nearest(uri)
    if (!found) return this.#bare.settingsFor('')
    return this.#settingsOf(found.uri).settingsFor(pathIn(found.folder, uri))
  }

  /** The configuration file that counts for a file. */
  configFor(uri: string): string | undefined {
    return this.#nearest(uri)?.uri
  }

  /** Whether a configuration leaves a file out. */
  isIgnored(uri: string): boolean {
    const found = this.#nearest(uri)
    if (!found || this.#config.asked?.has(uri)) return false
    return this.#settingsOf(found.uri).isIgnored(pathIn(found.folder, uri))
  }

  #nearest(uri: string): { readonly uri: string; readonly folder: string } | undefined {
    const { configFiles = 'nearest' } = this.#config
    if (configFiles === 'none' || this.#files.size === 0) return undefined
    if (configFiles !== 'nearest') return this.#files.has(configFiles.uri) ? configFiles : undefined
    for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
      const file = configNames
        .map((name) => (folder === '' ? name : `${folder}/${name}`))
        .find((one) => this.#files.has(one))
      if (file !== undefined) return { uri: file, folder }
      if (folder === '') return undefined
    }
  }

  #settingsOf(uri: string): FolderSettings {
    const known = this.#settings.get(uri)
    if (known) return known
    const settings = this.#with(this.#files.get(uri))
    this.#settings.set(uri, settings)
    return settings
  }

  #with(file: ConfigFile | undefined): FolderSettings {
    const { editor } = this.#config
    return new FolderSettings({ flags: this.#config, ...(file ? { file } : {}), ...(editor ? { editor } : {}) })
  }
}

/** The names of the configuration file of a folder and of all below it; the first that is there counts. */
export const configNames: readonly string[] = ['.seaworthy.yaml', '.seaworthy.yml']

/** A path as from a folder above it, without the escapes of URIs; all of it where it is in none. */
function pathIn(folder: string, uri: string): string {
  const path = folder !== '' && uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri
  return uri.includes('://') ? unescaped(path) : path
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
