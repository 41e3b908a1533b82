import type { Span } from '../text/document.ts'
import type { Action } from './template-actions.ts'

/** What a part of a line holds: white space only, a comment, or anything else. */
export type Matter = 'blank' | 'comment' | 'text'

/** The text between two actions, before the first one, or after the last one. It may be empty. */
export interface Stretch extends Span {
  /** Where its last line begins; -1 when it has no line break. */
  readonly lineStart: number
  /** Where its first line ends: before its first line break, or where the stretch ends. */
  readonly lineEnd: number
  /** What is on its first line. */
  readonly head: Matter
  /** What is on its last line: `comment` when what follows the stretch is inside of a comment. */
  readonly tail: Matter
  /** Where the white space ends with which it begins; where it starts, if it is nothing but white space. */
  readonly textStart: number
  /** Where the white space begins with which it ends; where it starts, if it is nothing but white space. */
  readonly textEnd: number
  /** The code of its last character that is not white space; -1 when there is none. */
  readonly lastCode: number
  /** Whether a line break of it is printed: one that no action beside it trims. */
  readonly breaks: boolean
}

/** The stretches around the actions: one more than there are actions. Linear in the length of the content. */
export function stretchesOf(content: string, actions: readonly Action[]): Stretch[] {
  const first = content.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  const stretches: Stretch[] = []
  for (let index = 0; index <= actions.length; index++) {
    const before = actions[index - 1]
    const after = actions[index]
    const start = before?.end ?? first
    const end = after?.start ?? content.length
    stretches.push(stretchOf(content, start, end, before?.trimsAfter ?? false, after?.trimsBefore ?? false))
  }
  return stretches
}

/** A stretch of no length. */
export function emptyStretch(at: number): Stretch {
  return {
    start: at,
    end: at,
    lineStart: -1,
    lineEnd: at,
    head: 'blank',
    tail: 'blank',
    textStart: at,
    textEnd: at,
    lastCode: -1,
    breaks: false,
  }
}

function stretchOf(content: string, start: number, end: number, trimsStart: boolean, trimsEnd: boolean): Stretch {
  const textEnd = beforeSpace(content, start, end)
  const textStart = textEnd === start ? start : afterSpace(content, start, end)
  const lineEnd = nextBreak(content, start, end)
  const lineStart = lineEnd === end ? -1 : afterLastBreak(content, start, end)
  const head = matterOf(content, start, lineEnd)
  const tailStart = lineStart === -1 ? start : lineStart
  const tail = hasComment(content, tailStart, end) ? 'comment' : matterOf(content, tailStart, end)
  const printedEnd = trimsEnd ? textEnd : end
  const breaks = nextBreak(content, trimsStart ? textStart : start, printedEnd) < printedEnd
  const lastCode = textStart < textEnd ? content.charCodeAt(textEnd - 1) : -1
  return { start, end, lineStart, lineEnd, head, tail, textStart, textEnd, lastCode, breaks }
}

function matterOf(content: string, start: number, end: number): Matter {
  const at = afterSpace(content, start, end)
  if (at === end) return 'blank'
  return isCommentStart(content, at) ? 'comment' : 'text'
}

function hasComment(content: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isCommentStart(content, at)) return true
  return false
}

function isCommentStart(content: string, at: number): boolean {
  if (content.charCodeAt(at) !== HASH) return false
  return at === 0 || isSpace(content.charCodeAt(at - 1)) || content.charCodeAt(at - 1) === BYTE_ORDER_MARK
}

/** The offset of the first line break from `start` on, or `end`. */
function nextBreak(content: string, start: number, end: number): number {
  let at = start
  while (at < end && !isBreak(content.charCodeAt(at))) at++
  return at
}

function afterSpace(content: string, start: number, end: number): number {
  let at = start
  while (at < end && isSpace(content.charCodeAt(at))) at++
  return at
}

function beforeSpace(content: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(content.charCodeAt(at - 1))) at--
  return at
}

function afterLastBreak(content: string, start: number, end: number): number {
  let at = end
  while (at > start && !isBreak(content.charCodeAt(at - 1))) at--
  return at
}

const BYTE_ORDER_MARK = 0xfeff
const HASH = 0x23

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

/** White space as templates trim it. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || isBreak(code)
}
