/** A random number from 0 up to, and not including, the limit. */
export type Random = (limit: number) => number

/** The same numbers for the same seed, on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)]!
}
