import { collect } from './collect.ts'
import type { Span } from './document.ts'

/** Whether what has this name is usually secret: a password, a token, a key. The last words of a name say what it is. */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false
  const last = lastWord(name, name.length)
  if (SECRET_WORDS.has(last.text)) return true
  return SECRET_PAIRS.has(`${lastWord(name, last.start).text} ${last.text}`)
}

/** The last word of a name before an offset: letters and digits, of which a capital behind a small one begins another. */
function lastWord(name: string, before: number): { readonly start: number; readonly text: string } {
  let end = before
  while (end > 0 && !isAlphanumeric(name.charCodeAt(end - 1))) end--
  let start = end
  while (start > 0 && isAlphanumeric(name.charCodeAt(start - 1))) {
    if (start < end && isCapital(name.charCodeAt(start)) && !isCapital(name.charCodeAt(start - 1))) break
    start--
  }
  return { start, text: name.slice(start, end).toLowerCase() }
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || isCapital(code) || (code >= 97 && code <= 122)
}

/** Whether a value only says where the real one comes from: nothing, a template action, a variable, or a switch. */
export function isReference(value: string): boolean {
  const bare = value.replace(/^["']|["']$/g, '')
  return bare === '' || bare.includes('{{') || /^(?:\$\S*|true|false|null|~)$/i.test(bare)
}

/** Where secrets stand in any text: what is assigned to a secret name, passwords in URLs, private keys, known tokens. */
export function secretsIn(content: string): readonly Span[] {
  return [...assignedIn(content), ...inAddresses(content), ...privateKeysIn(content), ...tokensIn(content)]
}

/**
 * The content with nothing of these spans but their first three characters: what follows is a `•` for each UTF-16 unit,
 * so that all offsets and lines stay what they are.
 */
export function withoutSecrets(content: string, spans: readonly Span[]): string {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let result = ''
  let at = 0
  for (const { start, end } of sorted) {
    const shown = start >= at ? [...content.slice(start, Math.min(start + 6, end))].slice(0, 3).join('').length : 0
    const from = Math.max(at, start + shown)
    if (from >= end) continue
    result += content.slice(at, from) + content.slice(from, end).replace(/[^\r\n]/g, '•')
    at = end
  }
  return result + content.slice(at)
}

const LONGEST_NAME = 200

const SECRET_WORDS: ReadonlySet<string> = new Set([
  'accesskey',
  'apikey',
  'auth',
  'credential',
  'credentials',
  'pass',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'pwd',
  'secret',
  'secretkey',
  'token',
])

const SECRET_PAIRS: ReadonlySet<string> = new Set(
  ['access', 'account', 'api', 'encryption', 'master', 'private', 'secret', 'signing', 'ssh'].map((of) => `${of} key`),
)

const ASSIGNMENT = /(?<![\w.-])-{0,2}([A-Za-z_][\w.-]{0,80})=(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\s"',\]]+))/g
const WORD_ASSIGNMENT = /(?<![\w-])(?:ENV[ \t]{1,80}|--)([A-Za-z_][\w-]{0,80})[ \t]{1,80}([^\s=]{1,500})(?![^\s])/g

function assignedIn(content: string): Span[] {
  return collect([ASSIGNMENT, WORD_ASSIGNMENT], (pattern) =>
    collect([...content.matchAll(pattern)], (match) => {
      const [all, name = '', ...values] = match
      const value = values.find((text) => text !== undefined) ?? ''
      if (!isSecretName(name) || isReference(value)) return []
      const start = match.index + all.indexOf(value, all.indexOf(name) + name.length)
      return [{ start, end: start + value.length }]
    }),
  )
}

const ADDRESS = /:\/\/[^\s:/@"']{0,80}:([^\s:/@"']{1,200})@/g

function inAddresses(content: string): Span[] {
  return collect([...content.matchAll(ADDRESS)], ({ 0: all, 1: password = '', index }) => {
    const end = index + all.length - 1
    return isReference(password) ? [] : [{ start: end - password.length, end }]
  })
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----/g

function privateKeysIn(content: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const { 0: header, index } of content.matchAll(PRIVATE_KEY)) {
    if (index < from) continue
    const start = index + header.length
    const end = content.indexOf('-----END', start)
    from = end === -1 ? content.length : end
    spans.push({ start, end: from })
  }
  return spans
}

/** How the tokens of well-known services begin. */
const TOKEN =
  /(?<![A-Za-z\d])(?:A[KS]IA[A-Z\d]{12}|gh[pousr]_[A-Za-z\d]{16}|github_pat_\w{16}|glpat-[\w-]{16}|xox[abprs]-[\w-]{8}|[rs]k_live_\w{8}|AIza[\w-]{20}|eyJ[\w-]{12}|npm_[A-Za-z\d]{30}|hv[sb]\.[\w-]{20})/g

function tokensIn(content: string): Span[] {
  return [...content.matchAll(TOKEN)].map(({ 0: beginning, index }) => {
    let end = index + beginning.length
    while (/[\w.+/=-]/.test(content.charAt(end))) end++
    return { start: index, end }
  })
}
