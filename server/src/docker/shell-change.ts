import type { EditText, Refusal } from '../yaml/change.ts'
import type { ShellWord } from './script.ts'

/**
 * Takes a word of a command, and those up to another one behind it, away. Not over the end of a line, nor over what is read
 * from or written to a file.
 */
export function removeUpTo(first: ShellWord, next: ShellWord): EditText {
  const { text, span } = first.location
  const { start } = next.location.span
  const isBroken = /[\n<>]/.test(text.content.slice(span.start, start))
  return removal(first, span.start, start, isBroken ? 'layout' : undefined)
}

/**
 * Takes a word of a command in shell form away, with the blanks before it; where it is all of the last line, the end of the
 * line before, which is continued no longer.
 */
export function removeWord(word: ShellWord): EditText {
  const { text, span } = word.location
  const { content } = text
  const start = behindBlanks(content, span.start)
  const isFirst = content[start - 1] === '\n'
  const isLast = /[\r\n]/.test(content[span.end] ?? '\n')
  if (!isFirst || !isLast) return removal(word, start, span.end)
  const lineEnd = content[start - 2] === '\r' ? start - 2 : start - 1
  const last = behindBlanks(content, lineEnd) - 1
  // Else a comment stands between.
  const isContinued = content[last] === '\\' || content[last] === '`'
  return removal(word, behindBlanks(content, last), span.end, isContinued ? undefined : 'comments')
}

/** The end of what stands before the blanks that end at an offset. */
function behindBlanks(content: string, offset: number): number {
  let at = offset
  while (content[at - 1] === ' ' || content[at - 1] === '\t') at--
  return at
}

function removal(word: ShellWord, start: number, end: number, refusal?: Refusal): EditText {
  return { kind: 'edit', text: word.location.text, edit: { span: { start, end }, text: '' }, refusal }
}
