import { performance } from 'node:perf_hooks'

/** The middle of what was measured, and what only one of twenty measurements exceeds. */
export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** How long something takes: in milliseconds, and as a multiple of something else that was measured at the same time. */
export interface Comparison {
  readonly ms: Spread
  readonly ratio: Spread
}

const WARM_UP_MS = 400
const BUDGET_MS = 2500
const FEWEST = 15
const MOST = 2000

/**
 * Measures two things by turns, so that what else the machine does slows both. A measurement is divided by the median
 * of the units around it: one slow unit makes nothing look fast.
 */
export function compare(unit: () => unknown, subject: () => unknown): Comparison {
  warmUp(() => {
    unit()
    subject()
  })
  const units: number[] = []
  const times: number[] = []
  repeat(() => {
    units.push(time(unit))
    times.push(time(subject))
  })
  const ratios = times.map((ms, i) => ms / median(units.slice(Math.max(0, i - 4), i + 5)))
  return { ms: spread(times), ratio: spread(ratios) }
}

/**
 * Measures several things by turns, each twice as large as the one before: the first 8 times in a round, the next 4
 * times … The ratio of each is the one to the thing before it, of the same round. Rounds go up and down by turns, or
 * else the smallest would always be measured while the garbage of the largest is collected.
 */
export function compareSteps(subjects: readonly (() => unknown)[]): readonly Comparison[] {
  const up = [...subjects.keys()]
  const down = up.toReversed()
  const rounds: number[][] = []
  const measureRound = (): void => {
    const ms: number[] = []
    for (const i of rounds.length % 2 === 0 ? up : down) {
      const repetitions = 2 ** (subjects.length - 1 - i)
      ms[i] = time(() => times(repetitions, subjects[i]!)) / repetitions
    }
    rounds.push(ms)
  }
  warmUp(measureRound)
  rounds.length = 0
  repeat(measureRound)
  return subjects.slice(1).map((_, i) => ({
    ms: spread(rounds.map((ms) => ms[i + 1]!)),
    ratio: spread(rounds.map((ms) => ms[i + 1]! / ms[i]!)),
  }))
}

/** The times that one thing takes, of which the first does not count; a single one when that is seconds. */
export function timesOf(subject: () => unknown, count: number): readonly number[] {
  const first = time(subject)
  return first > BUDGET_MS ? [first] : Array.from({ length: count - 1 }, () => time(subject))
}

function time(subject: () => unknown): number {
  const start = performance.now()
  subject()
  return performance.now() - start
}

function times(count: number, subject: () => unknown): void {
  for (let i = 0; i < count; i++) subject()
}

function warmUp(round: () => unknown): void {
  const end = performance.now() + WARM_UP_MS
  for (let i = 0; i < 3 || performance.now() < end; i++) round()
}

function repeat(round: () => unknown): void {
  const end = performance.now() + BUDGET_MS
  for (let i = 0; i < FEWEST || (i < MOST && performance.now() < end); i++) round()
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }
}

function median(values: readonly number[]): number {
  return spread(values).p50
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
