import { RequestType, type WorkDoneProgressParams } from 'vscode-languageserver'
import type { ProfileName } from '../lint/profile.ts'
import type { Severity } from '../rules/rule.ts'

/** From the server: the contents of files, in the order of the URIs; `null` for one that is not there, or no text. */
export const readFilesRequest = new RequestType<
  { readonly uris: readonly string[] },
  { readonly files: readonly (string | null)[] },
  void
>('seaworthy/readFiles')

/** From the server: the files of the workspace folders that a glob pattern names. */
export const findFilesRequest = new RequestType<
  { readonly include: string },
  { readonly uris: readonly string[] },
  void
>('seaworthy/findFiles')

/**
 * From the server: the names of all that is directly in folders, in the order of the URIs; `null` for one that is not
 * there, or holds too much.
 */
export const listFoldersRequest = new RequestType<
  { readonly uris: readonly string[] },
  { readonly folders: readonly (readonly string[] | null)[] },
  void
>('seaworthy/listFolders')

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>

/** What the server makes of a file, and why it says no more about it. */
export interface Status {
  /** What the file is read as; `none` where it is nothing that is checked. */
  readonly kind: 'manifest' | 'dockerfile' | 'compose' | 'none'
  /** Why little or nothing is shown: sentences, the most important first. */
  readonly reasons: readonly string[]
  /** The documents of the file, and the Kubernetes objects in them. */
  readonly documents: number
  readonly resources: number
  /** How many values a template prints, so that checks of them cannot be decided. */
  readonly unknown: number
  readonly counts: Counts
  /** How many findings somebody has decided not to see. */
  readonly suppressed: number
  readonly profile: ProfileName
  /** The targeted version, as `1.34`. */
  readonly kubernetes: string
}

/** To the server: what it makes of a file. */
export const statusRequest = new RequestType<{ readonly uri: string }, Status, void>('seaworthy/status')

/** To the server: the page of a rule in Markdown; `null` where there is no such rule. */
export const rulePageRequest = new RequestType<{ readonly id: string }, string | null, void>('seaworthy/rulePage')

/** To the server: how many findings each profile has, in one file or in all that are known. */
export const profilePreviewRequest = new RequestType<
  { readonly uri?: string },
  Readonly<Record<ProfileName, Counts>>,
  void
>('seaworthy/profilePreview')

/** How much was looked at when all files of the workspace were checked. */
export interface Checked {
  readonly files: number
  readonly counts: Counts
}

/**
 * To the server: checks all files of the workspace folders as they are now, with progress. From then on what is found is
 * shown for all of them.
 */
export const checkWorkspaceRequest = new RequestType<WorkDoneProgressParams, Checked, void>('seaworthy/checkWorkspace')
