import type { Span } from '../text/document.ts'

/** A string of a JSON array. */
export interface JsonString {
  readonly value: string
  /** From quote to quote. */
  readonly span: Span
}

/**
 * The strings of a text that is one JSON array of strings, and nothing else: the exec form of an instruction. `undefined`
 * for every other text, which the builder takes for the words of a shell.
 */
export function jsonStrings(text: string): readonly JsonString[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined
  const values = parsed(text)
  if (!isStrings(values)) return undefined
  const spans = stringSpans(text)
  return values.map((value, index) => ({ value, span: spans[index] ?? { start: 0, end: 0 } }))
}

/** Where the strings stand in what is known to be JSON. */
function stringSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', start)) {
    let end = start + 1
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    spans.push({ start, end: end + 1 })
    start = end + 1
  }
  return spans
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isStrings(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'string')
}
