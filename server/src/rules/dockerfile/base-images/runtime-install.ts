import { removeInstruction } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { type Package, type PackageCall, packageCallsOf } from '../../../docker/package-manager.ts'
import { removeWord } from '../../../docker/shell-change.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Fix } from '../../rule.ts'
import { type Runtime, runtimeOf } from './runtime-package.ts'

/** A package of a distribution that is installed, and for which there is an official image. */
export interface Install {
  readonly call: PackageCall
  readonly one: Package
  readonly runtime: Runtime
}

/** The runtimes that an instruction installs from packages of the distribution. */
export function installsIn(instruction: Instruction): readonly Install[] {
  return packageCallsOf(instruction).flatMap((call) => {
    if (!SYSTEM.has(call.manager) || (call.action !== 'install' && call.action !== 'add')) return []
    return call.packages.flatMap((one) => {
      const runtime = runtimeOf(one.name ?? '')
      return runtime ? [{ call, one, runtime }] : []
    })
  })
}

/** Builds from the official image, and no longer installs what it has. */
export function toOfficialImage({ image }: Stage, installs: readonly Install[], official: string): Fix | undefined {
  const place = image.origin(0, image.string?.length ?? 0)
  if (!place || installs.some(({ call }) => call.command.instruction.form === 'exec')) return undefined
  const removals = new Set<Change>()
  for (const { call, one } of installs) {
    const own = installs.filter((other) => other.call === call)
    if (own.length < call.packages.length) removals.add(removeWord(one.word))
    else if (own[0]?.one === one && installsOnly(call)) removals.add(removeInstruction(call.command.instruction))
  }
  return { title: `Use ${official}`, applicability: 'unsafe', changes: [place.replace(official), ...removals] }
}

/** Whether the instruction does nothing but that, and what goes with it. */
function installsOnly({ command, manager }: PackageCall): boolean {
  return command.instruction.commands.every(({ name = '' }) => name === manager || name === 'rm')
}

const SYSTEM: ReadonlySet<string> = new Set(['apk', 'apt', 'apt-get', 'aptitude', 'dnf', 'microdnf', 'yum'])
