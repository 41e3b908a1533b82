import { formatFloat32, isDecimal, MAX_INT64, readDecimal, readInteger } from './go-number.ts'

/** What a scalar means. Beyond 2^53 a number is the double nearest to the one that is written. */
export type ScalarValue = string | number | boolean | null

/**
 * Which reader's rules decide what a plain scalar is. `kubernetes`: sigs.k8s.io/yaml, as in kubectl and the API server,
 * which is go-yaml v2. `compose`: go-yaml v4, as in compose-go.
 */
export type Dialect = 'kubernetes' | 'compose'

/**
 * What a plain scalar without a tag means. Quoted and block scalars are always strings and are not given to it. A
 * timestamp is the string that it is written as, though compose-go makes a time of it. `.nan` and `.inf` are numbers,
 * though no JSON holds them, and so Kubernetes refuses them.
 */
export function resolvePlain(text: string, dialect: Dialect): ScalarValue {
  switch (startOf(text)) {
    case 'word':
      return resolveWord(text, dialect)
    case 'number':
      return resolveNumber(text, dialect)
    case 'null':
      return null
    case 'other':
      return text
  }
}

/**
 * What a scalar with this tag (as written: `!!int`, `!<tag:yaml.org,2002:int>`, `!`, `!anything`) means, or `undefined`
 * where the reader refuses it, where releases of it differ, and where the value is none that JSON has: a time, bytes
 * that are no text. An unknown tag makes a string. A `%TAG` directive is not known here.
 */
export function resolveTagged(text: string, plain: boolean, tag: string, dialect: Dialect): ScalarValue | undefined {
  switch (shortTag(tag)) {
    case undefined:
    case '!!timestamp':
      return undefined
    case '!':
      return dialect === 'kubernetes' || !plain || resolvePlain(text, dialect) === text ? text : undefined
    case '!!merge':
      return dialect === 'kubernetes' ? text : undefined
    case '!!null':
      return resolvePlain(text, dialect) === null ? null : undefined
    case '!!bool': {
      const value = resolvePlain(text, dialect)
      return typeof value === 'boolean' ? value : undefined
    }
    case '!!int': {
      const value = resolveInteger(text, dialect)
      return value === undefined ? undefined : Number(value)
    }
    case '!!float': {
      const integer = resolveInteger(text, dialect)
      if (integer !== undefined) return integer <= MAX_INT64 ? Number(integer) : undefined
      const value = resolvePlain(text, dialect)
      return typeof value === 'number' ? value : undefined
    }
    case '!!binary':
      return decodeBase64(text)
    default:
      return text
  }
}

/**
 * The JSON key that a key without a tag becomes. In Kubernetes `yes:` is the key `true`, `0x10:` is `16`, and `1.0:` is
 * `1`. Keys that the reader refuses are given as written: `null`, integers above 2^63 - 1, and whatever is no string in
 * Compose. So is the merge key `<<`.
 */
export function keyText(text: string, plain: boolean, dialect: Dialect): string {
  if (!plain || dialect === 'compose') return text
  const value = resolvePlain(text, dialect)
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return text
  const integer = resolveInteger(text, dialect)
  if (integer === undefined) return formatFloat32(value)
  return integer <= MAX_INT64 ? String(integer) : text
}

/**
 * Whether the readers in use may take the plain scalar for different values: go-yaml v2 to v4, YAML 1.2 core as in the
 * npm package `yaml`, and YAML 1.1 as in PyYAML. So are `no`, `0644`, `0o14`, `1_000`, `1e3`, `1:30`, `2026-01-01`. The
 * merge key `<<` is not.
 */
export function isAmbiguous(text: string): boolean {
  if (text === '=') return true
  const start = startOf(text)
  if (start === 'other' || start === 'null') return false

  const value = resolvePlain(text, 'kubernetes')
  if (!isSame(value, resolvePlain(text, 'compose')) || !isSame(value, resolveCore(text))) return true
  if (typeof value === 'number') return !isOldNumber(text)
  return typeof value === 'string' && (isOldNumber(text) || TIMESTAMP.test(text) || LATE_SIGN.test(text))
}

type Start = 'word' | 'number' | 'null' | 'other'

/** What may stand in a plain scalar, by its first character. */
function startOf(text: string): Start {
  if (text === '' || text === '~') return 'null'
  const first = text.charCodeAt(0)
  return first < STARTS.length ? STARTS[first]! : 'other' // The index is below the length.
}

const STARTS: readonly Start[] = Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code)
  if ('0123456789+-.'.includes(character)) return 'number'
  return 'yYnNtTfFoO'.includes(character) ? 'word' : 'other'
})

const CORE_WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])

const OLD_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
])

const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
])

const LONGEST_WORD = 'false'.length

/** The text itself when it is an ordinary word. */
function resolveWord(text: string, dialect: Dialect): string | boolean | null {
  if (text.length > LONGEST_WORD) return text
  const value = CORE_WORDS.get(text)
  if (value !== undefined) return value
  return (dialect === 'kubernetes' ? OLD_WORDS.get(text) : undefined) ?? text
}

/** The text itself when it is no number. */
function resolveNumber(text: string, dialect: Dialect): string | number {
  const special = SPECIAL_NUMBERS.get(text)
  if (special !== undefined) return special
  const integer = resolveInteger(text, dialect)
  return integer === undefined ? (readDecimal(text) ?? text) : Number(integer)
}

function resolveInteger(text: string, dialect: Dialect): number | bigint | undefined {
  if (startOf(text) !== 'number') return undefined
  if (dialect === 'compose') return text === '-0' ? undefined : readInteger(text)
  const integer = readInteger(text)
  if (integer !== undefined) return integer
  // Go-yaml v2 cuts a `0b` off itself as a last try, and so takes a sign after it.
  const late = /^0_*b_*([-+])/.exec(text)
  return late === null ? undefined : readInteger(`${late[1]}0b${text.slice(late[0].length)}`)
}

/** What YAML 1.2 with its core schema reads. */
function resolveCore(text: string): ScalarValue {
  if (startOf(text) === 'word') return resolveWord(text, 'compose')
  return SPECIAL_NUMBERS.get(text) ?? (isDecimal(text) || CORE_RADIX.test(text) ? Number(text) : text)
}

/** Whether PyYAML, which reads YAML 1.1, takes it for a number. */
function isOldNumber(text: string): boolean {
  if (SPECIAL_NUMBERS.has(text) || OLD_INTEGER.test(text) || OLD_FLOAT.test(text)) return true
  return SEXAGESIMAL.test(text) && !NOT_BELOW_60.test(text)
}

function isSame(a: ScalarValue, b: ScalarValue): boolean {
  return a === b || Object.is(a, b)
}

// These take time linear in the text: no part of them can match where its neighbour begins.
const CORE_RADIX = /^(?:0o[0-7]+|0x[\da-fA-F]+)$/
const OLD_INTEGER = /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0[0-7_]*|[1-9][\d_]*)$/
const OLD_FLOAT = /^(?:[-+]?\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?$/
/** `1:30` is 90 in YAML 1.1, and `0:01.5` is 1.5. */
const SEXAGESIMAL = /^[-+]?(?:[1-9][\d_]*:[\d:]*|\d[\d_]*:[\d:]*\.[\d_]*)$/
const NOT_BELOW_60 = /:(?![0-5]?\d(?:[:.]|$))/
const TIMESTAMP =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d?:\d\d?(?:[.,]\d*)?[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?)?)?$/
/** Go-yaml v3 takes a sign after `0o`. */
const LATE_SIGN = /^0_*o_*[-+]_*[0-7][0-7_]*$/

/** The tag with `!!` for the tags of YAML itself; `undefined` when it is written so that nobody need understand it. */
function shortTag(tag: string): string | undefined {
  const verbatim = tag.startsWith('!<') && tag.endsWith('>')
  const name = verbatim ? tag.slice(2, -1) : tag
  if (name === '' || name.includes('%')) return undefined
  if (!verbatim) return name.indexOf('!', 1) > 1 ? undefined : name
  return name.startsWith(YAML_TAG) ? `!!${name.slice(YAML_TAG.length)}` : name
}

const YAML_TAG = 'tag:yaml.org,2002:'

function decodeBase64(text: string): string | undefined {
  const digits = text.replaceAll(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(digits)) return undefined
  try {
    const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
