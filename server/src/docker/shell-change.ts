import { collect } from '../text/collect.ts'
import type { EditText } from '../yaml/change.ts'
import type { Command, ShellWord } from './script.ts'

/**
 * Takes a word of a command, and those up to another one behind it, away. Not over the end of a line, nor over what is read
 * from or written to a file.
 */
export function removeUpTo(first: ShellWord, next: ShellWord): EditText {
  const { text, span } = first.location
  const { start } = next.location.span
  const refusal = /[\n<>]/.test(text.content.slice(span.start, start)) ? 'layout' : undefined
  return { kind: 'edit', text, edit: { span: { start: span.start, end: start }, text: '' }, refusal }
}

/** Takes arguments of a command away, those that stand beside one another in one go. */
export function removeWords({ arguments: words }: Command, removed: ReadonlySet<ShellWord>): readonly EditText[] {
  let first: ShellWord | undefined
  return collect(words, (word, at) => {
    const next = words[at + 1]
    if (!removed.has(word)) return []
    first ??= word
    if (next && removed.has(next)) return []
    const edit = first.remove(word)
    first = undefined
    return edit
  })
}
