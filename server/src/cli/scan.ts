import { isAbsolute, relative, resolve } from 'node:path'
import { configFilesAbove } from '../host/config-files.ts'
import { findFiles } from '../host/find.ts'
import { mayListAround, namesIn } from '../host/list.ts'
import { type FileRead, readSource, readStandardInput, type Source, withSlashes } from '../host/node.ts'
import { rootsOf } from '../host/root.ts'
import { isDockerignore, languageOf } from '../lint/language.ts'
import { type Config, Linter } from '../lint/linter.ts'
import { collect } from '../text/collect.ts'
import type { Terminal } from './terminal.ts'

/** What a command looks at. */
export interface Scope {
  readonly paths: readonly string[]
  /** Standard input is looked at, and no path, as if it were the file of this name. */
  readonly standardInputAs?: string
}

/** What a command line says about the checks. */
export interface Said {
  readonly config: Omit<Config, 'configFiles' | 'asked'>
  /** The one configuration file that counts, or none at all; else those above each file do. */
  readonly configFile?: string | false
}

/** A file of which findings are printed. */
export interface ScannedFile {
  /** As it was given or found, with forward slashes. */
  readonly name: string
  /** How the linter knows it. */
  readonly path: string
  readonly content: string
  /** Not of a configuration file that counts, and lies elsewhere. */
  readonly isAsked: boolean
}

/** All that was asked for, in a linter that has also read what belongs to it. */
export interface Scan {
  readonly linter: Linter
  readonly files: readonly ScannedFile[]
  /** What could not be read. */
  readonly errors: readonly { readonly path: string; readonly message: string }[]
  /** How many files were found, and are too large or not text. */
  readonly passedOver: number
}

/** Reads what is asked for and what is deployed with it. */
export function scan(scope: Scope, said: Said, terminal: Terminal): Scan {
  const { sources, failures, read } = inputOf(scope)
  const linter = new Linter({ ...said.config, ...placesIn(sources, said) })
  const given = typeof said.configFile !== 'string' ? undefined : withSlashes(resolve(said.configFile))
  const errors = [...failures]
  const files: ScannedFile[] = []
  let passedOver = 0
  const take = (source: Source, file: FileRead, isAsked = true): ScannedFile | undefined => {
    if (file.kind !== 'read') return undefined
    const path = withSlashes(resolve(source.path))
    const language = path === given ? 'config' : languageOf(path, file.content)
    linter.update(path, file.content, language)
    linter.release(path)
    return { name: source.path, path, content: file.content, isAsked }
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
  for (const source of configSources(scope, said)) {
    if (asked.has(resolve(source.path))) continue
    const file = readSource(source)
    if (file.kind === 'failed') errors.push(file.failure)
    // What is wrong in it is told like what is wrong in the files that it is for.
    const scanned = take(source, file, false)
    if (scanned) files.push(scanned)
    asked.add(resolve(source.path))
  }
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
  const seen = new Set<string>()
  for (const { path } of files) listAround(path, scope, linter, seen)
  terminal.progress('')
  return { linter, files, errors, passedOver }
}

/** Looks what lies around a Dockerfile, as far as it may matter, in folders of which that has not been seen. */
function listAround(path: string, { paths }: Scope, linter: Linter, seen: Set<string>): void {
  const refused = new Set<string>()
  const next = () => linter.foldersAround(path).filter((folder) => !seen.has(folder) && !refused.has(folder))
  for (let folders = next(); folders.length > 0; folders = next()) {
    const mayList = mayListAround(path, paths)
    for (const folder of folders) {
      const isAllowed = mayList(folder)
      if (isAllowed) takeFolder(folder, linter)
      const done = isAllowed ? seen : refused
      done.add(folder)
    }
  }
}

/** Takes in what is in a folder: its names, and the files that say what a build ignores. */
function takeFolder(folder: string, linter: Linter): void {
  const names = namesIn(folder)
  linter.list(folder, names)
  for (const name of names?.filter(isDockerignore) ?? []) {
    const path = `${folder}/${name}`
    const file = readSource({ path, isGiven: false })
    if (file.kind === 'read') linter.update(path, file.content)
  }
}

function placesIn(sources: readonly Source[], { configFile }: Said): Pick<Config, 'configFiles' | 'asked'> {
  const asked = new Set(collect(sources, ({ path, isGiven }) => (isGiven ? withSlashes(resolve(path)) : [])))
  if (configFile === undefined) return { asked }
  if (configFile === false) return { asked, configFiles: 'none' }
  return { asked, configFiles: { uri: withSlashes(resolve(configFile)), folder: withSlashes(resolve('.')) } }
}

function configSources({ paths, standardInputAs }: Scope, { configFile }: Said): readonly Source[] {
  if (configFile === false) return []
  if (configFile !== undefined) return [{ path: withSlashes(configFile), isGiven: true }]
  const above = configFilesAbove(standardInputAs === undefined ? paths : [standardInputAs])
  return above.map((path) => ({ path: nameFromHere(path), isGiven: true }))
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
