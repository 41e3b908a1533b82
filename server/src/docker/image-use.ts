import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { Part } from './argument.ts'
import type { Dockerfile } from './dockerfile.ts'
import { type ImageReference, parseImageReference } from './image.ts'
import type { Flag, Instruction } from './instruction.ts'
import type { Stage } from './stage.ts'

/** An image that a Dockerfile takes something from. */
export interface ImageUse {
  readonly instruction: Instruction
  readonly stage: Stage
  readonly reference: ImageReference
  /** As it is taken, with variables replaced. */
  readonly text: string
  /** Whether it stands behind `--from` or `from=`, where a bare name may also be that of a build context. */
  readonly isSource: boolean
  /** The place of a span of `text`, such as one of `reference.spans`. */
  part(span: Span): Part
  /** Where a span of `text` is written: there, or in the ARG that it comes from; `undefined` where that is no one place. */
  origin(span: Span): Part | undefined
}

/**
 * The images that FROM, `COPY --from` and `RUN --mount=from=` name for certain, in order: no stages, not `scratch`, and
 * nothing in triggers.
 */
export function imageUsesOf({ stages }: Dockerfile): readonly ImageUse[] {
  return collect(stages, (stage) => [...baseOf(stage), ...collect(stage.instructions, (one) => sourcesIn(one, stage))])
}

function baseOf(stage: Stage): readonly ImageUse[] {
  const { image, reference, from } = stage
  if (!reference || image.string === undefined) return []
  const part = ({ start, end }: Span) => image.part(start, end)
  const origin = ({ start, end }: Span) => image.origin(start, end)
  return [{ instruction: from, stage, reference, text: image.string, isSource: false, part, origin }]
}

function sourcesIn(instruction: Instruction, stage: Stage): readonly ImageUse[] {
  const { keyword } = instruction
  if (keyword !== 'COPY' && keyword !== 'RUN') return []
  return collect(instruction.flags, (flag) => {
    const span = keyword === 'COPY' ? wholeOf(flag) : fromOf(flag)
    const text = span && flag.value.string?.slice(span.start, span.end)
    if (!text || text.includes('$') || text === 'scratch') return []
    if (stage.dockerfile.stageFrom(text, stage.index) || /^\d+$/.test(text)) return []
    const reference = parseImageReference(text)
    const part = ({ start, end }: Span) => flag.value.part(span.start + start, span.start + end)
    const origin = ({ start, end }: Span) => flag.value.origin(span.start + start, span.start + end)
    return reference ? [{ instruction, stage, reference, text, isSource: true, part, origin }] : []
  })
}

function wholeOf({ name, value }: Flag): Span | undefined {
  return name === 'from' && value.string !== undefined ? { start: 0, end: value.string.length } : undefined
}

/** Where the value of `from` stands among the options of a mount. */
function fromOf({ name, value }: Flag): Span | undefined {
  if (name !== 'mount' || value.string === undefined) return undefined
  let at = 0
  for (const option of value.string.split(',')) {
    if (/^from=/i.test(option)) return { start: at + 'from='.length, end: at + option.length }
    at += option.length + 1
  }
  return undefined
}
