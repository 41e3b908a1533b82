import { collect } from '../text/collect.ts'
import type { Span, Text } from '../text/document.ts'
import { YamlText } from '../yaml/document.ts'
import { type CommentedText, lineOf, lineStarts } from './commented.ts'
import { commentedOf } from './commented-text.ts'
import type { Ignore, IgnoreComment } from './ignore.ts'
import { ignoresInAnnotations } from './ignore-annotations.ts'
import { ignoresInComment } from './ignore-comments.ts'

/** All that comments and annotations of a text ask to ignore, in the order of the text. Linear in its length. */
export function ignoresIn(text: Text): readonly Ignore[] {
  const commented = commentedOf(text)
  if (!commented) return []
  const annotations = text instanceof YamlText ? ignoresInAnnotations(text) : []
  const ignores = [...ignoresInComments(commented), ...annotations]
  return ignores.sort((a, b) => a.location.span.start - b.location.span.start)
}

function ignoresInComments(commented: CommentedText): readonly Ignore[] {
  const { text, comments } = commented
  const said = comments.map(({ start, end }) => ignoresInComment(text.content.slice(start, end)))
  if (said.every((ignores) => ignores.length === 0)) return []
  const places = placesOf(commented)
  return collect(comments, (span, index) => {
    const written = text.content.slice(span.start, span.end)
    const place = places[index]!
    return said[index]!.map((ignore) => ({
      ...ignore,
      text,
      location: { text, span },
      written,
      reach: reachOf(ignore, span, place, commented),
    }))
  })
}

/** Where a comment stands. */
interface CommentPlace {
  /** Where its line begins. */
  readonly line: number
  /** Whether something stands before it on the line. */
  readonly isBehind: boolean
  /** Where the next line begins that is no comment; nothing where that line is blank, or where there is none. */
  readonly below: number | undefined
}

function placesOf({ text: { content }, comments }: CommentedText): readonly CommentPlace[] {
  const starts = lineStarts(content)
  const places: CommentPlace[] = []
  let next: CommentPlace | undefined
  for (let index = comments.length - 1; index >= 0; index--) {
    const { start, end } = comments[index]!
    const line = lineOf(starts, start)
    // A dash says only that what it is for follows.
    const isBehind = /[^\s-]/.test(content.slice(line, start))
    const feed = content.indexOf('\n', end)
    const following = feed === -1 ? undefined : feed + 1
    const isStacked = next !== undefined && !next.isBehind && next.line === following
    next = { line, isBehind, below: isStacked ? next?.below : unlessBlank(content, following) }
    places.push(next)
  }
  return places.reverse()
}

function unlessBlank(content: string, line: number | undefined): number | undefined {
  if (line === undefined || content.slice(line, lineEnd(content, line)).trim() === '') return undefined
  return line
}

function reachOf(
  { reach }: IgnoreComment,
  comment: Span,
  { line, isBehind, below }: CommentPlace,
  commented: CommentedText,
): Ignore['reach'] {
  const { text, codeStart, isDockerfile } = commented
  const { content } = text
  const nowhere = { start: comment.end, end: comment.end }
  const spanOf = (start: number, end = 0): Span => ({ start, end: Math.max(end, lineEnd(content, start)) })
  if (reach === 'file') return 'file'
  if (reach === 'directive') return comment.start < commented.directivesEnd ? 'file' : nowhere
  if (reach === 'file-at-start') return comment.start < codeStart ? 'first' : nowhere
  if (reach === 'document') return { start: 0, end: content.length }
  if (reach === 'here' && isBehind) return spanOf(line, commented.smallestEndOn(line))
  if (reach === 'line-or-next') return spanOf(line, below === undefined ? 0 : lineEnd(content, below))
  if (below === undefined) return nowhere
  if (reach === 'stage' || (reach === 'below' && isDockerfile)) return commented.stageOn(below) ?? nowhere
  if (reach === 'next-line' && !isDockerfile) return spanOf(below)
  // Comments between it and the instruction belong to that.
  if (reach === 'here' && isDockerfile)
    return { start: comment.end, end: spanOf(below, commented.largestEndOn(below)).end }
  return spanOf(below, commented.largestEndOn(below))
}

function lineEnd(content: string, offset: number): number {
  const feed = content.indexOf('\n', offset)
  return feed === -1 ? content.length : feed
}
