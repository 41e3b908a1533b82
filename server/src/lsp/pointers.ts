import type { FileResult } from '../lint/linter.ts'
import { collect } from '../text/collect.ts'

/** Which files what is found in a file points into, by their normal URIs. */
export class Pointers {
  readonly #targets = new Map<string, ReadonlySet<string>>()

  set(key: string, { elsewhere }: FileResult): void {
    if (elsewhere.length === 0) this.#targets.delete(key)
    else this.#targets.set(key, new Set(elsewhere.map(({ document }) => document.uri)))
  }

  delete(key: string): void {
    this.#targets.delete(key)
  }

  /** The files of which something is found that points into one of these. */
  into(keys: readonly string[]): readonly string[] {
    return collect([...this.#targets], ([from, targets]) => (keys.some((key) => targets.has(key)) ? [from] : []))
  }
}
