import type { EditText } from '../yaml/change.ts'
import type { ShellWord } from './script.ts'

/** Takes a word of a command, and those up to another one behind it, away. Not over the end of a line. */
export function removeUpTo(first: ShellWord, next: ShellWord): EditText {
  const { text, span } = first.location
  return removal(first, { start: span.start, end: next.location.span.start }, text.content)
}

/** Takes a word of a command away, with the blanks before it in its line. */
export function removeWord(word: ShellWord): EditText {
  const { text, span } = word.location
  let { start } = span
  while (text.content[start - 1] === ' ' || text.content[start - 1] === '\t') start--
  return removal(word, { start, end: span.end }, text.content)
}

function removal(word: ShellWord, span: EditText['edit']['span'], content: string): EditText {
  const { text } = word.location
  const isBroken = content.slice(span.start, span.end).includes('\n')
  return { kind: 'edit', text, edit: { span, text: '' }, refusal: isBroken ? 'layout' : undefined }
}
