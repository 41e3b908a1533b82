import type { Instruction } from '../../../docker/instruction.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'

/** Whether a file of that name is an archive that ADD unpacks. */
export function isArchive(name: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst))$/i.test(name)
}

/** A command that unpacks an archive. */
export interface Extraction {
  readonly command: Command
  readonly archive: ShellWord
  /** Where to; nothing where that is the folder that it runs in. */
  readonly folder: ShellWord | undefined
  /** Whether it does nothing besides, such as leaving parts of the paths out. */
  readonly isPlain: boolean
}

/** A call of tar that certainly unpacks a file, if a command is one: `tar -xzf app.tar.gz -C /app`. */
export function extractionOf(command: Command): Extraction | undefined {
  const { name, arguments: words, wrappers, assignments, redirects } = command
  if (name !== 'tar' || !command.isCertain) return undefined
  const letters = words[0]?.string?.replace(/^-/, '') ?? ''
  // Behind them stands the file.
  if (!/^[a-zA-Z]+$/.test(letters) || !letters.includes('x') || letters.indexOf('f') !== letters.length - 1) {
    return undefined
  }
  const [, archive, ...rest] = words
  if (!archive) return undefined
  const flag = rest[0]?.string === '-C' || rest[0]?.string === '--directory'
  const isPlain =
    /^[xzjJvfp]+$/.test(letters) &&
    rest.length === (flag ? 2 : 0) &&
    wrappers.length + assignments.length + redirects.length === 0
  return { command, archive, folder: flag ? rest[1] : undefined, isPlain }
}

/** Where an instruction runs; nothing where that is not known, or its commands go elsewhere. */
export function folderOf(instruction: Instruction): string | undefined {
  if (instruction.commands.some(({ name }) => name === 'cd' || name === 'pushd')) return undefined
  return absolutePath(instruction.stage?.lastBefore('WORKDIR', instruction.index)?.argument(0).string, undefined)
}

/** A path from a folder, or an absolute one; nothing where it is not known, or leads up. */
export function absolutePath(path: string | undefined, folder: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined
  if (!path.startsWith('/')) return folder === undefined ? undefined : absolutePath(`${folder}/${path}`, undefined)
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : `/${parts.join('/')}`
}
