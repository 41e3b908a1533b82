import type { Location, Span } from '../text/document.ts'

interface Source {
  readonly content: string
  locate(span: Span): Location
}

/**
 * What goes when words of a script that stand behind one another are taken away: they and the blanks before them, or behind
 * them where they begin a line. Where they are all of a continued line, the end of the line before goes with them.
 */
export function removedWith(source: Source, { start, end }: Span): Span {
  const before = whileBlank(source, start, -1)
  const isFirst = beginsLine(source, before)
  if (before < start && !isFirst) return { start: before, end }
  const behind = isFirst && endsLine(source, { start, end }) ? behindContinuation(source.content, before) : before
  return behind < before ? { start: behind, end } : { start, end: whileBlank(source, end, 1) }
}

/** Whether nothing stands before an offset on the same line of the file. */
function beginsLine({ content, locate }: Source, at: number): boolean {
  if (at === 0 || content[at - 1] === '\n') return true
  const { span } = locate({ start: at - 1, end: at + 1 })
  return span.end - span.start > 2
}

/** Whether nothing but a continuation stands behind words on the same line of the file. */
function endsLine({ locate }: Source, words: Span): boolean {
  const { text, span } = locate(words)
  const { content } = text
  let at = span.end
  while (content[at] === ' ' || content[at] === '\t') at++
  if (at > span.end && (content[at] === '\\' || content[at] === '`')) at++
  return /[\r\n]/.test(content[at] ?? '\n')
}

/** Goes on over blanks for as long as nothing is between them in the file. */
function whileBlank({ content, locate }: Source, from: number, step: 1 | -1): number {
  let at = from
  const isNext = (next: number) => {
    const character = content[Math.min(at, next)]
    const { span } = locate({ start: Math.min(from, next), end: Math.max(from, next) })
    return (character === ' ' || character === '\t') && span.end - span.start === Math.abs(next - from)
  }
  while (at + step >= 0 && at + step <= content.length && isNext(at + step)) at += step
  return at
}

/** The end of what stands before the blanks, and the line breaks behind a backslash, that end at an offset. */
function behindContinuation(content: string, offset: number): number {
  let at = offset
  for (;;) {
    if (content[at - 1] === ' ' || content[at - 1] === '\t') at--
    else if (content[at - 1] === '\n' && content[at - 2] === '\\') at -= 2
    else return at
  }
}
