import { createTwoFilesPatch } from 'diff'
import { createFile, replaceContent } from '../host/write.ts'
import { fixFiles } from '../lint/fix.ts'
import { languageOf } from '../lint/language.ts'
import { counted } from '../output/counted.ts'
import { escapeText } from '../output/escape.ts'
import type { Applicability } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { type CheckRequest, fails } from './check.ts'
import { nameFromHere, scan } from './scan.ts'
import type { Terminal } from './terminal.ts'

export interface FixRequest extends Omit<CheckRequest, 'format' | 'isQuiet' | 'standardInputAs' | 'showsSuppressed'> {
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
  const { diff, unsafe } = request
  const { linter, files: scanned, errors: unread } = scan(request, request.said, terminal)
  const files = scanned.filter(({ isAsked }) => isAsked)
  const errors = unread.map(({ message }) => message)
  const allowed: readonly Applicability[] = unsafe ? ['safe', 'unsafe'] : ['safe']
  for (const _ of linter.rest()) terminal.progress(`Checking ${files.length} files`)
  terminal.progress('')
  const asked = files.map(({ path, ...file }) => ({ uri: path, ...file }))
  const { changed, created } = fixFiles(linter, asked, { allowed })
  let [mended, fixed] = [0, 0]
  for (const { path, name, content } of files) {
    const file = changed.get(path)
    if (!file) continue
    const failure = diff ? undefined : replaceContent(name, content, file.content)
    if (failure) {
      errors.push(failure.message)
      linter.update(path, content, languageOf(path, content))
      continue
    }
    mended++
    fixed += file.fixed
    terminal.print(
      diff ? diffOf(name, content, file.content) : `${escapeText(name)}: ${counted(file.fixed, 'finding')} fixed.\n`,
    )
  }
  for (const [path, content] of created) {
    const name = nameFromHere(path)
    const failure = diff ? undefined : createFile(name, content)
    if (failure) errors.push(failure.message)
    else terminal.print(diff ? diffOf(name, undefined, content) : `${escapeText(name)}: new.\n`)
  }
  const left = collect(files, ({ path }) => linter.lint(path).findings)
  const verb = diff ? 'would be fixed' : 'fixed'
  terminal.complain(
    `${counted(fixed, 'finding')} ${verb} in ${counted(mended, 'file')}${diff ? '' : `, ${left.length} left`}.\n`,
  )
  for (const message of errors) terminal.complain(`${escapeText(message)}\n`)
  if (errors.length > 0) return 2
  if (diff) return mended + created.size > 0 ? 1 : 0
  return left.some(({ finding }) => fails(finding.severity, request.failOn)) ? 1 : 0
}

/** A unified diff for people, of a new file where there was none: what cannot be seen in a line is made visible. */
function diffOf(path: string, before: string | undefined, after: string): string {
  const name = before === undefined ? '/dev/null' : `a/${path}`
  const patch = createTwoFilesPatch(name, `b/${path}`, before ?? '', after, undefined, undefined, { context: 3 })
  const lines = patch.split('\n').slice(1)
  return lines.map((line) => escapeText(line.replace(/\r$/, ''))).join('\n')
}
