/**
 * An integer as go-yaml reads it: in decimal, `0x`, `0o`, `0b`, or as octal with a leading 0, with a sign, with `_`
 * anywhere after the first character, from -2^63 to 2^64 - 1. It is a bigint where a double might not hold it.
 * `undefined` when the text is none, or too large.
 */
export function readInteger(text: string): number | bigint | undefined {
  const plain = withoutUnderscores(text)
  const sign = plain.charAt(0)
  const signed = sign === '-' || sign === '+'
  const radix = radixAt(plain, signed ? 1 : 0)
  const start = (signed ? 1 : 0) + radix.written
  if (start === plain.length || !areDigits(plain, start, radix)) return undefined

  const digits = plain.slice(firstSignificant(plain, start))
  if (digits.length <= ALWAYS_SAFE) {
    const value = Number(radix.prefix + digits)
    return sign === '-' && value !== 0 ? -value : value
  }
  if (digits.length > radix.longest) return undefined
  const value = BigInt(radix.prefix + digits)
  if (!signed) return value <= MAX_UINT64 ? value : undefined
  if (sign === '-') return value <= MAX_INT64 + 1n ? -value : undefined
  return value <= MAX_INT64 ? value : undefined
}

/**
 * A decimal number as go-yaml reads it, be it an integer or not: the nearest double. `undefined` when the text is none,
 * or too large for a double.
 */
export function readDecimal(text: string): number | undefined {
  // Go-yaml gives what starts with a dot to Go as it stands, which wants a digit on both sides of a `_`.
  if (text.charCodeAt(0) === DOT && STRAY_UNDERSCORE.test(text)) return undefined
  const plain = withoutUnderscores(text)
  if (!isDecimal(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/** Whether the text is a sign, digits, a fraction and an exponent, of which only a digit must be there: `-1.5e3`, `.5`. */
export function isDecimal(text: string): boolean {
  const start = isSign(text.charCodeAt(0)) ? 1 : 0
  let at = skipDigits(text, start)
  const whole = at - start
  if (text.charCodeAt(at) === DOT) {
    at = skipDigits(text, at + 1)
    if (whole === 0 && at === start + 1) return false
  } else if (whole === 0) {
    return false
  }
  if ((text.charCodeAt(at) | LOWER) !== LETTER_E) return at === text.length
  at += isSign(text.charCodeAt(at + 1)) ? 2 : 1
  return at < text.length && skipDigits(text, at) === text.length
}

/** The text of a number as Go writes it with `strconv.FormatFloat(value, 'g', -1, 32)`, and YAML infinity and NaN. */
export function formatFloat32(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const [mantissa = '', power = ''] = shortest(single).split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return String(Number(`${mantissa}e${power}`))
  const places = String(Math.abs(exponent)).padStart(2, '0')
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${places}`
}

export const MAX_INT64 = 2n ** 63n - 1n
const MAX_UINT64 = 2n ** 64n - 1n

const STRAY_UNDERSCORE = /\D_|_\D|_$/
const DOT = 0x2e
/** A letter's code with this bit set is that of its lower case. */
const LOWER = 0x20
const LETTER_E = 0x65

/** So many digits make an integer below 2^53 in every radix. */
const ALWAYS_SAFE = 13

interface Radix {
  /** As JavaScript wants it. */
  readonly prefix: string
  /** How many characters of a prefix stand in the text. */
  readonly written: number
  readonly base: number
  /** The digits of 2^64 - 1. */
  readonly longest: number
}

const DECIMAL: Radix = { prefix: '', written: 0, base: 10, longest: 20 }
const OLD_OCTAL: Radix = { prefix: '0o', written: 1, base: 8, longest: 22 }
const PREFIXED: ReadonlyMap<string, Radix> = new Map([
  ['b', { prefix: '0b', written: 2, base: 2, longest: 64 }],
  ['o', { prefix: '0o', written: 2, base: 8, longest: 22 }],
  ['x', { prefix: '0x', written: 2, base: 16, longest: 16 }],
])

function radixAt(text: string, at: number): Radix {
  if (text.charAt(at) !== '0' || at + 1 === text.length) return DECIMAL
  return PREFIXED.get(text.charAt(at + 1).toLowerCase()) ?? OLD_OCTAL
}

function areDigits(text: string, start: number, { base }: Radix): boolean {
  for (let at = start; at < text.length; at++) {
    if (digitValue(text.charCodeAt(at)) >= base) return false
  }
  return true
}

function digitValue(code: number): number {
  if (isDigit(code)) return code - 0x30
  const letter = code | LOWER
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : Number.POSITIVE_INFINITY
}

/** The first digit that is not 0, or the last one. */
function firstSignificant(text: string, start: number): number {
  let at = start
  while (at < text.length - 1 && text.charAt(at) === '0') at++
  return at
}

function skipDigits(text: string, start: number): number {
  let at = start
  while (isDigit(text.charCodeAt(at))) at++
  return at
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isSign(code: number): boolean {
  return code === 0x2b || code === 0x2d
}

function withoutUnderscores(text: string): string {
  return text.includes('_') ? text.replaceAll('_', '') : text
}

/** The fewest digits that are nearer to this float32 than to any other, as `d.ddde±x`. */
function shortest(single: number): string {
  const [mantissa = '', power = ''] = single.toExponential(EXACT).split('e')
  const digits = mantissa.replace('.', '')
  const start = single < 0 ? 1 : 0
  for (let count = 1; count < ENOUGH; count++) {
    const below = digits.slice(0, start + count)
    const above = `${below.slice(0, start)}${Number(below.slice(start)) + 1}`
    const order = isRoundedUp(below, digits.slice(start + count)) ? [above, below] : [below, above]
    const values = order.map((text) => Number(`${text}e${Number(power) - count + 1}`))
    const found = values.find((value) => Math.fround(value) === single)
    if (found !== undefined) return found.toExponential(count - 1)
  }
  return single.toExponential(ENOUGH - 1)
}

/** What is cut off decides; a tie goes to the even digit. */
function isRoundedUp(digits: string, rest: string): boolean {
  const half = '5'.padEnd(rest.length, '0')
  return rest === half ? '13579'.includes(digits.charAt(digits.length - 1)) : rest > half
}

/** So many digits tell every float32 from its neighbours. */
const ENOUGH = 9
/** So many digits after the first one tell every tie from what is near it. */
const EXACT = 100
