import { removeInstruction } from '../../../docker/change.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { Applicability, Report } from '../../rule.ts'

/** What there is to report of the instructions of which only the last of a stage counts: each but that one. */
export function replacedInstructions(stage: Stage, keyword: string, applicability: Applicability): readonly Report[] {
  const all = stage.all(keyword)
  const last = all.at(-1)
  if (!last) return []
  const related = [{ location: last.location, message: 'This one counts.' }]
  return all.slice(0, -1).map((instruction) => ({
    at: instruction,
    message: `Another ${keyword} below replaces this one in stage ${stage.label}.`,
    related,
    fixes: [
      { title: `Remove the ${keyword} that is replaced`, applicability, changes: [removeInstruction(instruction)] },
    ],
  }))
}
