import { lstatSync, readdirSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { attempt } from './node.ts'
import { repositoryAbove } from './root.ts'

/** A folder that holds more is not listed. */
export const MOST_NAMES = 5000

/**
 * The names of all that is directly in a folder; `undefined` where it cannot be listed, is a symbolic link, or holds too
 * much. Never throws.
 */
export function namesIn(folder: string): readonly string[] | undefined {
  const names = attempt(folder, () => (lstatSync(folder).isDirectory() ? readdirSync(folder) : undefined))
  if ('failure' in names || names.result === undefined) return undefined
  return names.result.length > MOST_NAMES ? undefined : names.result
}

/**
 * Says which folders may be looked into around a file: its own, and those of the Git repository that it is in and of the
 * folders that were asked for.
 */
export function mayListAround(file: string, asked: readonly string[]): (folder: string) => boolean {
  const own = dirname(resolve(file))
  const tops = [own, repositoryAbove(own) ?? own, ...asked.map((path) => resolve(path))]
  return (folder) => tops.some((top) => join(resolve(folder), sep).startsWith(join(top, sep)))
}
