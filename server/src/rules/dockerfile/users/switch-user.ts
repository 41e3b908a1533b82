import { insertAfter, insertBefore } from '../../../docker/change.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { Change } from '../../../yaml/change.ts'

/**
 * Puts lines where a stage needs root no longer: before the CMD and ENTRYPOINT that it ends with, else behind all of it.
 *
 * @param behind The index of an instruction that they have to stand behind.
 */
export function insertAtEnd(stage: Stage, lines: readonly string[], behind = -1): Change {
  const { instructions, from } = stage
  const at = instructions.findLastIndex(({ keyword }) => keyword !== 'CMD' && keyword !== 'ENTRYPOINT')
  const start = instructions[at + 1]
  return start && start.index > behind ? insertBefore(start, lines) : insertAfter(instructions.at(-1) ?? from, lines)
}
