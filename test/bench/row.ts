import type { Comparison, Spread } from './measure.ts'

/** What one line of the table says. */
export interface Row extends Partial<Comparison> {
  readonly name: string
  readonly ms: Spread
  /** What `ms` counts where that is no milliseconds. */
  readonly unit?: 'MB' | 'messages'
  /** What the ratio counts: the time of the unit, that of half the input, what it was before, or what it is without. */
  readonly per?: 'unit' | 'half' | 'before' | 'without'
  readonly goal?: Goal
}

/** The most that it may be; what is left out may be anything. */
export interface Goal {
  readonly ms?: Partial<Spread>
  readonly ratio?: Partial<Spread>
}

/** Something to measure. */
export interface Benchmark {
  /** The names of its rows begin with it. */
  readonly name: string
  measure(): readonly Row[] | Promise<readonly Row[]>
}

/** Benchmarks that belong together. */
export interface Group {
  readonly benchmarks: readonly Benchmark[]
  /** Show only so many rows, the slowest, and those that miss their goal. */
  readonly slowest?: number
}

/** Whether a row reaches its goal; `undefined` where it has none. */
export function isMet({ ms, ratio, goal }: Row): boolean | undefined {
  if (!goal) return undefined
  return isWithin(ms, goal.ms) && (ratio === undefined || isWithin(ratio, goal.ratio))
}

function isWithin(spread: Spread, most: Partial<Spread> = {}): boolean {
  return spread.p50 <= (most.p50 ?? Infinity) && spread.p95 <= (most.p95 ?? Infinity)
}
