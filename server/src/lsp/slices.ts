/** How long the server works at a time before it looks what else there is to do. */
const SLICE_MS = 10

/**
 * Does work step by step and lets others have their turn every 10 ms. Ends early, without an error, when it is stopped.
 *
 * @returns Whether it came to its end.
 */
export async function runInSlices(steps: Iterable<unknown>, isStopped: () => boolean): Promise<boolean> {
  let end = performance.now() + SLICE_MS
  for (const _ of steps) {
    if (performance.now() < end) continue
    await pause()
    if (isStopped()) return false
    end = performance.now() + SLICE_MS
  }
  return !isStopped()
}

/** Lets what is waiting, such as messages of the client, have its turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
