import { Alias, type Properties } from './node.ts'
import type { Cursor } from './read-cursor.ts'
import { afterBlanks, codeAt, isBlankOrLineEnd, isFlowIndicator, isLetter } from './scan.ts'
import * as char from './scan-char.ts'

/** Whether a character begins an anchor or a tag. */
export function isProperty(code: number): boolean {
  return code === char.ampersand || code === char.exclamation
}

/** Reads an anchor, a tag, or both, and the blanks behind. */
export function readProperties(cursor: Cursor): Properties {
  const { at: start } = cursor
  let end = start
  let anchor: string | undefined
  let tag: string | undefined
  while (isProperty(cursor.code())) {
    if (cursor.code() === char.ampersand) {
      if (anchor !== undefined) cursor.decline('second anchor')
      anchor = readName(cursor)
    } else {
      if (tag !== undefined) cursor.decline('second tag')
      tag = readTag(cursor)
    }
    end = cursor.at
    if (!isBlankOrLineEnd(cursor.code())) cursor.decline('no space behind an anchor or a tag')
    cursor.at = afterBlanks(cursor.content, cursor.at)
  }
  return { start, end, ...(anchor === undefined ? {} : { anchor }), ...(tag === undefined ? {} : { tag }) }
}

export function readAlias(cursor: Cursor): Alias {
  const { at: start } = cursor
  const name = readName(cursor)
  return new Alias(start, cursor.at, name, cursor.anchored(name))
}

/** Reads the name behind `&` or `*`. */
function readName(cursor: Cursor): string {
  const { content, at: sign } = cursor
  let end = sign + 1
  while (!isBlankOrLineEnd(codeAt(content, end)) && !isFlowIndicator(codeAt(content, end))) end++
  // Whether a colon at the end belongs to the name is something that readers of YAML do not agree about.
  if (end === sign + 1 || codeAt(content, end - 1) === char.colon) cursor.decline('unclear name of an anchor')
  cursor.at = end
  return content.slice(sign + 1, end)
}

/** Reads `!name`, `!!name` or `!<name>`. The names of other handles need a directive. */
function readTag(cursor: Cursor): string {
  const { content, at: start } = cursor
  const verbatim = cursor.code(1) === char.lessThan
  let name = start + 1
  if (verbatim || codeAt(content, name) === char.exclamation) name++
  let end = name
  while (isTagCharacter(codeAt(content, end)) || (verbatim && codeAt(content, end) === char.comma)) end++
  if (end === name) cursor.decline('tag without a name')
  if (verbatim) {
    if (codeAt(content, end) !== char.greaterThan) cursor.decline('tag without an end')
    end++
  }
  cursor.at = end
  return content.slice(start, end)
}

/** A letter, a digit, or one of the signs that mean nothing else in any place where a tag can stand. */
function isTagCharacter(code: number): boolean {
  if (isLetter(code) || (code >= char.zero && code <= char.colon)) return true
  return code === char.dash || code === char.dot || code === char.slash || code === char.underscore || code === char.at
}
