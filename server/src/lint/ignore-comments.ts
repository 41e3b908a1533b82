import { collect } from '../text/collect.ts'
import { isDay } from './day.ts'
import type { CommentReach, IgnoreComment, IgnoredName, IgnoreWords } from './ignore.ts'
import { otherComments } from './ignore-comments-of-others.ts'

/** What a comment, from its `#` on, asks to ignore. Most say nothing of the kind; some say several things. */
export function ignoresInComment(comment: string): readonly IgnoreComment[] {
  const own = ownIgnore(comment)
  return own ? [own] : collect(otherComments, (read) => read(comment))
}

const reaches: Readonly<Record<string, CommentReach>> = { '': 'here', '-file': 'file', '-stage': 'stage' }

/** `# seaworthy-ignore id, id until=2027-01-31: reason`. */
function ownIgnore(comment: string): IgnoreComment | undefined {
  const [head, suffix] = /^#+[ \t]*seaworthy-ignore([\w-]*)/.exec(comment) ?? []
  if (head === undefined || suffix === undefined) return undefined
  const by = `seaworthy-ignore${suffix}`
  const reach = Object.hasOwn(reaches, suffix) ? reaches[suffix] : undefined
  if (reach === undefined) {
    const mistake = { span: { start: 0, end: head.length }, message: `There is no "${by}".` }
    return { family: 'seaworthy', by, reach: 'here', names: [], reason: undefined, mistakes: [mistake] }
  }
  return { ...readIgnore(comment, head.length, by), reach }
}

/** What stands from an offset on behind `seaworthy-ignore`, or in an annotation: rules, until when, and after a colon why. */
export function readIgnore(written: string, from: number, by: string): IgnoreWords {
  const colon = written.indexOf(':', from)
  const words = wordsIn(written, from, colon === -1 ? written.length : colon)
  const reason = colon === -1 ? [] : wordsIn(written, colon + 1, written.length)
  // Whoever writes it behind the reason means it as well.
  const days = [...words, ...reason].filter(({ id }) => id.startsWith(UNTIL))
  const names = words.filter(({ id }) => !id.startsWith(UNTIL))
  const mistakes = days
    .filter(({ id }) => !isDay(id.slice(UNTIL.length)))
    .map(({ id, span }) => ({ span, message: `"${id.slice(UNTIL.length, 40)}" is no day, such as 2027-01-31.` }))
  const span = { start: 0, end: written.length }
  return {
    family: 'seaworthy',
    by,
    names,
    reason: written.slice(colon === -1 ? written.length : colon + 1).trim() || undefined,
    until: days.map(({ id }) => id.slice(UNTIL.length)).find(isDay),
    mistakes: names.length > 0 ? mistakes : [...mistakes, { span, message: `"${by}" names no rule.` }],
  }
}

const UNTIL = 'until='

/** The words between blanks and commas in a part of a text. */
function wordsIn(written: string, from: number, to: number): readonly Required<IgnoredName>[] {
  return [...written.slice(from, to).matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    span: { start: from + index, end: from + index + id.length },
  }))
}
