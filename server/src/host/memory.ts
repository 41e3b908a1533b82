import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So much more in use is worth a collection. */
const WORTH_BYTES = 8 * 1024 * 1024

/**
 * Something to call when there is nothing to do: where much has been allocated since the last time, it gives back what is
 * not used any more, which Node else keeps until it needs more. That takes less than a tenth of a second.
 */
export function garbageCollector(): () => void {
  let least = 0
  return () => {
    if (process.memoryUsage().heapTotal < least + WORTH_BYTES) return
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    collect()
    // Only now are the pages empty that what it has moved stood in.
    collect()
    least = process.memoryUsage().heapTotal
  }
}
