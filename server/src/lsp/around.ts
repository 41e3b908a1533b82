import type { Linter } from '../lint/linter.ts'
import type { Files } from './files.ts'

/** A file in one of the workspace folders, and the linter of that folder. */
export interface Home {
  readonly linter: Linter
  /** The name that the linter has for the file. */
  readonly name: string
  /** Whether a folder lies in the same workspace folder, or is it. */
  contains(folder: string): boolean
}

/**
 * Looks anew what lies around Dockerfiles, as far as it may matter; around other files there is nothing to look for.
 *
 * @returns Whether anything is there that was not, or the other way round.
 */
export async function listAround(homes: readonly Home[], files: Files): Promise<boolean> {
  const seen = new Set<string>()
  let isChanged = false
  for (;;) {
    const next: { readonly linter: Linter; readonly folder: string }[] = []
    for (const { linter, name, contains } of homes) {
      for (const folder of linter.foldersAround(name)) {
        if (seen.has(folder)) continue
        seen.add(folder)
        if (contains(folder)) next.push({ linter, folder })
      }
    }
    if (next.length === 0) return isChanged
    const names = await files.list(next.map(({ folder }) => folder))
    for (const [index, { linter, folder }] of next.entries()) {
      if (linter.list(folder, names[index])) isChanged = true
    }
  }
}
