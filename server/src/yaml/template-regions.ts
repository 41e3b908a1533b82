import type { Region } from './template.ts'
import type { Layout } from './template-rows.ts'

/**
 * The regions of all blocks that are not inside of a piece, by their start. What is not closed goes on to the end of the
 * content, which has that length; what closes nothing is passed over.
 */
export function regionsOf({ actions, pieces }: Layout, length: number): Region[] {
  const regions: Growing[] = []
  const open: Growing[] = []
  const begin = (kind: Region['kind'], start: number): void => {
    const region = { kind, start, end: OPEN }
    regions.push(region)
    open.push(region)
  }
  for (const { start, end, first, role } of pieces) {
    if (role !== 'action' && role !== 'branch') continue
    const { word } = actions[first]!
    const last = open.at(-1)
    if (word === 'if' || word === 'with' || word === 'range' || word === 'block') begin(word, end)
    if (last === undefined || (word !== 'else' && word !== 'end')) continue
    if (last.end === OPEN) last.end = start
    // Of a branch that is masked, the `end` is still to come.
    if (role === 'branch') continue
    open.pop()
    if (word === 'else') begin('else', end)
  }
  for (const region of open) if (region.end === OPEN) region.end = length
  return regions
}

interface Growing {
  readonly kind: Region['kind']
  readonly start: number
  end: number
}

const OPEN = -1
