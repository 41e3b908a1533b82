import { createTwoFilesPatch } from 'diff'
import { findFiles } from '../host/find.ts'
import { readSource } from '../host/node.ts'
import { patchFinder } from '../host/patches.ts'
import { replaceContent } from '../host/write.ts'
import { fixFile } from '../lint/fix.ts'
import { languageOf } from '../lint/language.ts'
import { Linter } from '../lint/linter.ts'
import { counted } from '../output/counted.ts'
import { escapeText } from '../output/escape.ts'
import { jsonFindings } from '../output/json.ts'
import { type CheckRequest, fails } from './check.ts'
import type { Terminal } from './terminal.ts'

export interface FixRequest extends Omit<CheckRequest, 'format' | 'isQuiet' | 'standardInputAs'> {
  /** Also the fixes that change how a workload or a build behaves. */
  readonly unsafe: boolean
  /** Only shows what would change. */
  readonly diff: boolean
}

/**
 * Makes the fixes in files and folders, or shows them.
 *
 * @returns The exit status: 2 when a file could not be read or written; else 1 when a finding at or above `failOn` is left
 *   (with `diff`: when a file would change); else 0.
 */
export function fix(request: FixRequest, terminal: Terminal): number {
  const config = { profile: request.profile, kubernetes: request.kubernetes }
  const { sources, failures } = findFiles(request.paths)
  const isPatch = patchFinder('.')
  const errors = failures.map(({ message }) => message)
  let changed = 0
  let fixed = 0
  let left = 0
  let isFailing = false
  for (const source of sources) {
    const file = readSource(source)
    if (file.kind === 'failed') errors.push(file.failure.message)
    if (file.kind !== 'read') continue
    const isPartial = isPatch(source.path)
    const language = languageOf(source.path, file.content)
    const allowed = request.unsafe ? (['safe', 'unsafe'] as const) : (['safe'] as const)
    const result = fixFile(file.content, { ...config, isPartial, language }, allowed)
    const isChanged = result.content !== file.content
    const failure = isChanged && !request.diff ? replaceContent(source.path, file.content, result.content) : undefined
    if (failure) errors.push(failure.message)
    const after = failure || request.diff ? file.content : result.content
    const linter = new Linter(config)
    linter.update(source.path, after, languageOf(source.path, after), isPartial)
    const remaining = jsonFindings(source.path, after, linter.lint(source.path), [])
    left += remaining.length
    isFailing ||= remaining.some(({ severity }) => fails(severity, request.failOn))
    if (!isChanged || failure) continue
    changed++
    fixed += result.fixed
    terminal.print(
      request.diff
        ? diffOf(source.path, file.content, result.content)
        : `${escapeText(source.path)}: ${counted(result.fixed, 'finding')} fixed.\n`,
    )
  }
  const verb = request.diff ? 'would be fixed' : 'fixed'
  terminal.complain(
    `${counted(fixed, 'finding')} ${verb} in ${counted(changed, 'file')}${request.diff ? '' : `, ${left} left`}.\n`,
  )
  for (const message of errors) terminal.complain(`${escapeText(message)}\n`)
  if (errors.length > 0) return 2
  return (request.diff ? changed > 0 : isFailing) ? 1 : 0
}

/** A unified diff for people: what cannot be seen in a line is made visible. */
function diffOf(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 })
  const lines = patch.split('\n').slice(1)
  return lines.map((line) => escapeText(line.replace(/\r$/, ''))).join('\n')
}
