import { runInSlices } from './slices.ts'
import type { Workspace } from './workspace.ts'

/** So long after a change there is nothing but the answers to what the client asks about it. */
const REST_MS = 100

/** So long after everything is found there is probably nothing to do for a while. */
const IDLE_MS = 2000

/** Finds what depends on other files whenever anything has changed, while there is nothing else to do. */
export class Background {
  readonly #workspace: Workspace
  readonly #tell: (uris: readonly string[]) => void
  readonly #idle: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #round = 0

  /**
   * @param tell Takes the files of which something else is found than was before.
   * @param idle Called when there has been nothing to do for a while.
   */
  constructor(workspace: Workspace, tell: (uris: readonly string[]) => void, idle: () => void) {
    this.#workspace = workspace
    this.#tell = tell
    this.#idle = idle
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
    const isDone = await runInSlices(collected(this.#workspace.rest(), found), () => round !== this.#round)
    if (isDone) this.#timer = setTimeout(this.#idle, IDLE_MS)
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
