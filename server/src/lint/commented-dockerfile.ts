import type { DockerText } from '../docker/document.ts'
import type { Stage } from '../docker/stage.ts'
import type { Span } from '../text/document.ts'
import { type CommentedText, lineOf, lineStarts } from './commented.ts'

/** The comments of a Dockerfile, those between the lines of an instruction and `check` directives included. */
export class CommentedDockerfile implements CommentedText {
  readonly text: DockerText
  readonly isDockerfile = true
  readonly comments: readonly Span[]
  #ends: ReadonlyMap<number, number> | undefined
  #stages: ReadonlyMap<number, Span> | undefined

  constructor(text: DockerText) {
    this.text = text
    const { directives, comments } = text.dockerfile
    const checks = directives.filter(({ name }) => name === 'check').map(({ span }) => span)
    this.comments = [...checks, ...comments.map(({ location }) => location.span)]
  }

  get directivesEnd(): number {
    return this.text.dockerfile.directives.at(-1)?.span.end ?? 0
  }

  get codeStart(): number {
    const [first] = this.text.dockerfile.instructions
    return first?.span.start ?? this.text.content.length
  }

  largestEndOn(lineStart: number): number | undefined {
    this.#ends ??= this.#byLine(this.text.dockerfile.instructions, ({ span }) => [span.start, span.end])
    return this.#ends.get(lineStart)
  }

  smallestEndOn(lineStart: number): number | undefined {
    return this.largestEndOn(lineStart)
  }

  stageOn(lineStart: number): Span | undefined {
    this.#stages ??= this.#byLine(this.text.dockerfile.stages, (stage) => [stage.from.span.start, spanOf(stage)])
    return this.#stages.get(lineStart)
  }

  #byLine<T, Found>(all: readonly T[], find: (one: T) => readonly [start: number, found: Found]): Map<number, Found> {
    const starts = lineStarts(this.text.content)
    return new Map(
      all.map((one) => {
        const [start, found] = find(one)
        return [lineOf(starts, start), found] as const
      }),
    )
  }
}

function spanOf({ from, instructions }: Stage): Span {
  return { start: from.span.start, end: (instructions.at(-1) ?? from).span.end }
}
