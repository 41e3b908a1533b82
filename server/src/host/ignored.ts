import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { collect } from '../text/collect.ts'
import { withSlashes } from './node.ts'

/** Says of what lies in a folder whether Git would pass it over. */
export interface GitIgnore {
  ignores(path: string, isFolder: boolean): boolean
  /** The same for a folder in it, whose own `.gitignore` counts as well. */
  inFolder(folder: string): GitIgnore
}

/** What a `.gitignore` says, and of what folder. */
interface IgnoreFile {
  readonly folder: string
  readonly patterns: Ignore
}

/**
 * What the `.gitignore` files say about what lies in a folder that was asked for: those in it, and, in a repository,
 * those above it, unless they pass over that very folder. Never throws.
 */
export function gitIgnoreFor(folder: string): GitIgnore {
  const above: string[] = []
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) break
    if (at === dirname(at)) return gitIgnoreOf([]).inFolder(folder)
    above.unshift(dirname(at))
  }
  const files = collect(above, readIgnoreFile)
  const own = gitIgnoreOf(files).ignores(folder, true) ? [] : files
  return gitIgnoreOf(own).inFolder(folder)
}

function gitIgnoreOf(files: readonly IgnoreFile[]): GitIgnore {
  return {
    ignores: (path, isFolder) => isIgnored(files, resolve(path), isFolder),
    inFolder: (folder) => gitIgnoreOf([...files, ...readIgnoreFile(resolve(folder))]),
  }
}

/** The file that is nearest decides, if it says anything. */
function isIgnored(files: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of files.toReversed()) {
    const name = withSlashes(relative(folder, path))
    if (!ignore.isPathValid(name)) continue
    const { ignored, unignored } = patterns.test(isFolder ? `${name}/` : name)
    if (ignored || unignored) return ignored
  }
  return false
}

function readIgnoreFile(folder: string): IgnoreFile[] {
  try {
    const lines = readFileSync(join(folder, '.gitignore'), 'utf8').split(/\r?\n/)
    return [{ folder, patterns: ignore().add(lines.filter(isQuick)) }]
  } catch {
    return []
  }
}

/** The package makes regular expressions of patterns, which may take very long when there are many stars in one. */
function isQuick(pattern: string): boolean {
  return pattern.length < 500 && (pattern.match(/\*+/g) ?? []).length <= 4
}
