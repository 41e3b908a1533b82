import { imageVariables } from '../../../docker/data/image-variables.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import { familiarName } from '../../../docker/image.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Stage } from '../../../docker/stage.ts'
import { type VariableUse, variableUsesIn } from '../../../docker/variable-uses.ts'
import { collect } from '../../../text/collect.ts'
import { isReadByDocker } from './frontend.ts'
import { isShellPlain, namesSetIn } from './shell-setting.ts'

/**
 * Where instructions of stages put variables in that are certainly not set there: none declares them, and neither does the
 * image that the stage is built from, which is one whose variables are known. Not where another value is given for that
 * case.
 */
export function unsetUsesIn(dockerfile: Dockerfile): readonly VariableUse[] {
  if (!isReadByDocker(dockerfile) || dockerfile.instructions.some(namesUnknown)) return []
  return collect(dockerfile.stages, (stage) => {
    const own = variablesOfBase(stage)
    return own
      ? collect(
          stage.instructions.filter(({ source }) => source.hasDollar),
          (instruction) => unsetUses(instruction, own),
        )
      : []
  })
}

/** Where the builder puts variables in that no instruction declares, and that only the base image may set. */
export function undeclaredUsesIn(dockerfile: Dockerfile): readonly VariableUse[] {
  const stages = dockerfile.stages.filter((stage) => !variablesOfBase(stage))
  return collect(stages, ({ instructions }) =>
    collect(instructions, (instruction) => {
      const { keyword, flags } = instruction
      if (keyword === 'RUN' && flags.length === 0) return []
      return plainUsesIn(instruction, (name) => !isDeclared(name, instruction)).filter(({ isInShell }) => !isInShell)
    }),
  )
}

/** Where the builder, or a shell for it, puts variables in and gives no other value. */
function plainUsesIn(instruction: Instruction, isWanted: (name: string) => boolean): readonly VariableUse[] {
  const { keyword, trigger, pairs } = instruction
  if (trigger || pairs.length > MOST_PAIRS) return []
  return variableUsesIn(instruction, (name) => NAME.test(name) && isWanted(name)).filter((use) => {
    const { location, isInShell, isInner } = use
    const { start, end } = location.span
    if (isInner || (isInShell ? keyword !== 'RUN' : keyword === 'HEALTHCHECK')) return false
    const rest = location.text.content.slice(start, end).replace(/^\$\{?\w+/, '')
    return isInShell ? /^\}?$/.test(rest) : /^(?:[#%/}]|:?\?|$)/.test(rest)
  })
}

/** How the names of the variables begin that a stage has from its image; `undefined` where that is not known. */
function variablesOfBase({ root, chain, isWindows }: Stage): readonly string[] | undefined {
  if (isWindows || chain.slice(1).some(setsByTrigger)) return undefined
  if (root.isScratch) return []
  const { reference } = root
  return reference && reference.tag !== 'onbuild' ? imageVariables.rows.get(familiarName(reference)) : undefined
}

/** Whether a stage sets variables in those that are built from it. */
function setsByTrigger(stage: Stage): boolean {
  return stage.all('ONBUILD').some(({ trigger }) => trigger?.keyword === 'ENV' || trigger?.keyword === 'ARG')
}

function isDeclared(name: string, instruction: Instruction): boolean {
  return instruction.dockerfile.variables.declarationOf(name, instruction) !== undefined
}

/** Whether a variable is declared whose name is put together from others. */
function namesUnknown({ keyword, pairs }: Instruction): boolean {
  return (keyword === 'ENV' || keyword === 'ARG') && pairs.some(({ key }) => key.string === undefined)
}

function unsetUses(instruction: Instruction, beginnings: readonly string[]): readonly VariableUse[] {
  const isUnset = (name: string) => {
    if (isDeclared(name, instruction)) return false
    const upper = name.toUpperCase()
    return upper !== 'PATH' && !upper.endsWith('_PROXY') && !beginnings.some((beginning) => upper.startsWith(beginning))
  }
  const uses = plainUsesIn(instruction, isUnset)
  if (!uses.some(({ isInShell }) => isInShell)) return uses
  const isClear = isShellPlain(instruction) && !isDeclared('BASH_ENV', instruction) && !isDeclared('ENV', instruction)
  const set = isClear ? namesSetIn(instruction) : undefined
  return uses.filter(({ name, isInShell }) => !isInShell || set?.has(name) === false)
}

/** Nobody sets more variables in one instruction. */
const MOST_PAIRS = 500
const NAME = /^[A-Za-z_]\w*$/
