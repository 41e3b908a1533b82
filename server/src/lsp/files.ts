import type { Connection } from 'vscode-languageserver'
import { mayBeOurs } from '../lint/language.ts'
import { findFilesRequest, listFoldersRequest, readFilesRequest } from './requests.ts'

/** The files of the workspace folders, wherever they are. No function fails: what cannot be had is left out. */
export interface Files {
  find(): Promise<readonly string[]>
  /** In the order of the URIs; `undefined` for one that cannot be read. */
  read(uris: readonly string[]): Promise<readonly (string | undefined)[]>
  /** The names of all that is directly in folders, in their order; `undefined` for one of which they cannot be told. */
  list(folders: readonly string[]): Promise<readonly (readonly string[] | undefined)[]>
}

/** What the server can do where it is a process of its own. */
export interface Machine {
  /** Opens the files of workspace folders. */
  filesOf(folders: () => readonly string[]): Files
  /** Called when there is nothing else to do. */
  collectGarbage(): void
}

/** The files that are looked for, as a glob pattern. */
export const PATTERN =
  '**/{*.yaml,*.yml,*.json,Kustomization,[Dd]ockerfile*,[Cc]ontainerfile*,*.[Dd]ockerfile,*.[Cc]ontainerfile,.dockerignore,*.dockerignore}'

/** Whether a file is looked for. */
export function isWanted(uri: string): boolean {
  return mayBeOurs(uri.slice(uri.lastIndexOf('/') + 1))
}

/** Files through the client, which knows those of remote machines and of browsers as well. */
export function filesOfClient(connection: Connection): Files {
  return {
    async find() {
      const found = await connection.sendRequest(findFilesRequest, { include: PATTERN }).catch(() => undefined)
      // It may give more than was asked for.
      const uris = Array.isArray(found?.uris) ? found.uris.filter((uri) => typeof uri === 'string') : []
      return uris.filter(isWanted)
    },
    async read(uris) {
      const read = await connection.sendRequest(readFilesRequest, { uris }).catch(() => undefined)
      return uris.map((_, index) => read?.files?.[index] ?? undefined)
    },
    async list(folders) {
      const listed = await connection.sendRequest(listFoldersRequest, { uris: folders }).catch(() => undefined)
      return folders.map((_, index) => listed?.folders?.[index] ?? undefined)
    },
  }
}

/** No files but those that are open. */
export const noFiles: Files = {
  find: () => Promise.resolve([]),
  read: (uris) => Promise.resolve(uris.map(() => undefined)),
  list: (folders) => Promise.resolve(folders.map(() => undefined)),
}
