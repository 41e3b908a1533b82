/** An exact number: `unscaled` times ten to the power of `exponent`. Equal numbers have equal fields. */
export interface Decimal {
  /** It does not end in 0, unless it is 0. */
  readonly unscaled: bigint
  /** 0 when the number is 0. */
  readonly exponent: number
}

/** The number with these fields; `unscaled` may end in zeros here. */
export function decimal(unscaled: bigint, exponent: number): Decimal {
  if (unscaled === 0n) return { unscaled, exponent: 0 }
  const digits = String(unscaled)
  let end = digits.length
  while (digits.charAt(end - 1) === '0') end--
  return { unscaled: BigInt(digits.slice(0, end)), exponent: exponent + digits.length - end }
}

/**
 * Negative when `a` is less than `b`, positive when it is more, 0 when they are equal. However far the exponents are
 * apart, it takes no longer than the digits are long.
 */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const sign = signOf(a.unscaled)
  if (sign !== signOf(b.unscaled)) return sign - signOf(b.unscaled)
  if (sign === 0) return 0
  const longer = wholeDigits(a) - wholeDigits(b)
  if (longer !== 0) return longer * sign
  const exponent = Math.min(a.exponent, b.exponent)
  return signOf(unscaledAt(a, exponent) - unscaledAt(b, exponent))
}

/** The number itself, or the next one further from 0 that needs no smaller exponent. */
export function roundAwayFromZero(number: Decimal, smallestExponent: number): Decimal {
  const { unscaled, exponent } = number
  const excess = smallestExponent - exponent
  if (excess <= 0 || unscaled === 0n) return number
  const sign = BigInt(signOf(unscaled))
  if (excess > digitsOf(unscaled)) return { unscaled: sign, exponent: smallestExponent }
  // Without its zeros the number cannot be divided by ten, so there always is a rest.
  return decimal(unscaled / 10n ** BigInt(excess) + sign, smallestExponent)
}

/** How many digits the number has before its dot; when it has none, minus the zeros behind the dot. */
function wholeDigits({ unscaled, exponent }: Decimal): number {
  return digitsOf(unscaled) + exponent
}

function digitsOf(unscaled: bigint): number {
  return String(unscaled < 0n ? -unscaled : unscaled).length
}

/** The number as a multiple of ten to the power of an exponent that is not above its own. */
function unscaledAt(number: Decimal, exponent: number): bigint {
  return number.unscaled * 10n ** BigInt(number.exponent - exponent)
}

function signOf(integer: bigint): number {
  if (integer === 0n) return 0
  return integer < 0n ? -1 : 1
}
