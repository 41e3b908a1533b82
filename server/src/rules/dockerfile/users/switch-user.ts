import { insertAfter, insertBefore } from '../../../docker/change.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { Change } from '../../../yaml/change.ts'
import { newUserOf } from './new-user.ts'
import { isRoot } from './user.ts'

/** The user that a stage is to end as, and the changes that make it so. */
export interface UserSwitch {
  readonly user: string
  readonly changes: readonly Change[]
}

/**
 * Has a stage that ends as root, or as whom its image says, end as a user without rights: as the one before root, where
 * nothing needs root any more, else as one that is there or is made.
 */
export function switchFromRoot(stage: Stage): UserSwitch {
  const root = stage.last('USER')
  const before = root?.stage?.lastBefore('USER', root.index)?.argument(0)
  const isUsable = before?.string !== undefined && !isRoot(before.string, stage.isWindows)
  const { user, lines } = isUsable ? { user: before.string, lines: [] } : newUserOf(stage)
  return { user, changes: [insertAtEnd(stage, [...lines, `USER ${user}`], root?.index)] }
}

/**
 * Puts lines where a stage needs root no longer: before the CMD and ENTRYPOINT that it ends with, else behind all of it.
 *
 * @param behind The index of an instruction that they have to stand behind.
 */
function insertAtEnd(stage: Stage, lines: readonly string[], behind = -1): Change {
  const { instructions, from } = stage
  const at = instructions.findLastIndex(({ keyword }) => keyword !== 'CMD' && keyword !== 'ENTRYPOINT')
  const start = instructions[at + 1]
  return start && start.index > behind ? insertBefore(start, lines) : insertAfter(instructions.at(-1) ?? from, lines)
}
