import type { Linter } from '../lint/linter.ts'

/** How many files keep what was read of them. */
const MOST = 10

/** Files that are not open and were asked for last. Of all others the linters keep only what others can see of them. */
export class Warm {
  readonly #linters = new Map<string, Linter>()

  /** Says that a file was asked for, and lets go of the one that was asked for longest ago. */
  add(key: string, linter: Linter): void {
    this.#linters.delete(key)
    this.#linters.set(key, linter)
    for (const [oldest, itsLinter] of this.#linters) {
      if (this.#linters.size <= MOST) return
      this.#linters.delete(oldest)
      itsLinter.release(oldest)
    }
  }

  /** Says that a file is open, or gone. */
  delete(key: string): void {
    this.#linters.delete(key)
  }
}
