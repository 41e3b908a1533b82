import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { VariableUse } from '../../../docker/variable-uses.ts'
import { isPlatformVariable } from '../../../docker/variables.ts'
import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import { undeclaredUsesIn } from './unset-variable.ts'

/** The variable that a stage declares, and whose name is nearest to one that it uses. */
export function nearestVariable({ name, instruction: { stage } }: VariableUse): string | undefined {
  return stage && nearest(name, declaredNames(stage))
}

/**
 * Where the builder puts in what no instruction declares, and the name is a slip of one that is declared: two letters
 * swapped, one left out or doubled, or another case. An image that nobody sees may set many variables, but hardly that one.
 */
export function slipsIn(dockerfile: Dockerfile): readonly VariableUse[] {
  return undeclaredUsesIn(dockerfile)
    .filter(({ name, instruction }) => !isSeenByFrom(name, instruction))
    .slice(0, MOST)
    .filter((use) => {
      const meant = nearestVariable(use)
      return meant !== undefined && meant !== use.name && isSlip(use.name, meant)
    })
}

/** Whether a variable is declared for the FROM of a stage. */
export function isSeenByFrom(name: string, { stage, dockerfile }: Instruction): boolean {
  return isPlatformVariable(name) || (stage && dockerfile.variables.declarationOf(name, stage.from)) !== undefined
}

/** Whether two names differ by no more than one can in typing; those with other numbers or in the plural are others. */
function isSlip(name: string, meant: string): boolean {
  const [a, b] = [name.toUpperCase().split('_'), meant.toUpperCase().split('_')]
  if (a.join('') === b.join('')) return true
  const others = collect(a, (part, at) => (part === b[at] ? [] : [[part, b[at] ?? ''] as const]))
  const [only, ...more] = others
  if (!only || more.length > 0 || a.length !== b.length) return false
  const [short = '', long = ''] = only.toSorted((one, other) => one.length - other.length)
  if (short.length < SHORTEST || /\d/.test(long) || /\d/.test(short)) return false
  if (short.length === long.length) return sorted(short) === sorted(long)
  return long.length === short.length + 1 && long !== `${short}S`
}

function sorted(letters: string): string {
  return [...letters].sort().join('')
}

/** The first of the variables that a stage and those that it is built from declare. */
function declaredNames({ chain }: Stage): readonly string[] {
  const names: string[] = []
  for (const stage of chain) {
    for (const keyword of ['ARG', 'ENV']) {
      for (const { pairs } of stage.all(keyword).slice(0, MOST)) names.push(...namesIn(pairs))
      if (names.length >= MOST) return names.slice(0, MOST)
    }
  }
  return names
}

function namesIn(pairs: readonly { readonly key: { readonly string: string | undefined } }[]): readonly string[] {
  return collect(pairs.slice(0, MOST), ({ key }) => key.string)
}

const SHORTEST = 4
/** How many names are compared with how many. */
const MOST = 50
