import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { applyEdits, type Edit } from '../../server/src/text/document.ts'
import { dockerfileOf } from './docker.ts'

type Restyle = (content: string) => string

/** The same Dockerfile with other bytes, which a fix leaves as they are. */
export const dockerRestyles: Readonly<Record<string, Restyle>> = {
  'with CR LF': (content) => content.replaceAll('\n', '\r\n'),
  'behind a byte order mark': (content) => `\ufeff${content}`,
  'without a final line break': (content) => content.trimEnd(),
  'with keywords in lower case': (content) => edited(content, (file) => file.instructions.flatMap(lowerCaseOf)),
  'with indentation': (content) =>
    edited(content, ({ instructions }) => instructions.map(({ source }) => inserted(source.piece.span.start, '  '))),
  'behind directives': (content) => `# syntax=docker/dockerfile:1\n# check=skip=none\n\n${content}`,
}

/** The same Dockerfile with its words on other lines. What fixes make of it means the same; its bytes may differ. */
export const dockerLayouts: Readonly<Record<string, Restyle>> = {
  'with a line for each word': (content) => edited(content, (file) => file.instructions.flatMap(brokenAtWords)),
  'with comments between the lines': (content) =>
    content.replace(/ \\\n(?![ \t]*#)/g, ' \\\n# a comment \\\n  # and another one\n'),
  'with continuations that have blanks behind them': (content) => content.replace(/ \\\n/g, ' \\ \t\n'),
}

/** The same Dockerfile where each instruction of its stages is kept for the images that are built from it. */
export function inOnbuild(content: string): string {
  return edited(content, ({ instructions }) =>
    instructions.flatMap((one) => {
      const isKept = one.stage && !['FROM', 'ONBUILD', 'MAINTAINER'].includes(one.keyword)
      return isKept ? [inserted(one.source.piece.span.start, 'ONBUILD ')] : []
    }),
  )
}

/** The same commands as heredocs, which a shell runs as it runs a line. */
export function inHeredocs(content: string): string {
  return edited(content, ({ instructions }) =>
    instructions.flatMap((one) => {
      const { keyword, form, heredocs, source, rest } = one
      if (keyword !== 'RUN' || form !== 'shell' || heredocs.length > 0 || rest === '') return []
      const { start } = one.locate(source.syntax.rest).span
      return [{ span: { start, end: source.piece.span.end }, text: `<<SCRIPT\n${rest}\nSCRIPT` }]
    }),
  )
}

/** The same Dockerfile with a backtick as its escape character; none that uses one otherwise. */
export function withBacktick(content: string): string {
  if (content.includes('`') || /\\(?!\n)/.test(content)) return content
  return `# escape=\`\n${content.replaceAll('\\\n', '`\n')}`
}

function edited(content: string, editsOf: (file: Dockerfile) => readonly Edit[]): string {
  return applyEdits(content, editsOf(dockerfileOf(content)))
}

function inserted(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text }
}

function lowerCaseOf(instruction: Instruction): readonly Edit[] {
  const { location, keyword, trigger } = instruction
  return [{ span: location.span, text: keyword.toLowerCase() }, ...(trigger ? lowerCaseOf(trigger) : [])]
}

/** Breaks the line before each flag and argument that stands behind a single blank. */
function brokenAtWords(instruction: Instruction): readonly Edit[] {
  const { flags, words } = instruction.source.syntax
  return [...flags, ...words].flatMap(({ span }) => {
    const { start } = instruction.locate(span).span
    const before = instruction.text.content.slice(start - 2, start)
    return /^\S $/.test(before) ? [inserted(start, '\\\n    ')] : []
  })
}
