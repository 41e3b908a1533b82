import type { Span } from '../text/document.ts'
import { isDelimiter, trimmed } from './blank.ts'
import type { Escape } from './directives.ts'
import { jsonStrings } from './json.ts'
import type { HeredocBody } from './split.ts'
import { delimitedWords, type FlagWord, flagWords, quotedWords, type Word, wholeWord, wordOf } from './words.ts'

/** The key and the value of ENV, LABEL and ARG. */
export interface PairWords {
  readonly key: Word
  /** `undefined` for `ARG NAME`, and where a value is forgotten. */
  readonly value: Word | undefined
  /** `ENV key value`, without an equals sign. */
  readonly isLegacy: boolean
}

/**
 * What an instruction says, of itself alone: the same for the same text, wherever it stands. Spans are those of the
 * logical line.
 */
export interface Syntax {
  readonly keyword: Word
  readonly flags: readonly FlagWord[]
  /** All behind the flags, without blanks around it. */
  readonly rest: Span
  /** `exec` when the arguments are one JSON array of strings. */
  readonly form: 'exec' | 'shell'
  /** The words behind the flags; none of ENV, LABEL and ARG, of a command in shell form, and of ONBUILD. */
  readonly words: readonly Word[]
  readonly pairs: readonly PairWords[]
  /** What ONBUILD keeps for later. */
  readonly trigger: Syntax | undefined
}

/** Reads the words of a line, as the line parsers of BuildKit do (frontend/dockerfile/parser/line_parsers.go). Never throws. */
export function parseSyntax(line: string, heredocs: readonly HeredocBody[], escapeCharacter: Escape): Syntax {
  const starts = new Set(heredocs.map(({ word }) => word.span.start))
  return parseLine(line, 0, { escapeCharacter, heredocs: starts, isTrigger: false })
}

/** Whether the builder knows an instruction of that name, in upper case. */
export function isInstruction(keyword: string): boolean {
  return Object.hasOwn(SHAPES, keyword)
}

interface Setting {
  readonly escapeCharacter: Escape
  /** Where the words stand that open heredocs. */
  readonly heredocs: ReadonlySet<number>
  readonly isTrigger: boolean
}

function parseLine(text: string, from: number, setting: Setting): Syntax {
  const all = trimmed(text, { start: from, end: text.length })
  let keywordEnd = all.start
  while (keywordEnd < all.end && !isDelimiter(text[keywordEnd])) keywordEnd++
  const keyword = wordOf(text, { start: all.start, end: keywordEnd })
  const { flags, rest: restStart } = flagWords(text, { start: keywordEnd, end: all.end })
  const rest = trimmed(text, { start: restStart, end: all.end })
  const shape = SHAPES[keyword.text.toUpperCase()] ?? 'words'
  const read = readers[shape](text, rest, setting)
  return { keyword, flags, rest, form: 'shell', words: [], pairs: [], trigger: undefined, ...read }
}

type Shape = 'words' | 'list' | 'command' | 'whole' | 'pairs' | 'names' | 'health' | 'trigger'

const SHAPES: Readonly<Record<string, Shape>> = {
  ADD: 'list',
  ARG: 'names',
  CMD: 'command',
  COPY: 'list',
  ENTRYPOINT: 'command',
  ENV: 'pairs',
  EXPOSE: 'words',
  FROM: 'words',
  HEALTHCHECK: 'health',
  LABEL: 'pairs',
  MAINTAINER: 'whole',
  ONBUILD: 'trigger',
  RUN: 'command',
  SHELL: 'command',
  STOPSIGNAL: 'whole',
  USER: 'whole',
  VOLUME: 'list',
  WORKDIR: 'whole',
}

type Reader = (text: string, rest: Span, setting: Setting) => Partial<Syntax>

const readers: Readonly<Record<Shape, Reader>> = {
  words: (text, rest) => ({ words: delimitedWords(text, rest) }),
  list: (text, rest, { heredocs }) => {
    const exec = execForm(text, rest)
    if (exec) return exec
    return { words: delimitedWords(text, rest).filter(({ span }) => !heredocs.has(span.start)) }
  },
  command: (text, rest) => execForm(text, rest) ?? {},
  whole: (text, rest) => ({ words: wholeWord(text, rest) }),
  pairs: (text, rest, { escapeCharacter }) => ({ pairs: pairsOf(text, rest, escapeCharacter) }),
  names: (text, rest, { escapeCharacter }) => ({
    pairs: quotedWords(text, rest, escapeCharacter).map((word) => pairOf(text, word)),
  }),
  health: (text, rest) => {
    const [type] = delimitedWords(text, rest)
    if (!type) return {}
    const command = trimmed(text, { start: type.span.end, end: rest.end })
    const exec = execForm(text, command)
    return { rest: command, ...exec, words: [type, ...(exec?.words ?? [])] }
  },
  trigger: (text, rest, setting) => {
    if (setting.isTrigger || rest.start === rest.end) return {}
    return { trigger: parseLine(text, rest.start, { ...setting, isTrigger: true }) }
  },
}

function execForm(
  text: string,
  { start, end }: Span,
): { readonly form: 'exec'; readonly words: readonly Word[] } | undefined {
  const strings = jsonStrings(text.slice(start, end))
  if (!strings) return undefined
  const words = strings.map(({ value, span }) => ({
    text: value,
    span: { start: start + span.start, end: start + span.end },
  }))
  return { form: 'exec', words }
}

/** Without an equals sign in the first word, all behind that word is its value. */
function pairsOf(text: string, rest: Span, escapeCharacter: Escape): readonly PairWords[] {
  const words = quotedWords(text, rest, escapeCharacter)
  const [first] = words
  if (!first || first.text.includes('=')) return words.map((word) => pairOf(text, word))
  const [key] = delimitedWords(text, rest)
  if (!key) return []
  const [value] = wholeWord(text, { start: key.span.end, end: rest.end })
  return [{ key, value, isLegacy: true }]
}

function pairOf(text: string, word: Word): PairWords {
  const equals = word.text.indexOf('=')
  if (equals === -1) return { key: word, value: undefined, isLegacy: false }
  const middle = word.span.start + equals
  const value = wordOf(text, { start: middle + 1, end: word.span.end })
  return { key: wordOf(text, { start: word.span.start, end: middle }), value, isLegacy: false }
}

/** Whether the builder replaces variables in the value of a flag; others it takes as they are, and mostly refuses. */
export function expandsFlag(keyword: string, name: string): boolean {
  return keyword !== 'HEALTHCHECK' && name !== 'from' && !SWITCHES.has(name)
}

/** The flags that are on or off. */
export const SWITCHES: ReadonlySet<string> = new Set(['keep-git-dir', 'link', 'parents', 'unpack'])
