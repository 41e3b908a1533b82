import type { Language } from '../lint/language.ts'
import type { LineIndex } from '../text/document.ts'
import type { Folder } from './folder.ts'

/** What a file holds, as the client or the disk has it. */
export interface Source {
  /** As the client writes it. */
  readonly uri: string
  /** Of an open file; `null` of one that is read from the disk. */
  readonly version: number | null
  readonly languageId: string
  readonly content: string
}

/** A file as the linter of its folder has taken it in. */
export interface Known {
  readonly source: Source
  readonly folder: Folder
  readonly language: Language
  readonly lines: LineIndex
}
