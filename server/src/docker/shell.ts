import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import { replaceInLine } from './change.ts'
import type { Heredoc, Instruction } from './instruction.ts'
import {
  bindScript,
  Command,
  type Place,
  type Script,
  type ScriptSource,
  type ShellWord,
  type Writing,
} from './script.ts'
import { commandTree } from './shell-tree.ts'
import type { Stage } from './stage.ts'
import type { Word } from './words.ts'

/**
 * **What does this RUN run, and is that certain?** A rule asks the instruction, and this module answers it:
 *
 * - `instruction.commands`: every command in the order of the text, of lines, heredocs, exec forms, `sh -c '…'` and
 *   substitutions alike. A command has a `name` and `arguments`; `sudo`, `env` and the like are its `wrappers`.
 * - A name or a word that a variable or another command puts in has no `string`: comparisons with it fail.
 * - `command.isCertain`: it is in no branch, loop or function, and behind no `||`. `operator` and `nextOperator` say what
 *   binds it to its neighbours, `blocks` what it stands in.
 * - `instruction.isFullyRead`: what is not among `commands` is certainly not run. Ask before you say that something is
 *   missing. A script that is malformed, huge or for another shell has no commands, and is not fully read.
 * - `instruction.packageCalls`: the same as calls of package managers.
 */

/** Whether it is an instruction that runs something, or that says what is run. */
export function runs({ keyword }: Instruction): boolean {
  return RUNNING.has(keyword)
}

/**
 * What an instruction has a POSIX shell run: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, heredocs that are
 * scripts, and `sh -c '…'` in any form. None where the shell is another one, such as PowerShell, or cannot be known.
 */
export function scriptsOf(instruction: Instruction): readonly Script[] {
  if (!runs(instruction)) return []
  return collect(sourcesOf(instruction), (source) => scriptsIn(source, DEEPEST))
}

/** Whether the commands of an instruction are all that it runs: none hides in what could not be read. */
export function isFullyRead(instruction: Instruction): boolean {
  const { scripts, commands } = instruction
  if (scripts.length + commands.length === 0) return false
  const hasOther = instruction.scripts.some(({ isWhole }) => !isWhole) || commands.some(runsUnknownScript)
  return !hasOther && !hasProgramForOther(instruction)
}

/** The command that an exec form is, when it is not a shell's; none for everything else. */
export function execCommandOf(instruction: Instruction): readonly Command[] {
  const words = execWords(instruction)
  if (words.length === 0 || execSources(instruction).length > 0) return []
  const { rest } = instruction.source.syntax
  const content = instruction.rest
  const source = { instruction, heredoc: undefined, content, writing: JSON_LIST, ...inLine(instruction, rest.start) }
  const trees = words.map(({ text: value, span }) => ({
    span: { start: span.start - rest.start, end: span.end - rest.start },
    value,
    expansions: [],
  }))
  const span = { start: 0, end: source.content.length }
  const around = { operator: undefined, nextOperator: undefined, blocks: [] }
  return [
    new Command(source, commandTree({ span, words: trees, assignments: [], redirects: [], ...around }, source.content)),
  ]
}

/** Whether a RUN at the end of a stage is for a shell whose grammar is known. */
export function runsPosixShell(stage: Stage): boolean {
  const set = stage.last('SHELL')
  return set ? set.form === 'exec' && isPosixShell(set.argument(0).string) : !stage.isWindows
}

/** The instructions that may have `commands`. */
export const RUNNING_KEYWORDS = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'] as const

const RUNNING: ReadonlySet<string> = new Set(RUNNING_KEYWORDS)
/** How often a script may be a word of another one. */
const DEEPEST = 3
const PLAIN: Writing = { separator: ' ', isList: false, word: (text) => text }
const JSON_STRING: Writing = { separator: ' ', isList: false, word: (text) => JSON.stringify(text).slice(1, -1) }
const JSON_LIST: Writing = { separator: ', ', isList: true, word: (text) => JSON.stringify(text) }
const POSIX: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh'])

/** A script and those that its commands give to another shell. */
function scriptsIn(source: ScriptSource, depth: number): readonly Script[] {
  const script = bindScript(source, source.instruction.source.trees.parse(source.content))
  const inner = depth === 0 ? [] : collect(script.commands, (command) => innerSource(source, command))
  return [script, ...collect(inner, (one) => scriptsIn(one, depth - 1))]
}

/** The script of `sh -c 'script'`, when it stands there as it is. */
function innerSource(source: ScriptSource, { name, arguments: words }: Command): ScriptSource | undefined {
  if (!isPosixShell(name)) return undefined
  const flag = words.findIndex(({ string }) => string !== undefined && SCRIPT_FLAG.test(string))
  const script = flag === -1 ? undefined : words[flag + 1]
  const content = script?.string
  if (!script || content === undefined || !isPlain(script)) return undefined
  const shifted = (span: Span) => shiftedBy(span, script.span.start + 1)
  return {
    ...source,
    content,
    locate: (span) => source.locate(shifted(span)),
    edit: (span, text, isRefused = false) => source.edit(shifted(span), text, isRefused || /["'\\]/.test(text)),
  }
}

/** Whether a word is one quoted text that the shell leaves as it is. */
function isPlain(word: ShellWord | undefined): boolean {
  return word?.string !== undefined && word.written.slice(1, -1) === word.string
}

/** Whether a shell is given a script that does not stand there as it is. */
function runsUnknownScript({ name, arguments: words }: Command): boolean {
  if (name === 'eval') return true
  if (!isPosixShell(name)) return false
  const flag = words.findIndex(({ string }) => string === undefined || SCRIPT_FLAG.test(string))
  return flag !== -1 && !isPlain(words[flag + 1])
}

function sourcesOf(instruction: Instruction): readonly ScriptSource[] {
  if (instruction.form === 'exec') return execSources(instruction)
  if (instruction.keyword === 'HEALTHCHECK' && !/^CMD$/i.test(instruction.argument(0).written)) return []
  if (!isPosixShell(instruction.shell?.[0])) return []
  const line = lineSource(instruction)
  if (instruction.heredocs.length === 0) return [line]
  const before = line.content.trim()
  const scripts = instruction.heredocs.filter((heredoc) => isScript(before, heredoc))
  return [...(before === '' ? [] : [line]), ...scripts.map((heredoc) => heredocSource(instruction, heredoc))]
}

/** Whether a path names a shell whose grammar is known. */
function isPosixShell(path: string | undefined): boolean {
  return path !== undefined && POSIX.has(path.slice(path.lastIndexOf('/') + 1))
}

/** A heredoc alone is what SHELL runs, unless it says itself what does; behind a shell it is what that one reads. */
function isScript(before: string, { content }: Heredoc): boolean {
  if (before !== '') return READS_SCRIPT.test(before)
  const [, interpreter, argument] = SHEBANG.exec(content) ?? []
  if (interpreter === undefined) return true
  return isPosixShell(interpreter.endsWith('/env') ? argument : interpreter)
}

/** Whether a heredoc is the program of an interpreter that is no shell. */
function hasProgramForOther(instruction: Instruction): boolean {
  const { heredocs } = instruction
  if (heredocs.length === 0) return false
  const before = lineSource(instruction).content.trim()
  return before === '' && heredocs.some((heredoc) => !isScript(before, heredoc))
}

const READS_SCRIPT = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|k|z)?sh(?: -[a-z]+)*$/
const SHEBANG = /^#![ \t]*(\S+)(?:[ \t]+(\S+))?/

/** What stands behind the flags, with blanks in the place of the words that open heredocs. */
function lineSource(instruction: Instruction): ScriptSource {
  const { rest } = instruction.source.syntax
  const content = withBlanks(
    instruction.rest,
    instruction.source.piece.heredocs.map(({ word }) => ({
      start: word.span.start - rest.start,
      end: word.span.end - rest.start,
    })),
  )
  return { instruction, heredoc: undefined, content, writing: PLAIN, ...inLine(instruction, rest.start) }
}

/** A script that stands in the logical line of an instruction, from an offset on. */
function inLine(instruction: Instruction, offset: number): Place {
  return {
    locate: (span) => instruction.locate(shiftedBy(span, offset)),
    edit: (span, text, isRefused) => refusedIf(isRefused, replaceInLine(instruction, shiftedBy(span, offset), text)),
  }
}

function shiftedBy({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset }
}

function refusedIf(isRefused: boolean | undefined, edit: EditText): EditText {
  return isRefused ? { ...edit, refusal: 'layout' } : edit
}

/** The text with blanks in the place of spans, which are in order. */
function withBlanks(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (start < at) continue
    parts.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}

function heredocSource(instruction: Instruction, heredoc: Heredoc): ScriptSource {
  const { text, span } = heredoc.contentLocation
  const inFile = (within: Span) => shiftedBy(within, span.start)
  // A line break of Windows is none to a shell; what is meant is read, at the same places.
  const content = heredoc.content.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', ' \n')
  return {
    instruction,
    heredoc,
    content,
    writing: PLAIN,
    locate: (within) => ({ text, span: inFile(within) }),
    edit: (within, word, isRefused) => {
      const replaced = content.slice(within.start, within.end)
      const isBroken = (word === '' ? replaced.replaceAll('\\\n', '') : replaced).includes('\n')
      return refusedIf(isRefused || isBroken, { kind: 'edit', text, edit: { span: inFile(within), text: word } })
    },
  }
}

/** The words of an exec form. */
function execWords(instruction: Instruction): readonly Word[] {
  if (instruction.form !== 'exec' || !RUNNING.has(instruction.keyword)) return []
  const { words } = instruction.source.syntax
  return instruction.keyword === 'HEALTHCHECK' ? words.slice(1) : words
}

/** The word behind `-c` of a shell in exec form. */
function execSources(instruction: Instruction): readonly ScriptSource[] {
  const words = execWords(instruction)
  if (!isPosixShell(words[0]?.text)) return []
  const flag = words.findIndex(({ text }) => SCRIPT_FLAG.test(text))
  const script = flag === -1 ? undefined : words[flag + 1]
  if (!script) return []
  const { start, end } = script.span
  const isPlainText = script.text.length === end - start - 2
  const line = inLine(instruction, start + 1)
  // With escapes in it no place is certain but that of the whole word.
  const place: Place = isPlainText
    ? line
    : {
        locate: () => instruction.locate(script.span),
        edit: (_, text) => refusedIf(true, line.edit(script.span, text)),
      }
  return [{ instruction, heredoc: undefined, content: script.text, writing: JSON_STRING, ...place }]
}

const SCRIPT_FLAG = /^-[a-z]*c$/
