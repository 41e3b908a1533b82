import { coversPath } from '../lint/glob.ts'
import { Linter } from '../lint/linter.ts'
import { configOf, type Settings } from './settings.ts'
import { pathOf } from './uri.ts'

/** A folder of the workspace, or what lies in none of them, with a linter of its own: files of two folders know nothing of each other. */
export interface Folder {
  /** As `normalUri` writes it; `undefined` for what lies in no folder. */
  readonly uri: string | undefined
  readonly linter: Linter
  settings: Settings
}

export function newFolder(uri: string | undefined, settings: Settings): Folder {
  return { uri, linter: new Linter(configOf(settings)), settings }
}

/** Whether the settings let a file be checked, which `key` names as `normalUri` does. */
export function isChecked(folder: Folder, key: string): boolean {
  return folder.settings.isEnabled && !isExcluded(folder, key)
}

/** Whether the settings leave a file out. */
export function isExcluded({ uri, settings }: Folder, key: string): boolean {
  if (settings.exclude.length === 0) return false
  const path = uri === undefined ? key.slice(key.indexOf(':') + 1) : key.slice(uri.length + 1)
  return coversPath(settings.exclude, pathOf(path))
}

/** How long an answer about one file may wait for what depends on other files. */
const SETTLE_MS = 15

/** Finds what depends on other files in one file, so that it does not come and go while somebody types. */
export function settle({ linter }: Folder, key: string): void {
  const end = performance.now() + SETTLE_MS
  for (const _ of linter.rest([key])) if (performance.now() > end) return
}
