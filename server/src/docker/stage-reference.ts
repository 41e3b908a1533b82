import { collect } from '../text/collect.ts'
import type { Change } from '../yaml/change.ts'
import type { Argument, Part } from './argument.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Flag, Instruction } from './instruction.ts'
import type { Stage } from './stage.ts'

/** A place that may name a stage: behind FROM, `COPY --from=` or `RUN --mount=…,from=`. */
export interface StageReference {
  readonly from: Stage
  /** As it is written, without quotes; `undefined` when it cannot be known. */
  readonly name: string | undefined
  readonly place: Argument | Part
  /** The stage of the file that it stands for, among the earlier ones. */
  readonly target: Stage | undefined
}

/** Every place of a Dockerfile that may name a stage, those in triggers included, in order. */
export function stageReferencesOf({ stages }: Dockerfile): readonly StageReference[] {
  return collect(stages, (stage) => [
    { from: stage, name: stage.image.string, place: stage.image, target: stage.base },
    ...collect(stage.instructions, (one) => sourcesOf(one.trigger ?? one, stage)),
  ])
}

/** The places that name each stage of a Dockerfile. */
export function namedStagesOf(dockerfile: Dockerfile): ReadonlyMap<Stage, readonly StageReference[]> {
  const named = new Map<Stage, StageReference[]>(dockerfile.stages.map((stage) => [stage, []]))
  for (const reference of dockerfile.stageReferences) {
    if (reference.target) named.get(reference.target)?.push(reference)
  }
  return named
}

/** Gives a stage another name, together with the places that name it. */
export function renameStage(stage: Stage, places: readonly StageReference[], name: string): readonly Change[] {
  const uses = places.filter(
    ({ name: used = '', place }) => used.toLowerCase() === stage.name && isWritten(place, used),
  )
  return [stage.nameArgument.replace(name), ...uses.map(({ place }) => place.replace(name))]
}

function sourcesOf(instruction: Instruction, stage: Stage): readonly StageReference[] {
  if (instruction.keyword === 'COPY') {
    const value = instruction.flag('from')
    return value.isMissing ? [] : [referenceOf(stage, value.string, value)]
  }
  if (instruction.keyword !== 'RUN') return []
  return collect(instruction.flags, (flag) => mountSourceOf(flag, stage))
}

function mountSourceOf({ name, value }: Flag, stage: Stage): readonly StageReference[] {
  if (name !== 'mount') return []
  const { string } = value
  if (string === undefined) return [referenceOf(stage, undefined, value)]
  let at = 0
  for (const option of string.split(',')) {
    const start = at + 'from='.length
    at += option.length + 1
    if (!/^from=/i.test(option)) continue
    const end = at - 1
    return [referenceOf(stage, string.slice(start, end), value.part(start, end))]
  }
  return []
}

function referenceOf(from: Stage, written: string | undefined, place: Argument | Part): StageReference {
  // BuildKit refuses variables behind `--from`; others may replace them.
  const name = written?.includes('$') ? undefined : written
  return { from, name, place, target: name ? from.dockerfile.stageFrom(name, from.index) : undefined }
}

/** Whether a name stands there itself, and no variable or quotes. */
function isWritten({ location }: Argument | Part, name: string): boolean {
  const { text, span } = location
  return text.content.slice(span.start, span.end) === name
}
