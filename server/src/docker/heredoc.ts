import type { Span } from '../text/document.ts'
import { isBlank } from './blank.ts'

/** What opens a heredoc: `3<<-"EOF"`. */
export interface HeredocWord {
  /** In the logical line. */
  readonly span: Span
  /** The line that ends the heredoc. */
  readonly name: string
  /** Whether part of the name is quoted: then nothing in the body is expanded. */
  readonly isQuoted: boolean
  /** Whether tabs at the start of the lines are taken away: `<<-`. */
  readonly stripsTabs: boolean
  readonly fileDescriptor: number
}

/** The words of a line that open heredocs, as BuildKit finds them: none when a quote is not closed. */
export function heredocWords(line: string): readonly HeredocWord[] {
  const found: HeredocWord[] = []
  let at = 0
  while (at < line.length) {
    if (isBlank(line[at])) {
      at++
      continue
    }
    const end = endOfWord(line, at)
    if (end === undefined) return []
    const word = readHeredocWord(line, { start: at, end })
    if (word) found.push(word)
    at = end
  }
  return found
}

/** The end of a shell word; `undefined` when one of its quotes is not closed. A backslash escapes, whatever the directive says. */
function endOfWord(line: string, start: number): number | undefined {
  let at = start
  while (at < line.length && !isBlank(line[at])) {
    const after = afterCharacter(line, at)
    if (after === undefined) return undefined
    at = after
  }
  return at
}

function afterCharacter(line: string, at: number): number | undefined {
  const character = line[at]
  if (character === '\\') return Math.min(at + 2, line.length)
  if (character === "'") {
    const close = line.indexOf("'", at + 1)
    return close === -1 ? undefined : close + 1
  }
  if (character !== '"') return at + 1
  let inside = at + 1
  while (inside < line.length && line[inside] !== '"') inside += line[inside] === '\\' ? 2 : 1
  return inside < line.length ? inside + 1 : undefined
}

function readHeredocWord(line: string, span: Span): HeredocWord | undefined {
  let at = span.start
  while (at < span.end && isDigit(line[at])) at++
  if (line[at] !== '<' || line[at + 1] !== '<') return undefined
  const fileDescriptor = at > span.start ? Number(line.slice(span.start, at)) : 0
  const stripsTabs = line[at + 2] === '-'
  const written = line.slice(at + (stripsTabs ? 3 : 2), span.end)
  if (written === '' || written.includes('<')) return undefined
  const name = unquoted(written)
  return name === '' ? undefined : { span, name, isQuoted: name !== written, stripsTabs, fileDescriptor }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** A word without its quotes and escapes; its quotes are known to be closed. */
function unquoted(word: string): string {
  let result = ''
  let at = 0
  while (at < word.length) {
    const end = afterCharacter(word, at) ?? word.length
    if (word[at] === '\\') result += word.slice(at + 1, end)
    else if (word[at] === "'") result += word.slice(at + 1, end - 1)
    else if (word[at] === '"') result += word.slice(at + 1, end - 1).replace(/\\(["$\\])/g, '$1')
    else result += word.slice(at, end)
    at = end
  }
  return result
}
