import type { Span } from '../text/document.ts'
import { isBlank, isDelimiter, trimmed } from './blank.ts'
import type { Escape } from './directives.ts'

/** A word as it is written, before variables are replaced in it. Spans are those of the logical line. */
export interface Word {
  readonly span: Span
  /** What is left when the syntax around the word is taken away: the decoded string of JSON, the flag without its quotes. */
  readonly text: string
}

export interface FlagWord {
  /** `--from=base`. */
  readonly span: Span
  readonly name: string
  readonly nameSpan: Span
  /** What follows the `=`; `undefined` when there is none. */
  readonly value: Word | undefined
}

/** The words between blanks, quotes or not, as FROM, EXPOSE and COPY are read. */
export function delimitedWords(text: string, within: Span): readonly Word[] {
  const words: Word[] = []
  let at = within.start
  while (at < within.end) {
    while (at < within.end && isDelimiter(text[at])) at++
    const start = at
    while (at < within.end && !isDelimiter(text[at])) at++
    if (at > start) words.push(wordOf(text, { start, end: at }))
  }
  return words
}

/** The words between blanks that are neither quoted nor escaped, as ENV, LABEL and ARG are read. Quotes stay. */
export function quotedWords(text: string, within: Span, escapeCharacter: Escape): readonly Word[] {
  const words: Word[] = []
  let at = within.start
  while (at < within.end) {
    while (at < within.end && isBlank(text[at])) at++
    const start = at
    at = endOfQuotedWord(text, at, within.end, escapeCharacter)
    if (at > start) words.push(wordOf(text, { start, end: at }))
  }
  return words
}

function endOfQuotedWord(text: string, start: number, end: number, escapeCharacter: Escape): number {
  let quote = ''
  let at = start
  while (at < end) {
    const character = text[at] ?? ''
    if (quote === '' && isBlank(character)) break
    if (character === escapeCharacter && quote !== "'") {
      at += 2
      continue
    }
    if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    at++
  }
  return Math.min(at, end)
}

/** The words at the start that begin with `--`, up to a single `--`, and where the rest begins. */
export function flagWords(text: string, within: Span): { readonly flags: readonly FlagWord[]; readonly rest: number } {
  const flags: FlagWord[] = []
  let at = within.start
  for (;;) {
    while (at < within.end && isBlank(text[at])) at++
    if (!text.startsWith('--', at) || at + 1 >= within.end) return { flags, rest: at }
    const flag = readFlag(text, at, within.end)
    at = flag.end
    if (flag.unquoted === '--') return { flags, rest: at }
    flags.push(flag.word)
  }
}

/** Quotes and backslashes are those of the flags' own grammar, whatever the escape directive says. */
function readFlag(text: string, start: number, end: number) {
  let quote = ''
  let at = start
  let unquoted = ''
  let equals: { readonly at: number; readonly length: number } | undefined
  while (at < end && (quote !== '' || !isBlank(text[at]))) {
    const character = text[at] ?? ''
    if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else {
      if (character === '\\') at++
      if (text[at] === '=' && !equals) equals = { at, length: unquoted.length }
      if (at < end) unquoted += text[at] ?? ''
    }
    at++
  }
  const stop = Math.min(at, end)
  const nameSpan = { start: start + 2, end: equals?.at ?? stop }
  const value = equals && { span: { start: equals.at + 1, end: stop }, text: unquoted.slice(equals.length + 1) }
  const name = unquoted.slice(2, equals?.length)
  return { unquoted, end: stop, word: { span: { start, end: stop }, name, nameSpan, value } }
}

export function wordOf(text: string, span: Span): Word {
  return { span, text: text.slice(span.start, span.end) }
}

/** All of a span as one word, as WORKDIR, USER and STOPSIGNAL are read. */
export function wholeWord(text: string, within: Span): readonly Word[] {
  const span = trimmed(text, within)
  return span.start === span.end ? [] : [wordOf(text, span)]
}
