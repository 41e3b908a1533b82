import { isAbsolute, relative, resolve } from 'node:path'
import { findFiles } from '../host/find.ts'
import { type FileRead, readSource, readStandardInput, type Source, withSlashes } from '../host/node.ts'
import { patchFinder } from '../host/patches.ts'
import { rootsOf } from '../host/root.ts'
import { languageOf } from '../lint/language.ts'
import { type Config, Linter } from '../lint/linter.ts'
import type { Terminal } from './terminal.ts'

/** What a command looks at. */
export interface Scope {
  readonly paths: readonly string[]
  /** Standard input is looked at, and no path, as if it were the file of this name. */
  readonly standardInputAs?: string
}

/** A file that was asked for. */
export interface ScannedFile {
  /** As it was given or found, with forward slashes. */
  readonly name: string
  /** How the linter knows it. */
  readonly path: string
  readonly content: string
  /** Whether it is a patch. */
  readonly isPartial: boolean
}

/** All that was asked for, in a linter that has also seen what belongs to it. */
export interface Scan {
  readonly linter: Linter
  readonly files: readonly ScannedFile[]
  /** What could not be read. */
  readonly errors: readonly { readonly path: string; readonly message: string }[]
  /** How many files were found, and are too large or not text. */
  readonly passedOver: number
}

/** Reads what is asked for and what is deployed with it, and finds what there is to find. */
export function scan(scope: Scope, config: Config, terminal: Terminal): Scan {
  const linter = new Linter(config)
  const { sources, failures, read } = inputOf(scope)
  const errors = [...failures]
  const files: ScannedFile[] = []
  let passedOver = 0
  const isPatch = patchFinder('.')
  const take = (source: Source, file: FileRead): ScannedFile | undefined => {
    if (file.kind !== 'read') return undefined
    const path = withSlashes(resolve(source.path))
    const isPartial = isPatch(source.path)
    linter.update(path, file.content, languageOf(path, file.content), isPartial)
    return { name: source.path, path, content: file.content, isPartial }
  }
  for (const source of sources) {
    terminal.progress(`Reading ${files.length} of ${sources.length} files`)
    const file = read(source)
    if (file.kind === 'failed') errors.push(file.failure)
    if (file.kind === 'skipped') passedOver++
    const scanned = take(source, file)
    if (scanned) files.push(scanned)
  }
  const asked = new Set(sources.map(({ path }) => resolve(path)))
  for (const { folder, isDeep } of rootsOf(
    scope.standardInputAs === undefined ? scope.paths : [scope.standardInputAs],
  )) {
    for (const source of findFiles([folder], isDeep).sources) {
      if (asked.has(resolve(source.path))) continue
      terminal.progress(`Reading what belongs to ${files.length} files`)
      take(source, readSource(source))
    }
    linter.folderRead(withSlashes(folder))
  }
  let steps = 0
  for (const _step of linter.rest()) terminal.progress(`Checking how ${files.length} files fit together (${++steps})`)
  terminal.progress('')
  return { linter, files, errors, passedOver }
}

/** What is looked at, and how it is read. */
function inputOf({ paths, standardInputAs }: Scope) {
  if (standardInputAs === undefined) return { ...findFiles(paths), read: readSource }
  const source = { path: withSlashes(standardInputAs), isGiven: true }
  return { sources: [source], failures: [], read: readStandardInput }
}

/** How a file that was not asked for is named: relative to the current folder if it is in it, and else absolute. */
export function nameFromHere(path: string): string {
  const name = relative('.', path)
  const isOutside = name === '' || isAbsolute(name) || /^\.\.(?:[\\/]|$)/.test(name)
  return withSlashes(isOutside ? resolve(path) : name)
}
