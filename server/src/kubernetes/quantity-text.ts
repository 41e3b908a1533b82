import { compareDecimals, type Decimal } from './quantity-decimal.ts'

/** What the suffix of a quantity multiplies it by, and the family of suffixes that it is written back with. */
export interface Unit {
  /** - `decimal`: `n` to `E`, or nothing. - `binary`: `Ki` to `Ei`. - `power`: `e3`, `E-6`. */
  readonly family: 'decimal' | 'binary' | 'power'
  /** A power of ten; of two in the binary family. */
  readonly exponent: number
}

/** Reads a suffix; `undefined` when there is none like it. An exponent wraps at 32 bits, as upstream has it. */
export function readUnit(suffix: string): Unit | undefined {
  const decimalAt = DECIMAL_SUFFIXES.indexOf(suffix)
  if (decimalAt !== -1) return { family: 'decimal', exponent: (decimalAt - UNIT_AT) * 3 }
  const binaryAt = BINARY_SUFFIXES.indexOf(suffix)
  if (binaryAt !== -1) return { family: 'binary', exponent: binaryAt * 10 }
  if (!POWER.test(suffix)) return undefined
  const exponent = BigInt(suffix.slice(1))
  if (exponent !== BigInt.asIntN(64, exponent)) return undefined
  return { family: 'power', exponent: Number(BigInt.asIntN(32, exponent)) }
}

/**
 * The canonical text of a number, as `Quantity.CanonicalizeBytes` of k8s.io/apimachinery writes it: an integer with the
 * largest suffix of the family. Decimal suffixes are also used for what binary ones could not say, or need not because
 * it is less than 1024. Above `E` upstream writes no suffix at all (1000E as `1`), and so it is here.
 */
export function quantityText(number: Decimal, family: Unit['family']): string {
  if (number.unscaled === 0n) return '0'
  if (family === 'binary' && number.exponent >= 0 && !isBelowKibi(number)) return binaryText(number)

  const excess = ((number.exponent % 3) + 3) % 3
  const mantissa = number.unscaled * 10n ** BigInt(excess)
  const power = number.exponent - excess
  if (family !== 'power') return `${mantissa}${DECIMAL_SUFFIXES[power / 3 + UNIT_AT] ?? ''}`
  return power === 0 ? String(mantissa) : `${mantissa}e${power}`
}

/** Each a thousand times the one before. */
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
/** Where the suffix of 1 is in the list. */
const UNIT_AT = 3

/** Each 1024 times the one before. The first is only written: what has no suffix is read as decimal. */
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

const POWER = /^[eE][+-]?[0-9]+$/

const KIBI: Decimal = { unscaled: 1024n, exponent: 0 }

function isBelowKibi({ unscaled, exponent }: Decimal): boolean {
  return compareDecimals({ unscaled: unscaled < 0n ? -unscaled : unscaled, exponent }, KIBI) < 0
}

/** Of an integer below 2^63, so its exponent is small. */
function binaryText({ unscaled, exponent }: Decimal): string {
  let mantissa = unscaled * 10n ** BigInt(exponent)
  let thousands = 0
  while (mantissa % 1024n === 0n) {
    mantissa /= 1024n
    thousands++
  }
  return `${mantissa}${BINARY_SUFFIXES[thousands]}`
}
