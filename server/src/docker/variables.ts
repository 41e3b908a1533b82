import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { Variable } from './expand.ts'
import type { Instruction, Pair } from './instruction.ts'
import { lastBefore } from './order.ts'
import type { Stage } from './stage.ts'

/** A variable from some instruction on. */
interface Definition {
  readonly index: number
  readonly pair: Pair
  readonly variable: Variable
}

type Scope = Map<string, Definition[]>

/**
 * What the variables of a Dockerfile are at each of its instructions: ARG and ENV in their order, along `FROM <stage>`,
 * and before the first FROM those that only FROM sees. All values are computed in one pass, so none waits for another.
 */
export class Variables {
  readonly #globals: Scope = new Map()
  readonly #stages = new Map<Stage, Scope>()

  /** Takes in what the instructions define, in their order. */
  define(instructions: readonly Instruction[]): void {
    for (const instruction of instructions) {
      const { keyword, stage } = instruction
      if (keyword === 'FROM' && stage) this.#stages.set(stage, new Map())
      if (keyword === 'ARG' || (keyword === 'ENV' && stage)) this.#define(instruction)
    }
  }

  /** A variable before an instruction does anything. */
  lookUp(name: string, instruction: Instruction): Variable {
    const { stage, keyword, index } = instruction
    if (!stage || keyword === 'FROM') return this.#global(name, index)
    return this.inStage(name, stage, index)
  }

  /** The ARG or ENV that says what a variable is before an instruction does anything. */
  declarationOf(name: string, { stage, keyword, index }: Instruction): Pair | undefined {
    if (!stage || keyword === 'FROM') return lastBefore(this.#globals.get(name), index)?.pair
    return this.declarationIn(name, stage, index)
  }

  /** The same, in a stage before the instruction with that index. */
  declarationIn(name: string, own: Stage, before: number): Pair | undefined {
    return this.#definitionIn(name, own, before)?.pair
  }

  #global(name: string, before: number): Variable {
    const known = lastBefore(this.#globals.get(name), before)
    if (known) return known.variable
    return { state: PLATFORM.has(name) || PREDEFINED.has(name) ? 'unknown' : 'missing' }
  }

  /** A variable in a stage, before the instruction with that index. */
  inStage(name: string, own: Stage, before: number): Variable {
    const known = this.#definitionIn(name, own, before)
    if (known) return known.variable
    const isWhole = own.root.isScratch
    return { state: isWhole && !PREDEFINED.has(name) ? 'missing' : 'unknown' }
  }

  #definitionIn(name: string, own: Stage, before: number): Definition | undefined {
    for (const stage of own.chain) {
      const known = lastBefore(this.#stages.get(stage)?.get(name), stage === own ? before : Number.POSITIVE_INFINITY)
      if (known) return known
    }
    return undefined
  }

  #define(instruction: Instruction): void {
    const { keyword, stage, index, pairs } = instruction
    const scope = stage ? this.#stages.get(stage) : this.#globals
    // All values of one ENV are computed before any of them holds.
    const found = collect(pairs, (pair) => {
      const { key, value } = pair
      const name = key.string
      if (name === undefined) return []
      const origin = key.location.span
      if (value.isMissing)
        return [{ name, pair, variable: keyword === 'ARG' ? this.#bare(name, stage, index, origin) : UNKNOWN }]
      const { string } = value
      return [
        { name, pair, variable: string === undefined ? UNKNOWN : { state: 'known' as const, value: string, origin } },
      ]
    })
    for (const { name, pair, variable } of found) {
      const definitions = scope?.get(name) ?? []
      definitions.push({ index, pair, variable })
      scope?.set(name, definitions)
    }
  }

  /** `ARG NAME`: in a stage what it is before the first FROM; unset when nobody says. */
  #bare(name: string, stage: Stage | undefined, index: number, origin: Span): Variable {
    if (PLATFORM.has(name) || PREDEFINED.has(name)) return UNKNOWN
    const global = stage && lastBefore(this.#globals.get(name), index)
    return global?.variable ?? { state: 'unset', origin }
  }
}

/** Whether the builder says what a variable is, by the platform that it builds on or for. */
export function isPlatformVariable(name: string): boolean {
  return PLATFORM.has(name)
}

const UNKNOWN: Variable = { state: 'unknown' }

/** What BuildKit sets before the first FROM, and in stages that declare it. */
const PLATFORM: ReadonlySet<string> = new Set(
  collect(['BUILD', 'TARGET'], (side) =>
    ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((part) => side + part),
  ).concat('TARGETSTAGE'),
)

/** What can be passed to a build without an ARG. */
const PREDEFINED: ReadonlySet<string> = new Set(
  collect(['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'], (name) => [name, name.toLowerCase()]),
)
