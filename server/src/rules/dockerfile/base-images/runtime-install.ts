import { removeInstruction } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Package, PackageCall } from '../../../docker/package-manager.ts'
import { removeWords } from '../../../docker/shell-change.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
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
  return collect(instruction.packageCalls, (call) => {
    if (!isInstallation(call)) return []
    return collect(call.packages, (one) => {
      const runtime = runtimeOf(one.name ?? '')
      return runtime ? [{ call, one, runtime }] : []
    })
  })
}

/** Builds from the official image, and no longer installs what it has. */
export function toOfficialImage({ image }: Stage, installs: readonly Install[], official: string): Fix | undefined {
  const place = image.origin(0, image.string?.length ?? 0)
  const byInstruction = grouped(installs, ({ call }) => call.command.instruction)
  const instructions = [...byInstruction.keys()]
  if (!place || instructions.some(({ form }) => form === 'exec')) return undefined
  const removals = collect([...byInstruction], ([instruction, own]) => removalsIn(instruction, own))
  return { title: `Use ${official}`, applicability: 'unsafe', changes: [place.replace(official), ...removals] }
}

/** All of the instruction where it does nothing else; else the packages that stand beside others. */
function removalsIn(instruction: Instruction, installs: readonly Install[]): readonly Change[] {
  const all = instruction.packageCalls.filter(isInstallation)
  const count = all.reduce((sum, { packages }) => sum + packages.length, 0)
  const managers = new Set(all.map(({ command }) => command.name))
  const isAll = instruction.commands.every(({ name }) => name === 'rm' || managers.has(name))
  if (isAll && installs.length === count) return [removeInstruction(instruction)]
  return collect([...grouped(installs, ({ call }) => call)], ([call, own]) =>
    own.length < call.packages.length ? removeWords(call.command, new Set(own.map(({ one }) => one.word))) : [],
  )
}

function isInstallation({ manager, action }: PackageCall): boolean {
  return SYSTEM.has(manager) && (action === 'install' || action === 'add')
}

function grouped<T, Key>(list: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

const SYSTEM: ReadonlySet<string> = new Set(['apk', 'apt', 'apt-get', 'aptitude', 'dnf', 'microdnf', 'yum'])
