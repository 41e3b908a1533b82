import type { Span } from '../text/document.ts'

/**
 * The parts of a YAML file, one a document, that together are the whole file.
 *
 * A line that begins with `---` begins a document, and one that begins with `...` ends one: YAML allows neither at
 * column 0 inside any scalar, so this needs no reading of what lies between. Blank lines, comments and directives
 * before the first `---` belong to the document that it begins.
 */
export function splitDocuments(content: string): readonly Span[] {
  const parts: Span[] = []
  let start = 0
  /** Up to here there is nothing but what may stand before a document. */
  let preface = 0
  let headless = true
  for (const marker of markers(content)) {
    const isEnd = content.charCodeAt(marker) === DOT
    if (isEnd) {
      const end = nextLine(content, marker)
      const isEmpty = headless && isPreface(content, preface, marker)
      preface = end
      if (isEmpty) continue
      parts.push({ start, end })
      start = end
      headless = true
      continue
    }
    if (headless && isPreface(content, preface, marker)) {
      headless = false
      continue
    }
    parts.push({ start, end: marker })
    start = marker
    headless = false
  }
  const last = parts.at(-1)
  if (!last) return [{ start, end: content.length }]
  if (headless && isPreface(content, preface, content.length))
    parts[parts.length - 1] = { ...last, end: content.length }
  else parts.push({ start, end: content.length })
  return parts
}

const DOT = 46
const HASH = 35
const PERCENT = 37

/** The offsets of all lines that are a `---` or `...` marker, in order. */
function markers(content: string): number[] {
  const found: number[] = []
  const first = content.charCodeAt(0) === 0xfeff ? 1 : 0
  if (isMarker(content, first)) found.push(first)
  for (let at = content.indexOf('\n'); at !== -1; at = content.indexOf('\n', at + 1)) {
    if (isMarker(content, at + 1)) found.push(at + 1)
  }
  return found
}

function isMarker(content: string, at: number): boolean {
  const character = content.charCodeAt(at)
  if (character !== 45 && character !== DOT) return false
  if (content.charCodeAt(at + 1) !== character || content.charCodeAt(at + 2) !== character) return false
  const after = content.charCodeAt(at + 3)
  return Number.isNaN(after) || after === 32 || after === 9 || after === 10 || after === 13
}

/** Whether there is nothing but blank lines, comments and directives. */
function isPreface(content: string, start: number, end: number): boolean {
  let at = start
  if (content.charCodeAt(at) === 0xfeff) at++
  while (at < end) {
    let text = at
    while (text < end && isBlank(content.charCodeAt(text))) text++
    if (text >= end) return true
    const character = content.charCodeAt(text)
    const isDirective = character === PERCENT && text === at
    if (character !== HASH && !isDirective && character !== 10) return false
    at = nextLine(content, text)
  }
  return true
}

function isBlank(character: number): boolean {
  return character === 32 || character === 9 || character === 13
}

function nextLine(content: string, at: number): number {
  const feed = content.indexOf('\n', at)
  return feed === -1 ? content.length : feed + 1
}
