import { insertAfter, insertBefore } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Command } from '../../../docker/script.ts'
import { removeUpTo } from '../../../docker/shell-change.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Fix } from '../../rule.ts'
import { isRoot } from './user.ts'

/**
 * Takes sudo away from a command that root runs anyway, or from all of an instruction, which root then runs.
 *
 * @param all The commands of the instruction that sudo runs.
 */
export function withoutSudo(instruction: Instruction, command: Command, all: readonly Command[]): Fix | undefined {
  const user = instruction.stage?.lastBefore('USER', instruction.index)?.argument(0)
  const isPlain = user === undefined || isRoot(user.string, false) || instruction.onbuild !== undefined
  if (!isPlain && all.length > MOST) return undefined
  const removals = (isPlain ? [command] : all).map(removalOf)
  const changes = collect(removals, (change) => change)
  if (changes.length < removals.length) return undefined
  if (isPlain) return { title: 'Remove sudo', applicability: 'unsafe', changes }
  if (user.string === undefined || instruction.keyword !== 'RUN') return undefined
  const switches = [insertBefore(instruction, ['USER root']), insertAfter(instruction, [`USER ${user.written}`])]
  return { title: 'Run it as root without sudo', applicability: 'unsafe', changes: [...changes, ...switches] }
}

function removalOf({ wrappers, nameWord }: Command): Change | undefined {
  const at = wrappers.findIndex(isSudo)
  const [sudo, ...options] = wrappers[at]?.words ?? []
  // As another user than root, or with variables.
  if (!sudo || !options.every(({ string = '' }) => /^-[AEHknPS]+$|^--$/.test(string))) return undefined
  const next = wrappers[at + 1]?.words[0] ?? nameWord
  return next && removeUpTo(sudo, next)
}

/** From how many commands at once it is taken away. */
const MOST = 50

/** Whether a wrapper is sudo. */
export function isSudo({ name }: { readonly name: string }): boolean {
  return name === 'sudo'
}
