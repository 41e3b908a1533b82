import { runInSlices } from './slices.ts'
import type { Workspace } from './workspace.ts'

/** So long after a change there is nothing but the answers to what the client asks about it. */
const REST_MS = 100

/** Finds what depends on other files whenever anything has changed, while there is nothing else to do. */
export class Background {
  readonly #workspace: Workspace
  readonly #tell: (uris: readonly string[]) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #round = 0

  /** @param tell Takes the files of which something else is found than was before. */
  constructor(workspace: Workspace, tell: (uris: readonly string[]) => void) {
    this.#workspace = workspace
    this.#tell = tell
  }

  /** Begins anew: something has changed. */
  restart(): void {
    this.stop()
    this.#timer = setTimeout(() => void this.#run(this.#round), REST_MS)
  }

  stop(): void {
    this.#round++
    clearTimeout(this.#timer)
  }

  async #run(round: number): Promise<void> {
    const found = new Set<string>()
    await runInSlices(collected(this.#workspace.rest(), found), () => round !== this.#round)
    if (found.size > 0) this.#tell([...found])
  }
}

/** Notes what the steps give. */
function* collected(steps: Iterable<string | undefined>, found: Set<string>): Iterable<void> {
  for (const uri of steps) {
    if (uri !== undefined) found.add(uri)
    yield
  }
}
