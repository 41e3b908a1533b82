import type { ScalarStyle } from './node.ts'
import { isAmbiguous, resolvePlain, type ScalarValue } from './scalar.ts'

export type Quote = 'single' | 'double'

/** Where the new text is going to stand: inside `{ }`/`[ ]` other characters need quotes, and JSON wants them always. */
export type Place = 'block' | 'flow' | 'json'

/**
 * The text of a scalar that every YAML reader takes for `value`: plain where that is certain, else quoted. Always on one
 * line. Three values cannot be had:
 *
 * - Half a surrogate pair becomes U+FFFD, as in every file that is saved as UTF-8.
 * - JSON knows neither NaN nor infinity: there they become the strings `".nan"`, `".inf"`, `"-.inf"`.
 * - `{{` (always in quotes) and `$` are written as they are: where a template engine or Compose replaces them before
 *   YAML is read, the caller has to escape them.
 */
export function writeScalar(value: ScalarValue, place: Place, quote: Quote): string {
  if (typeof value === 'string') return isPlain(value, place) ? value : writeQuoted(value, place, quote)
  if (typeof value === 'number') return writeNumber(value, place)
  return String(value)
}

/**
 * The same for a key. Readers refuse a key of more than 1024 characters, its quotes and escapes counted, unless it is
 * written as `? key`; that is the caller's to see to.
 */
export function writeKey(key: string, place: Place, quote: Quote): string {
  return writeScalar(key, place, quote)
}

/**
 * Keeps the style of the scalar that is replaced, where the new value can have it: a string stays in its quotes, a plain
 * one stays plain if that is certain, a boolean in quotes loses them. What was a block scalar becomes one line.
 */
export function rewriteScalar(
  value: ScalarValue,
  old: { readonly style: ScalarStyle },
  place: Place,
  quote: Quote,
): string {
  if (typeof value !== 'string') return writeScalar(value, place, quote)
  if (old.style === 'single' || old.style === 'double') return writeQuoted(value, place, old.style)
  return writeScalar(value, place, quote)
}

function writeQuoted(value: string, place: Place, quote: Quote): string {
  if (quote === 'single' && place !== 'json' && !UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`
  // What JSON escapes it escapes as YAML does, except for half a surrogate pair.
  const whole = value.replaceAll(/\p{Cs}/gu, '\ufffd')
  return JSON.stringify(whole).replaceAll(UNPRINTABLE_IN_JSON, escapeCode)
}

function escapeCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function writeNumber(value: number, place: Place): string {
  if (!Number.isFinite(value)) {
    const text = writeInfinite(value)
    return place === 'json' ? `"${text}"` : text
  }
  // `-0` is an integer in YAML, and so loses its sign.
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  // YAML 1.1 wants a dot before an exponent.
  return text.includes('.') ? text : text.replace('e', '.0e')
}

function writeInfinite(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  return value > 0 ? '.inf' : '-.inf'
}

/** Whether all readers take the text as it stands for this string. */
function isPlain(text: string, place: Place): boolean {
  return place !== 'json' && isPlainSyntax(text, place) && isStringToAll(text)
}

function isPlainSyntax(text: string, place: Place): boolean {
  if (PLAIN_WORD.test(text)) return true
  if (INDICATOR_FIRST.test(text) || ENDS_PLAIN.test(text) || UNSEEN.test(text)) return false
  return place !== 'flow' || !ENDS_PLAIN_IN_FLOW.test(text)
}

function isStringToAll(text: string): boolean {
  if (text.length <= LONGEST_WORD && WORDS.has(text.toLowerCase())) return false
  return resolvePlain(text, 'kubernetes') === text && !isAmbiguous(text) && !NUMBER_LIKE.test(text)
}

// All these take time linear in the text.

const PLAIN_WORD = /^[A-Za-z][\w.-]*$/

/** A space, an indicator, `---`, `...`. A `-` is an indicator before a space and at the end, not in `--flag`. */
const INDICATOR_FIRST = /^(?:[ ?:,[\]{}#&*!|>'"%@`]|--?(?: |$)|---|\.\.\.)/

/** A colon that ends a key, a comment, a space that gets lost, and what a template engine looks for. */
const ENDS_PLAIN = /:(?: |$)| #| $|\{\{/

const ENDS_PLAIN_IN_FLOW = /[,[\]{}?:]/

/** Characters that nobody sees, other than a space. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]|[^\P{Zs} ]/u

/** Characters that some reader does not take as they are, or takes for a line break. */
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u
/** Those of them that JSON takes as they are. */
const UNPRINTABLE_IN_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/** What is no string to one reader or another, in whatever case. */
const WORDS: ReadonlySet<string> = new Set(
  'y n yes no on off true false null ~ = << .inf +.inf -.inf .nan +.nan -.nan'.split(' '),
)
const LONGEST_WORD = 5

/** Numbers as lenient readers take them: digits grouped with commas, parts of a time, without any digit at all (`.`, `e3`). */
const NUMBER_LIKE = /^[-+]?[\d_,:]*(?:\.[\d_,]*)?(?:[eE][-+]?\d+)?$/
