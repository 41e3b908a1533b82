import type { Range } from 'vscode-languageserver'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { IgnoreFix } from '../lint/ignore-fixes.ts'
import type { FileResult, Placed } from '../lint/linter.ts'
import type { Settings as CheckSettings } from '../lint/settings.ts'
import type { UnitIndex } from '../rules/rule.ts'
import type { Document, LineIndex, Location } from '../text/document.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Settings } from './settings.ts'

/** A file as the client knows it. */
export interface VersionedFile {
  /** As the client writes it. */
  readonly uri: string
  /** Of an open file; `null` of one that is read from the disk. */
  readonly version: number | null
  readonly lines: LineIndex
}

/** A file as it is now, and what is found in it. */
export interface LintedFile extends VersionedFile {
  readonly languageId: string
  readonly content: string
  readonly result: FileResult
  readonly settings: Settings
  /** By what it is checked, as settings and configuration files together say. */
  readonly checks: CheckSettings
  /** Where a place is for the client, in this file or in another that is related to it. */
  locate(location: Location): Place | undefined
  /** What is deployed with it. */
  unit(reads: readonly GroupKind[]): UnitIndex
  /** Whether a document, of whatever file of the same folder, may be deployed with it. */
  isWith(document: Document): boolean
  /** What hides a finding in it, from the narrowest to the widest. */
  ignoreFixes(placed: Placed): readonly PlacedIgnoreFix[]
  /** This file, or another that its findings name, by the name that the linter has for it. */
  fileAt(name: string): VersionedFile | undefined
}

/** A document of a file as the client knows it. */
export interface PlacedDocument {
  readonly uri: string
  /** Of the file. */
  readonly lines: LineIndex
  readonly document: YamlDocument
  /** What is deployed with the file. */
  unit(reads: readonly GroupKind[]): UnitIndex
}

/** A place as the protocol has it. */
export interface Place {
  readonly uri: string
  readonly range: Range
}

/** A fix that hides a finding, and the file that it changes. */
export interface PlacedIgnoreFix {
  readonly fix: IgnoreFix
  readonly changed: LintedFile
}
