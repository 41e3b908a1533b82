import type { Span } from '../text/document.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Instruction, Pair } from './instruction.ts'

/** The assignment whose key stands at a place of the file, as `Variable.origin` names it. */
export function pairAt(dockerfile: Dockerfile, { start }: Span): Pair | undefined {
  return instructionAt(dockerfile, start)?.pairs.find(({ key }) => key.location.span.start === start)
}

/** The instruction that an offset stands in, or that it stands behind with nothing but blanks and comments between. */
function instructionAt({ instructions }: Dockerfile, offset: number): Instruction | undefined {
  let low = 0
  let high = instructions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instructions[middle]?.source.piece.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return instructions[low - 1]
}
