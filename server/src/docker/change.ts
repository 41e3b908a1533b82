import { type Location, lineBreakOf, type Span } from '../text/document.ts'
import type { EditText, Refusal } from '../yaml/change.ts'
import type { Argument } from './argument.ts'
import type { Flag, Instruction, Pair } from './instruction.ts'
import { LogicalLine } from './line.ts'
import type { InstructionSource } from './source.ts'
import { splitDockerfile } from './split.ts'

/**
 * Gives an instruction another keyword, in lower case where the old one is. Its words must mean the same behind it.
 */
export function renameInstruction(instruction: Instruction, keyword: string): EditText {
  const { keyword: old } = instruction.source.syntax
  return replaceInLine(instruction, old.span, cased(keyword, instruction))
}

/**
 * Puts instructions, one a line, before another one and the comments that stand right above it. Their keywords, written in
 * upper case, become lower-case where that one's is.
 */
export function insertBefore(instruction: Instruction, lines: readonly string[]): EditText {
  const { text, outer } = outermost(instruction)
  const { content } = text
  const { instructions, directives } = outer.dockerfile
  const previous = instructions[outer.index - 1]?.source.piece.span ?? directives.at(-1)?.span
  let at = lineStart(content, outer.source.piece.span.start)
  for (let above = commentAbove(content, at); above > (previous?.end ?? -1); above = commentAbove(content, at)) {
    at = above
  }
  const lineBreak = lineBreakOf(content)
  const inserted = linesLike(outer, lines).map((line) => line + lineBreak)
  return insertion({ text, span: { start: at, end: at } }, inserted.join(''))
}

/** Puts instructions, one a line, behind another one, its heredocs included. */
export function insertAfter(instruction: Instruction, lines: readonly string[]): EditText {
  const { text, outer } = outermost(instruction)
  const { content } = text
  const { piece } = outer.source
  const lineBreak = lineBreakOf(content)
  const feed = content.indexOf('\n', piece.span.end)
  const at = feed === -1 ? content.length : feed + 1
  const inserted = linesLike(outer, lines).map((line) => (feed === -1 ? lineBreak + line : line + lineBreak))
  const isOpen = piece.isUnfinished || piece.heredocs.some(({ terminator }) => !terminator)
  return insertion({ text, span: { start: at, end: at } }, inserted.join(''), isOpen ? 'layout' : undefined)
}

/** Takes an instruction away, with its lines; for a trigger its ONBUILD. Comments inside it are a reason not to. */
export function removeInstruction(instruction: Instruction): EditText {
  const { text, outer } = outermost(instruction)
  const { content } = text
  const { start, end } = outer.source.piece.span
  const feed = content.indexOf('\n', end)
  const span = { start: lineStart(content, start), end: feed === -1 ? content.length : feed + 1 }
  return {
    kind: 'edit',
    text,
    edit: { span, text: '' },
    get refusal() {
      return commentsIn(outer) > 0 ? 'comments' : undefined
    },
  }
}

/** Sets a flag: changes its value, or puts it behind the keyword and the flags that are there. */
export function setFlag(instruction: Instruction, name: string, value: string): EditText {
  const flag = instruction.flags.find((one) => one.name === name)
  return flag ? flag.whole.replace(`--${name}=${value}`) : addFlag(instruction, `--${name}=${value}`)
}

/** Takes a flag away, with the blanks before it. */
export function removeFlag(instruction: Instruction, flag: Flag): EditText {
  const syntax = instruction.source.syntax.flags[instruction.flags.indexOf(flag)]
  if (!syntax) return flag.whole.replace(flag.whole.written)
  return replaceInLine(instruction, withBlanksBefore(instruction, syntax.span), '')
}

/** Takes a word away, with the blanks before it. In an exec form nothing is taken away. */
export function removeArgument(argument: Argument): EditText {
  const { instruction, place } = argument
  const edit = replaceInLine(instruction, withBlanksBefore(instruction, place), '')
  return instruction.form === 'exec' || argument.isMissing ? { ...edit, refusal: 'layout' } : edit
}

/** Takes an assignment of ENV, LABEL or ARG away, and all of the instruction where it has no other. */
export function removePair(instruction: Instruction, { key, value }: Pair): EditText {
  if (instruction.pairs.length === 1) return removeInstruction(instruction)
  const span = { start: key.place.start, end: value.place.end }
  return replaceInLine(instruction, withBlanksBefore(instruction, span), '')
}

/** Puts another flag behind those that are there, or behind the keyword: also one of a name that is there. */
export function addFlag(instruction: Instruction, flag: string): EditText {
  const { keyword, flags } = instruction.source.syntax
  const { end } = (flags.at(-1) ?? keyword).span
  return replaceInLine(instruction, { start: end, end }, ` ${flag}`)
}

/** Puts another word behind the last argument: of an exec form as a string of JSON. */
export function appendArgument(instruction: Instruction, word: string): EditText {
  const last = instruction.source.syntax.words.at(-1)
  if (!last) return { ...replaceInLine(instruction, { start: 0, end: 0 }, ''), refusal: 'layout' }
  const { end } = last.span
  const text = instruction.form === 'exec' ? `, ${JSON.stringify(word)}` : ` ${word}`
  return replaceInLine(instruction, { start: end, end }, text)
}

/**
 * Puts `text` in the place of a span of an instruction's logical line. It is refused where more than that would change: a
 * continuation, a comment or a heredoc would get lost or come to be.
 */
export function replaceInLine(instruction: Instruction, span: Span, text: string): EditText {
  const { text: file, span: inFile } = instruction.locate(span)
  return {
    kind: 'edit',
    text: file,
    edit: { span: inFile, text },
    get refusal() {
      return refusalOf(instruction, span, inFile, text)
    },
  }
}

/** Reads the instruction again as it will be, and compares. */
function refusalOf(instruction: Instruction, span: Span, inFile: Span, text: string): Refusal | undefined {
  const { piece, line } = instruction.source
  const { content } = instruction.text
  if (!line.isUnbroken(span) && text !== '') return 'layout'
  const { start, end } = piece.span
  const after = content.slice(start, inFile.start) + text + content.slice(inFile.end, end)
  const { pieces, comments } = splitDockerfile(after, instruction.dockerfile.escapeCharacter)
  const [only] = pieces
  if (!only || pieces.length !== 1 || only.span.start !== 0 || only.span.end !== after.length) return 'layout'
  if (only.isUnfinished !== piece.isUnfinished || comments.length !== commentsIn(instruction)) return 'layout'
  const expected = line.text.slice(0, span.start) + text + line.text.slice(span.end)
  if (new LogicalLine(after, 0, only.lines).text !== expected) return 'layout'
  const names = (heredocs: typeof piece.heredocs) => heredocs.map(({ word }) => word.name).join('\n')
  return names(only.heredocs) === names(piece.heredocs) ? undefined : 'layout'
}

function commentsIn({ dockerfile, text, source }: Instruction): number {
  const { start, end } = source.piece.span
  return splitDockerfile(text.content.slice(start, end), dockerfile.escapeCharacter).comments.length
}

function insertion({ text, span }: Location, inserted: string, refusal?: Refusal): EditText {
  return { kind: 'edit', text, edit: { span, text: inserted }, refusal }
}

/** The ONBUILD of a trigger; any other instruction itself. */
function outermost(instruction: Instruction) {
  const outer = instruction.onbuild ?? instruction
  return { text: outer.text, outer }
}

/** Lines with the indentation of an instruction, and with its case. */
function linesLike(instruction: Instruction, lines: readonly string[]): readonly string[] {
  const { content } = instruction.text
  const { start } = instruction.source.piece.span
  const before = content.slice(lineStart(content, start), start)
  // A byte order mark is no indentation.
  const indent = before.replace('\ufeff', '')
  return lines.map((line) => indent + line.replace(/^[A-Z]+/, (keyword) => cased(keyword, instruction)))
}

function cased(keyword: string, { source }: Instruction): string {
  const { text } = source.syntax.keyword
  return text === text.toLowerCase() ? keyword.toLowerCase() : keyword
}

function withBlanksBefore({ source }: Instruction, { start, end }: Span): Span {
  const { text } = source.line
  let from = start
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--
  // The last word of all goes with the end of the line above it.
  return source.line.isUnbroken({ start: from, end }) || isAtEnd(source, end) ? { start: from, end } : { start, end }
}

/** Whether nothing stands behind an offset of the logical line. */
function isAtEnd({ line, syntax }: InstructionSource, offset: number): boolean {
  return offset >= syntax.rest.end && line.text.trimEnd().length === syntax.rest.end
}

function lineStart(content: string, offset: number): number {
  const start = content.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && content.startsWith('\ufeff') ? 1 : start
}

/** Where the line starts that ends right before an offset, if it is a comment; else before everything. */
function commentAbove(content: string, offset: number): number {
  if (offset <= 1) return -1
  const start = lineStart(content, offset - 1)
  let first = start
  while (content[first] === ' ' || content[first] === '\t') first++
  return content[first] === '#' ? start : -1
}
