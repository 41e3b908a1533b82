import { compareDecimals, type Decimal, decimal, roundAwayFromZero } from './quantity-decimal.ts'
import { quantityText, readUnit, type Unit } from './quantity-text.ts'

/** An amount of what a node has: of CPU, of bytes. Its exponent is at least -9. */
export interface Quantity extends Decimal {
  /** As it is written: `m`, `Mi`, `e3`, or nothing. */
  readonly suffix: string
  /** What the API server writes for it. */
  readonly canonical: string
}

/**
 * Reads a quantity as `resource.ParseQuantity` of k8s.io/apimachinery 0.37 does; `undefined` when that refuses the text.
 *
 * Some of what it reads surprises: `Ki`, `m` and `-` are 0, `1E` is ten to the power of 18, `1e4294967296` is 1. Parts of
 * a billionth are rounded away from 0. With a binary suffix 2^63 - 1 is the largest value; without, there is none.
 *
 * Never throws, and takes no longer for `1e999999999` than for `1`.
 */
export function parseQuantity(text: string): Quantity | undefined {
  if (text === '' || text.length > LONGEST_TEXT) return undefined
  const [number = '', sign, significant, fraction = ''] = NUMBER.exec(text) ?? []
  const suffix = text.slice(number.length)
  const unit = readUnit(suffix)
  if (!unit) return undefined

  const written = { negative: sign === '-', whole: significant || '0', fraction, unit }
  const short = isShort(written)
  // Upstream has code of its own for short numbers, and only that takes no digits at all for a 0.
  if (!short && !DIGIT.test(number)) return undefined

  const value = resolve(written)
  return { ...value, suffix, canonical: short && isKept(written) ? text : quantityText(value, unit.family) }
}

/**
 * The quantity that the API server makes of a YAML value: of a string without the spaces around it, of a number as JSON
 * has it. An integer beyond 2^53 is the nearest one that a JavaScript number can be.
 */
export function quantityOf(value: string | number): Quantity | undefined {
  if (typeof value === 'string') return parseQuantity(withoutOuterSpaces(value))
  return Number.isFinite(value) ? parseQuantity(String(value)) : undefined
}

/** Negative when `a` is less than `b`, positive when it is more, 0 when they are the same amount. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return compareDecimals(a, b)
}

/** Whether it is an integer. Memory that is none, such as `128m`, asks for a part of a byte. */
export function isWhole(quantity: Quantity): boolean {
  return quantity.exponent >= 0
}

/** Far more than a number needs that means something. Upstream has no limit, and takes its time. */
const LONGEST_TEXT = 1024

/** A sign, the digits before the dot but leading zeros, and those behind it. Something of it is in front of every text. */
const NUMBER = /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?/
const DIGIT = /[0-9]/

/** The API server knows no smaller parts than billionths. */
const SMALLEST_EXPONENT = -9
const LARGEST_BINARY = decimal(2n ** 63n - 1n, 0)
const SMALLEST_BINARY = decimal(1n - 2n ** 63n, 0)

/** What Go takes for a space, but for those that JSON escapes: the API server trims the JSON text. */
const SPACES = ' \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'

/** A number as it is written. */
interface Written {
  readonly negative: boolean
  /** The digits before the dot without leading zeros, at least one. */
  readonly whole: string
  readonly fraction: string
  readonly unit: Unit
}

function resolve({ negative, whole, fraction, unit }: Written): Decimal {
  const digits = BigInt(negative ? `-${whole}${fraction}` : whole + fraction)
  const exponent = lastExponent(fraction, unit)
  if (unit.family !== 'binary') return roundAwayFromZero(decimal(digits, exponent), SMALLEST_EXPONENT)
  return capped(roundAwayFromZero(decimal(digits << BigInt(unit.exponent), exponent), SMALLEST_EXPONENT))
}

function capped(value: Decimal): Decimal {
  if (compareDecimals(value, LARGEST_BINARY) > 0) return LARGEST_BINARY
  return compareDecimals(value, SMALLEST_BINARY) < 0 ? SMALLEST_BINARY : value
}

/** The power of ten that the last digit is a multiple of. It wraps at 32 bits, as upstream has it. */
function lastExponent(fraction: string, unit: Unit): number {
  return unit.family === 'binary' ? -fraction.length : (unit.exponent - fraction.length) | 0
}

/** Whether upstream sees at once that the value is an int64 times a power of ten. */
function isShort({ whole, fraction, unit }: Written): boolean {
  if (unit.family === 'binary') return fraction === '' && whole.length + (unit.exponent / 10) * 3 <= 14
  return whole.length + fraction.length <= 18 && lastExponent(fraction, unit) >= SMALLEST_EXPONENT
}

/** Whether upstream keeps the text of a short number for canonical. It looks at little, so `+1` and `1.500` are kept too. */
function isKept({ whole, fraction, unit }: Written): boolean {
  const digits = whole + fraction
  if (unit.family === 'binary') return BigInt(digits) % 8n !== 0n
  return lastExponent(fraction, unit) % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
}

function withoutOuterSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && SPACES.includes(text.charAt(start))) start++
  while (end > start && SPACES.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
