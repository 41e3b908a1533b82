import type { Span } from '../text/document.ts'
import { credentialShapes } from './data/credential-shapes.ts'

/** A part of a text that can be nothing but a credential. */
export interface Credential {
  /** What it is, with its article: "a token of GitHub". */
  readonly kind: string
  readonly span: Span
}

/**
 * The credentials in a text, in its order: tokens of known shapes, private keys, and passwords in addresses. Those of
 * examples, such as `AKIAIOSFODNN7EXAMPLE`, are none.
 */
export function credentialsIn(text: string): readonly Credential[] {
  const found: Credential[] = passwordsIn(text)
  for (const [kind, shape] of credentialShapes.rows) {
    for (const { 0: match, index } of text.matchAll(shape)) {
      const span = widened(text, { start: index, end: index + match.length })
      if (!isPlaceholder(text.slice(span.start, span.end))) found.push({ kind, span })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** With the letters, digits and hyphens around it. */
function widened(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from > 0 && start - from < MOST_WIDENED && isPartOfWord(text, from - 1)) from--
  while (to < text.length && to - end < MOST_WIDENED && isPartOfWord(text, to)) to++
  return { start: from, end: to }
}

const MOST_WIDENED = 300

function isPartOfWord(text: string, at: number): boolean {
  return /[\w-]/.test(text[at] ?? '')
}

/** Whether a text only stands for a credential: it says so, or something is put in for it. */
function isPlaceholder(text: string): boolean {
  const tail = text.slice(Math.max(text.lastIndexOf('_'), text.lastIndexOf('-')) + 1)
  return PLACEHOLDER.test(text) || (tail.length > 3 && new Set(tail).size === 1)
}

const PLACEHOLDER =
  /example|sample|dummy|placeholder|change.?me|replace.?me|redacted|your|insert|todo|xxxx|\*\*\*|\.\.\.|1234567890|abcdefgh|[<>{}$%]/i

function passwordsIn(text: string): Credential[] {
  const found: Credential[] = []
  for (const { index } of text.matchAll(/:\/\//g)) {
    const rest = text.slice(index + 3, index + 3 + LONGEST)
    const [authority = ''] = rest.split(/[\s/?#'"<>]/, 1)
    const at = authority.indexOf('@')
    const colon = authority.indexOf(':')
    if (colon === -1 || at <= colon || at === authority.length - 1) continue
    const password = authority.slice(colon + 1, at)
    const start = index + 3 + colon + 1
    if (!isPlaceholder(password) && !NO_SECRET.has(password.toLowerCase())) {
      found.push({ kind: 'a password in an address', span: { start, end: start + password.length } })
    }
  }
  return found
}

/** Of a user, a password and a host together. */
const LONGEST = 500
const NO_SECRET: ReadonlySet<string> = new Set(['', 'password', 'passwd', 'pass', 'secret', 'token', 'x-oauth-basic'])
