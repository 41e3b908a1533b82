import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'

/** What there is to know of a variable of FROM. */
export interface Definitions {
  readonly first: Instruction | undefined
  /** The names of the ARGs that FROM sees. */
  readonly global: readonly string[]
  /** What ARGs of stages are set to, as it is written, by name. */
  readonly inStages: ReadonlyMap<string, string>
}

/** The ARGs of a Dockerfile, as one looks for the one that a FROM may mean. */
export function definitionsOf({ instructions, stages }: Dockerfile): Definitions {
  const args = instructions.filter(({ keyword }) => keyword === 'ARG')
  const inStages = collect(args, ({ pairs }) => pairs).filter(({ value }) => value.exists)
  const global = collect(
    args.filter(({ stage }) => !stage),
    ({ pairs }) => collect(pairs, ({ key }) => key.string),
  )
  return {
    first: stages[0]?.from,
    global: [...global.filter((name) => NAME.test(name)), ...BUILT_IN].slice(0, MOST),
    inStages: new Map(inStages.map(({ key, value }) => [key.string ?? '', value.written])),
  }
}

const NAME = /^[A-Za-z_]\w*$/
const BUILT_IN = ['TARGETPLATFORM', 'BUILDPLATFORM', 'TARGETARCH', 'TARGETOS', 'BUILDARCH', 'BUILDOS']
/** With how many names one is compared. */
const MOST = 100
