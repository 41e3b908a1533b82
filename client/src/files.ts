import { type CancellationToken, FileType, RelativePattern, Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'

/** Larger files are no manifests, and their content is not worth the way to the server. */
const MOST_BYTES = 10 * 1024 * 1024

const ignored = ['.git', 'node_modules']

/** Where nobody can search, more than these are not listed. */
const MOST_FILES = 20_000

/** A folder that holds more is not listed. */
const MOST_NAMES = 5000

/** Where files are searched for by the editor itself. */
const searched = ['file', 'vscode-remote']

/** Lets the server read the workspace through the editor, wherever it is: on a disk, on another machine, or nowhere. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest('seaworthy/readFiles', async ({ uris }: { readonly uris: readonly string[] }) => {
    return { files: await Promise.all(uris.map(contentOf)) }
  })
  client.onRequest('seaworthy/listFolders', async ({ uris }: { readonly uris: readonly string[] }) => {
    return { folders: await Promise.all(uris.map(namesIn)) }
  })
  client.onRequest(
    'seaworthy/findFiles',
    async ({ include }: { readonly include: string }, token: CancellationToken) => {
      const folders = workspace.workspaceFolders ?? []
      const found = await Promise.all(folders.map(({ uri }) => filesIn(uri, include, token)))
      return { uris: found.flat().map((uri) => client.code2ProtocolConverter.asUri(uri)) }
    },
  )
}

/** The names of all that is directly in a folder. */
async function namesIn(address: string): Promise<readonly string[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(address, true))
    return entries.length > MOST_NAMES ? null : entries.map(([name]) => name)
  } catch {
    return null
  }
}

/** The files in and below a folder that a pattern names; and others, where there may be nothing that searches. */
async function filesIn(folder: Uri, include: string, token: CancellationToken): Promise<readonly Uri[]> {
  // Elsewhere an editor may wait for ever for an extension that can search there.
  if (!searched.includes(folder.scheme)) return await allFilesIn(folder, token)
  return await workspace.findFiles(new RelativePattern(folder, include), `**/{${ignored.join()}}/**`, undefined, token)
}

async function allFilesIn(root: Uri, token: CancellationToken): Promise<readonly Uri[]> {
  const files: Uri[] = []
  const folders = [root]
  for (let folder = folders.pop(); folder && files.length < MOST_FILES; folder = folders.pop()) {
    if (token.isCancellationRequested) break
    const entries = await workspace.fs.readDirectory(folder).then(undefined, () => [])
    for (const [name, type] of entries) {
      if (type === FileType.File) files.push(Uri.joinPath(folder, name))
      // A symbolic link has another type: it may lead back.
      else if (type === FileType.Directory && !ignored.includes(name)) folders.push(Uri.joinPath(folder, name))
    }
  }
  return files
}

async function contentOf(address: string): Promise<string | null> {
  try {
    const uri = Uri.parse(address, true)
    const { size } = await workspace.fs.stat(uri)
    return size > MOST_BYTES ? null : new TextDecoder().decode(await workspace.fs.readFile(uri))
  } catch {
    return null
  }
}
