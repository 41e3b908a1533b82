import type { Flag, Instruction } from '../../../docker/instruction.ts'
import { expandsFlag, SWITCHES } from '../../../docker/syntax.ts'
import { type MountMistake, mountMistake } from './mount-mistake.ts'

/** What is wrong with a flag: `"5" …`, to be put behind its name; the span is that of a part of its value. */
export type FlagMistake = MountMistake

/**
 * Why the builder refuses the value of a flag that the instruction knows, as BuildKit reads it
 * (frontend/dockerfile/instructions/bflag.go and parse.go). Nothing for a value with variables that it replaces.
 */
export function flagMistake({ keyword, rest }: Instruction, { name, value }: Flag): FlagMistake | undefined {
  const { written } = value
  const isBoolean = SWITCHES.has(name)
  if (value.isMissing) return isBoolean ? undefined : { message: 'has no value' }
  if (name === 'mount') return mountMistake(written)
  if (isBoolean) return /^(?:true|false)$/i.test(written) ? undefined : says(written, 'neither true nor false')
  if (written.includes('$') && expandsFlag(keyword, name)) return undefined
  // Of HEALTHCHECK NONE the flags are not read.
  if (written === '' || (keyword === 'HEALTHCHECK' && rest === '')) return undefined
  const wrong = CHECKS[name]?.(written)
  return wrong === undefined ? undefined : says(written, wrong)
}

/** Whether a flag may be given several times. */
export function isRepeatable({ name }: Flag): boolean {
  return REPEATABLE.has(name)
}

function says(written: string, wrong: string): FlagMistake {
  return { message: `is "${written}", which is ${wrong}` }
}

const REPEATABLE: ReadonlySet<string> = new Set(['device', 'exclude', 'mount'])

type Check = (value: string) => string | undefined

const CHECKS: Readonly<Record<string, Check>> = {
  chmod: (value) => (/^\d+$/.test(value) && !/^0*[0-7]{1,4}$/.test(value) ? 'no octal number up to 7777' : undefined),
  interval: wrongDuration,
  network: oneOf(['default', 'host', 'none']),
  retries: (value) => (/^\+?\d{1,9}$/.test(value) ? undefined : 'no number of times'),
  security: oneOf(['insecure', 'sandbox']),
  'start-interval': wrongDuration,
  'start-period': wrongDuration,
  timeout: wrongDuration,
}

function oneOf(values: readonly string[]): Check {
  const [first, ...others] = values.toReversed()
  return (value) => (values.includes(value) ? undefined : `not ${others.toReversed().join(', ')} or ${first}`)
}

/** A duration of Go, `1m30s`: nothing, or a millisecond and more. */
function wrongDuration(value: string): string | undefined {
  if (/^[-+]?0$/.test(value)) return undefined
  if (!DURATION.test(value)) return /^\d+$/.test(value) ? 'a number without a unit' : 'no duration'
  const parts = value.replace(/^[-+]/, '').split(/(?<=[a-zµμ])(?=[\d.])/)
  const all = parts.reduce((sum, part) => sum + Number.parseFloat(part) * (MILLISECONDS[unitOf(part)] ?? 0), 0)
  return all !== 0 && (all < 1 || value.startsWith('-')) ? 'less than a millisecond' : undefined
}

function unitOf(part: string): string {
  return part.replace(/^[\d.]+/, '')
}

const DURATION = /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/
const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
}
