import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { collect } from '../text/collect.ts'
import { isPassedOver } from './find.ts'
import { gitIgnoreFor } from './ignored.ts'
import { MOST_NAMES } from './list.ts'
import { isBinary, LARGEST } from './node.ts'

/**
 * The files of workspace folders that have such a name, as URIs, without what Git ignores. Never throws; what cannot be
 * read is left out.
 */
export async function findWorkspaceFiles(
  folderUris: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const uris: string[] = []
  const given = collect(folderUris, (uri) => pathOfUri(uri))
  const folders = given.map((path) => ({ path, ignored: gitIgnoreFor(path) }))
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { path: folder, ignored } = next
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      const isFolder = entry.isDirectory()
      const isOurs = isFolder ? !isPassedOver(entry.name) : entry.isFile() && isWanted(entry.name)
      if (!isOurs || ignored.ignores(path, isFolder)) continue
      if (isFolder) folders.push({ path, ignored: ignored.inFolder(path) })
      else uris.push(pathToFileURL(path).href)
    }
  }
  return uris.sort()
}

/**
 * What files in the workspace folders hold; `undefined` for one that is not there, is no text, is too large, or lies
 * outside, also by a symbolic link. Never throws.
 */
export async function readWorkspaceFiles(
  folderUris: readonly string[],
  uris: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const inside = await Promise.all(collect(folderUris, (uri) => pathOfUri(uri)).map((path) => realPathOf(path)))
  const folders = collect(inside, (path) => (path === undefined ? [] : [join(path, '/')]))
  return await Promise.all(uris.map((uri) => readInside(folders, uri)))
}

/**
 * The names of all that is directly in folders of the workspace; `undefined` for one that is not there, holds too much, or
 * is or lies behind a symbolic link. Never throws.
 */
export async function listWorkspaceFolders(
  folderUris: readonly string[],
  uris: readonly string[],
): Promise<readonly (readonly string[] | undefined)[]> {
  const folders = collect(folderUris, (uri) => pathOfUri(uri))
  return await Promise.all(uris.map((uri) => listInside(folders, uri)))
}

async function listInside(folders: readonly string[], uri: string): Promise<readonly string[] | undefined> {
  const path = pathOfUri(uri)
  const home = folders.find((folder) => path !== undefined && join(path, '/').startsWith(join(folder, '/')))
  if (path === undefined || home === undefined) return undefined
  const [real, realHome] = await Promise.all([realPathOf(path), realPathOf(home)])
  if (real === undefined || realHome === undefined || real !== join(realHome, relative(home, path))) return undefined
  const names = await readdir(real).catch(() => undefined)
  return names && names.length <= MOST_NAMES ? names : undefined
}

async function readInside(folders: readonly string[], uri: string): Promise<string | undefined> {
  const given = pathOfUri(uri)
  const path = given === undefined ? undefined : await realPathOf(given)
  if (path === undefined || !folders.some((folder) => path.startsWith(folder))) return undefined
  try {
    const stats = await stat(path)
    if (!stats.isFile() || stats.size > LARGEST) return undefined
    const bytes = await readFile(path)
    return isBinary(bytes) ? undefined : bytes.toString('utf8')
  } catch {
    return undefined
  }
}

function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

/** Nothing for a URI that is no file of this machine. */
function pathOfUri(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}
