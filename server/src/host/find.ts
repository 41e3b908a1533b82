import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mayBeOurs } from '../lint/language.ts'
import { type GitIgnore, gitIgnoreFor } from './ignored.ts'
import { attempt, type Failure, type Source, withSlashes } from './node.ts'

export interface Found {
  readonly sources: readonly Source[]
  readonly failures: readonly Failure[]
}

/**
 * The files that are given, whatever they are called, and in and below the folders that are given those that may be ours:
 * in the order of the paths, below a folder by name, and each once. Never throws.
 *
 * Of what lies below a folder, what Git ignores, `node_modules`, `.git` and symbolic links are left out: what a link
 * inside the folder leads to has a place of its own there, and what lies outside is not ours to read.
 *
 * @param isDeep Whether to look in the folders of a folder, too.
 */
export function findFiles(paths: readonly string[], isDeep = true): Found {
  const sources = new Map<string, Source>()
  const failures: Failure[] = []
  const add = (path: string, isGiven: boolean): void => {
    const key = resolve(path)
    if (isGiven || !sources.has(key)) sources.set(key, { path: withSlashes(path), isGiven })
  }
  for (const path of paths) {
    const stats = attempt(path, (): Stats => statSync(path))
    if ('failure' in stats) failures.push(stats.failure)
    else if (stats.result.isDirectory())
      walk(path, { ignored: gitIgnoreFor(path), isDeep, add: (file) => add(file, false), failures })
    else add(path, true)
  }
  return { sources: [...sources.values()], failures }
}

/** Whether nothing below a folder of that name is looked for. */
export function isPassedOver(name: string): boolean {
  return PASSED_OVER.has(name)
}

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git'])

interface Walk {
  readonly ignored: GitIgnore
  readonly isDeep: boolean
  readonly failures: Failure[]
  add(file: string): void
}

function walk(folder: string, { ignored, isDeep, add, failures }: Walk): void {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }))
  if ('failure' in entries) {
    failures.push(entries.failure)
    return
  }
  for (const entry of entries.result.sort(byName)) {
    const path = join(folder, entry.name)
    if (!isWanted(entry) || ignored.ignores(path, entry.isDirectory())) continue
    if (!entry.isDirectory()) add(path)
    else if (isDeep) walk(path, { ignored: ignored.inFolder(path), isDeep, add, failures })
  }
}

function isWanted(entry: Dirent): boolean {
  if (entry.isDirectory()) return !isPassedOver(entry.name)
  return entry.isFile() && mayBeOurs(entry.name)
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}
