import { DockerText } from '../docker/document.ts'
import { isInstruction } from '../docker/syntax.ts'
import type { Applicability, Fix } from '../rules/rule.ts'
import { applyEdits } from '../text/document.ts'
import { type Change, textChangedBy } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import { editsOfFiles } from './edits.ts'
import type { Language } from './language.ts'
import { type Config, type FileResult, Linter } from './linter.ts'

export interface FixedFile {
  readonly content: string
  /** How many findings were there before and are not any more. */
  readonly fixed: number
  /** How many times fixes were made: once, and again for what the ones before uncovered. */
  readonly rounds: number
}

const MOST_ROUNDS = 10

/**
 * A file with the first fix of every finding made, if it is allowed, until there is none left to make. A round whose
 * result is worse to read than before is not taken.
 */
export function fixFile(
  content: string,
  config: Config & { readonly isPartial?: boolean; readonly language?: Language },
  allowed: readonly Applicability[],
): FixedFile {
  const linter = new Linter(config)
  const lint = (version: string): FileResult => {
    linter.update(URI, version, config.language ?? 'kubernetes', config.isPartial)
    return linter.lint(URI)
  }
  let result = lint(content)
  const before = result.findings.length
  let current = content
  let rounds = 0
  while (rounds < MOST_ROUNDS) {
    const next = fixOnce(current, result, allowed)
    if (next === current) break
    const after = lint(next)
    if (countErrors(after) > countErrors(result)) break
    current = next
    result = after
    rounds++
  }
  return { content: current, fixed: Math.max(0, before - result.findings.length), rounds }
}

const URI = 'file:///fixed'

function countErrors({ documents }: FileResult): number {
  return documents.reduce((sum, { text }) => {
    if (text instanceof YamlText) return sum + text.tree.errors.length
    return sum + (text instanceof DockerText ? countUnknown(text) : 0)
  }, 0)
}

function countUnknown({ dockerfile }: DockerText): number {
  return dockerfile.instructions.filter(({ keyword }) => !isInstruction(keyword)).length
}

/** All changes are merged, and made at once. A fix that needs another file is not made. */
function fixOnce(content: string, result: FileResult, allowed: readonly Applicability[]): string {
  const own = new Set(result.documents.map(({ text }) => text))
  const isHere = (change: Change): boolean => change.kind !== 'create-file' && own.has(textChangedBy(change))
  const fixes = result.findings.flatMap(({ finding }) => firstAllowed(finding.fixes, allowed) ?? [])
  const changes = fixes.flatMap((fix) => (fix.changes.every(isHere) ? fix.changes : []))
  return applyEdits(content, editsOfFiles(changes, result).changed.get(URI) ?? [])
}

function firstAllowed([first]: readonly Fix[], allowed: readonly Applicability[]): Fix | undefined {
  return first && allowed.includes(first.applicability) ? first : undefined
}
