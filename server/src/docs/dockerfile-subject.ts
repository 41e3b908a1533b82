import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Instruction, Pair } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import { declarationOf, globalOf, type VariableUse, variableUsesIn } from '../docker/variable-uses.ts'
import { collect } from '../text/collect.ts'
import type { Located, Location, Span } from '../text/document.ts'

/** What there is to ask about at a place of a Dockerfile. */
export type DockerSubject =
  | { readonly kind: 'stage'; readonly at: Location; readonly stage: Stage }
  /** A variable where it is put in. */
  | { readonly kind: 'use'; readonly at: Location; readonly use: VariableUse }
  /** A variable where an ARG or ENV says what it is. */
  | { readonly kind: 'declaration'; readonly at: Location; readonly pair: Pair }
  | { readonly kind: 'instruction'; readonly at: Location; readonly instruction: Instruction }

/** The smallest thing at an offset: a variable, the name of a stage, else the instruction. */
export function dockerSubjectAt(dockerfile: Dockerfile, offset: number): DockerSubject | undefined {
  const isHere = ({ location }: Located) => isIn(location.span, offset)
  const instruction = dockerfile.instructions.find(({ span }) => isIn(span, offset))
  if (!instruction) return undefined
  // The last one that begins before it is the innermost.
  const use = variableUsesIn(instruction).findLast(isHere)
  if (use) return { kind: 'use', at: use.location, use }
  const pair = declarationsIn(instruction).find(({ key }) => isHere(key))
  if (pair) return { kind: 'declaration', at: pair.key.location, pair }
  const { stage } = instruction
  if (stage && instruction === stage.from && !stage.nameArgument.isMissing && isHere(stage.nameArgument)) {
    return { kind: 'stage', at: stage.nameArgument.location, stage }
  }
  for (const { place, target } of dockerfile.stageReferences) {
    if (target && isHere(place)) return { kind: 'stage', at: place.location, stage: target }
  }
  return { kind: 'instruction', at: instruction.location, instruction }
}

/** The places that put in what an ARG or ENV says; of an ARG before the first FROM also those by the ARG of a stage. */
export function usesOfVariable({ instructions }: Dockerfile, declared: Pair): readonly Location[] {
  const isDeclared = (pair: Pair | undefined) => pair !== undefined && isSame(pair, declared)
  const name = declared.key.string ?? ''
  return collect(instructions, (instruction) => {
    const { span, text } = instruction
    if (!text.content.slice(span.start, span.end).includes(name)) return []
    const again = declarationsIn(instruction).filter((pair) => isDeclared(globalOf(pair)))
    const uses = variableUsesIn(instruction, (one) => one === name).filter((use) => {
      const pair = declarationOf(use)
      return isDeclared(pair) || (pair && isDeclared(globalOf(pair)))
    })
    return [...again.map(({ key }) => key.location), ...uses.map(({ location }) => location)]
  })
}

function declarationsIn({ keyword, pairs }: Instruction): readonly Pair[] {
  return keyword === 'ARG' || keyword === 'ENV' ? pairs : []
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Each is read anew when it is asked for. */
function isSame(a: Pair, b: Pair): boolean {
  return a.key.location.span.start === b.key.location.span.start
}
