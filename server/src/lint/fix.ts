import { DockerText } from '../docker/document.ts'
import { isInstruction } from '../docker/syntax.ts'
import type { Applicability, Fix } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { applyEdits, type Edit, type Text } from '../text/document.ts'
import { type Change, textChangedBy } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import { editsOfFiles } from './edits.ts'
import type { Language } from './language.ts'
import { type Config, type FileResult, Linter } from './linter.ts'

/** A file that may be changed, as the linter has taken it in. */
export interface FileToFix {
  readonly uri: string
  readonly content: string
  readonly language?: Language
}

/** Which fixes are made. */
export interface Choice {
  readonly allowed: readonly Applicability[]
}

export interface FixedFiles {
  /** The new contents of the files that are different now. */
  readonly changed: ReadonlyMap<string, FixedFile>
  /** What files that have to be made hold. */
  readonly created: ReadonlyMap<string, string>
}

export interface FixedFile {
  readonly content: string
  /** How many findings were there before and are not any more. */
  readonly fixed: number
  /** How many times fixes were made: once, and again for what the ones before uncovered. */
  readonly rounds: number
}

const MOST_ROUNDS = 10

/**
 * Makes the first fix of every finding in some files of a linter, if it is chosen, until there is none left to make. The
 * linter has the new contents then. A fix that changes a file which is not one of these is not made, and a file that
 * would be worse to read than before stays as it is.
 */
export function fixFiles(linter: Linter, files: readonly FileToFix[], choice: Choice): FixedFiles {
  const states = new Map(files.map((file) => [file.uri, stateOf(file, linter)]))
  const created = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsOf([...states.values()], choice, created)
    const improved = [...states.values()].filter((state) => apply(edits.changed.get(state.file.uri), state, linter))
    for (const [uri, content] of edits.created) {
      created.set(uri, content)
      linter.update(uri, content)
    }
    if (improved.length === 0 && edits.created.size === 0) break
    for (const _step of linter.rest()) {
      // What depends on other resources is found, too.
    }
    for (const state of states.values()) state.result = linter.lint(state.file.uri)
  }
  const changed = [...states.values()].filter(({ file, content }) => content !== file.content)
  return { changed: new Map(changed.map((state) => [state.file.uri, fixedOf(state)])), created }
}

/** The same for a file that is alone. */
export function fixFile(
  content: string,
  config: Config & Omit<FileToFix, 'uri' | 'content'>,
  choice: Choice,
): FixedFile {
  const file = { language: 'kubernetes' as const, ...config, uri: URI, content }
  const linter = new Linter(config)
  linter.update(URI, content, file.language)
  return fixFiles(linter, [file], choice).changed.get(URI) ?? { content, fixed: 0, rounds: 0 }
}

const URI = 'file:///fixed'

/** A file on its way. */
interface State {
  readonly file: FileToFix
  /** How many findings there were at first. */
  readonly before: number
  content: string
  result: FileResult
  rounds: number
  /** Whether fixing it further has made it worse. */
  isStuck: boolean
}

function stateOf(file: FileToFix, linter: Linter): State {
  const result = linter.lint(file.uri)
  return { file, before: result.findings.length, content: file.content, result, rounds: 0, isStuck: false }
}

function fixedOf({ content, before, result, rounds }: State): FixedFile {
  return { content, fixed: Math.max(0, before - result.findings.length), rounds }
}

/** All changes of a round, merged. A file that one fix makes is not made by another. */
function editsOf(states: readonly State[], { allowed }: Choice, created: ReadonlyMap<string, string>) {
  const going = states.filter(({ isStuck }) => !isStuck)
  const documents = collect(going, ({ result }) => result.documents)
  const own = new Set<Text>(documents.map(({ text }) => text))
  const isOurs = (change: Change): boolean => own.has(textChangedBy(change))
  const fixes = collect(going, ({ result }) =>
    collect(result.findings, ({ finding }) => firstAllowed(finding.fixes, allowed)),
  )
  const changes = collect(fixes, (fix) => (fix.changes.every(isOurs) ? fix.changes : []))
  const edits = editsOfFiles(changes, { documents, elsewhere: [] })
  return { ...edits, created: new Map([...edits.created].filter(([uri]) => !created.has(uri))) }
}

/** @returns Whether the file is another one now. */
function apply(edits: readonly Edit[] | undefined, state: State, linter: Linter): boolean {
  if (!edits) return false
  const { uri, language } = state.file
  const content = applyEdits(state.content, edits)
  linter.update(uri, content, language)
  if (countErrors(linter.lint(uri)) > countErrors(state.result)) {
    linter.update(uri, state.content, language)
    state.isStuck = true
    return false
  }
  if (content === state.content) return false
  state.content = content
  state.rounds++
  return true
}

function countErrors({ documents }: FileResult): number {
  return documents.reduce((sum, { text }) => {
    if (text instanceof YamlText) return sum + text.tree.errors.length
    return sum + (text instanceof DockerText ? countUnknown(text) : 0)
  }, 0)
}

function countUnknown({ dockerfile }: DockerText): number {
  return dockerfile.instructions.filter(({ keyword }) => !isInstruction(keyword)).length
}

function firstAllowed([first]: readonly Fix[], allowed: readonly Applicability[]): Fix | undefined {
  return first && allowed.includes(first.applicability) ? first : undefined
}
