import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Failure, failureAt } from './node.ts'

/**
 * Puts another content in the place of a file's. It is written beside the file and takes its place at once, with the same
 * mode, so there is never half a file.
 *
 * Nothing is written through a symbolic link, over a file that is not what was read any more, or where reading it lost
 * something because it is not UTF-8: then there is a failure that says so. Never throws.
 */
export function replaceContent(path: string, before: string, after: string): Failure | undefined {
  const beside = `${path}.seaworthy-${process.pid}`
  return failureAt(path, () => {
    const stats = lstatSync(path)
    if (!stats.isFile()) return 'it is a link'
    if (!readFileSync(path).equals(Buffer.from(before))) return 'it has changed, or it is not UTF-8'
    try {
      writeFileSync(beside, after, { flag: 'wx', mode: stats.mode })
      renameSync(beside, path)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
    return undefined
  })
}

/** Makes a file, with the folders above it, where there is none. Never throws. */
export function createFile(path: string, content: string): Failure | undefined {
  return failureAt(path, () => {
    if (existsSync(path)) return 'there is a file already'
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { flag: 'wx' })
    return undefined
  })
}
