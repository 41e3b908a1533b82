import { removeFlag } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Context } from '../../rule.ts'

/** Reports the flag of a RUN that certainly has a value, and offers to take it away. */
export function reportFlag(
  instruction: Instruction,
  { name, value }: { readonly name: string; readonly value: string },
  message: string,
  report: Context['report'],
): void {
  if (instruction.keyword !== 'RUN') return
  for (const flag of instruction.flags) {
    if (flag.name !== name || flag.value.string !== value) continue
    const changes = [removeFlag(instruction, flag)]
    report({ at: flag.whole, message, fixes: [{ title: `Remove --${name}`, applicability: 'unsafe', changes }] })
  }
}
