import { collect } from '../text/collect.ts'
import type { Located, Location, Span, Text } from '../text/document.ts'
import type { Directive, Escape } from './directives.ts'
import { type ImageUse, imageUsesOf } from './image-use.ts'
import { Instruction } from './instruction.ts'
import { longLineIn, MOST_INSTRUCTIONS, MOST_WORDS } from './limits.ts'
import { byName, lastBefore } from './order.ts'
import { type InstructionSource, readSource } from './source.ts'
import { splitDockerfile } from './split.ts'
import { Stage } from './stage.ts'
import { type StageReference, stageReferencesOf } from './stage-reference.ts'
import { Variables } from './variables.ts'

export interface Comment extends Located {
  /** Without its `#` and the blanks around it. */
  readonly text: string
}

/** The file as BuildKit reads it: directives, what stands before the first FROM, and stages. */
export class Dockerfile implements Located {
  readonly text: Text
  readonly directives: readonly Directive[]
  readonly escapeCharacter: Escape
  /** Whether there are more instructions or words than are read. Then there are no instructions here. */
  readonly isTooLong: boolean
  /** A line that is longer than those that the builder reads. Then there are no instructions here, either. */
  readonly longLine: Location | undefined
  /** All instructions in order; triggers are reached through their ONBUILD. */
  readonly instructions: readonly Instruction[]
  readonly stages: readonly Stage[]
  readonly #comments: readonly Span[]
  readonly #sources: ReadonlyMap<string, InstructionSource>
  #names: ReadonlyMap<string, readonly Stage[]> | undefined
  #variables: Variables | undefined
  #needed: ReadonlySet<Stage> | undefined
  #finalChain: ReadonlySet<Stage> | undefined
  #imageUses: readonly ImageUse[] | undefined
  #stageReferences: readonly StageReference[] | undefined

  /** @param previous An older version of the same file: instructions whose text has not changed are not read again. */
  constructor(text: Text, previous?: Dockerfile) {
    const { directives, escapeCharacter, pieces, comments } = splitDockerfile(text.content)
    this.text = text
    this.directives = directives
    this.escapeCharacter = escapeCharacter
    this.#comments = comments
    const known = previous?.escapeCharacter === escapeCharacter ? previous.#sources : undefined
    const read = new Map<string, InstructionSource>()
    const longLine = longLineIn(text.content)
    this.longLine = longLine && this.locate(longLine)
    const readPieces = pieces.length > MOST_INSTRUCTIONS || longLine ? [] : pieces
    const all = readPieces.map((piece) => readSource(text.content, piece, escapeCharacter, known, read))
    this.isTooLong = pieces.length > MOST_INSTRUCTIONS || countWords(all) > MOST_WORDS
    const sources = this.isTooLong ? [] : all
    this.#sources = read
    this.stages = stagesOf(this, sources)
    const firstFrom = this.stages[0]?.from.index ?? sources.length
    const globals = sources
      .slice(0, firstFrom)
      .map((source, index) => new Instruction(source, { dockerfile: this, stage: undefined, index }))
    this.instructions = [...globals, ...collect(this.stages, ({ from, instructions }) => [from, ...instructions])]
  }

  /** Whether its instructions are those of the file: it is not too long to be read, and neither is a line of it. */
  get isRead(): boolean {
    return !this.isTooLong && this.longLine === undefined
  }

  /** The first line that says something: of the first FROM, else of the first instruction. */
  get location(): Location {
    const [first] = this.instructions
    return this.stages[0]?.from.location ?? first?.location ?? this.locate({ start: 0, end: 0 })
  }

  /** The stage that is built when none is asked for. */
  get finalStage(): Stage | undefined {
    return this.stages.at(-1)
  }

  /** The final stage and those it is built from. */
  get finalChain(): ReadonlySet<Stage> {
    this.#finalChain ??= new Set(this.finalStage?.chain)
    return this.#finalChain
  }

  /** The final stage and all that it needs. */
  get neededStages(): ReadonlySet<Stage> {
    if (this.#needed) return this.#needed
    const needed = new Set<Stage>()
    const open = this.finalStage ? [this.finalStage] : []
    for (let stage = open.pop(); stage; stage = open.pop()) {
      if (needed.has(stage)) continue
      needed.add(stage)
      open.push(...stage.dependencies)
    }
    this.#needed = needed
    return needed
  }

  /** Every comment that is no directive, those between the lines of an instruction included. */
  get comments(): readonly Comment[] {
    const { content } = this.text
    return this.#comments.map((span) => ({
      location: this.locate(span),
      text: content.slice(span.start + 1, span.end).trim(),
    }))
  }

  /** Every image that it takes something from. */
  get imageUses(): readonly ImageUse[] {
    this.#imageUses ??= imageUsesOf(this)
    return this.#imageUses
  }

  /** Every place that may name a stage. */
  get stageReferences(): readonly StageReference[] {
    this.#stageReferences ??= stageReferencesOf(this)
    return this.#stageReferences
  }

  get variables(): Variables {
    if (this.#variables) return this.#variables
    const variables = new Variables()
    // Values are computed in order, and look up in what is there so far.
    this.#variables = variables
    variables.define(this.instructions)
    return variables
  }

  /** The stage that a name stands for in the stage with that index: the last of the earlier ones with that name. */
  stageNamed(name: string, before: number): Stage | undefined {
    this.#names ??= byName(this.stages, (stage) => stage.name)
    return lastBefore(this.#names.get(name.toLowerCase()), before)
  }

  /** The earlier stage that `--from` stands for, by name or number. */
  stageFrom(value: string, before: number): Stage | undefined {
    const stage = /^\d{1,9}$/.test(value) ? this.stages[Number(value)] : undefined
    if (stage) return stage.index < before ? stage : undefined
    return this.stageNamed(value, before)
  }

  locate(span: Span): Location {
    return { text: this.text, span }
  }
}

function countWords(sources: readonly InstructionSource[]): number {
  let count = 0
  for (const { syntax, piece } of sources) {
    count += syntax.flags.length + syntax.words.length + syntax.pairs.length + piece.heredocs.length
  }
  return count
}

function stagesOf(dockerfile: Dockerfile, sources: readonly InstructionSource[]): readonly Stage[] {
  const starts = collect(sources, ({ syntax }, index) => (syntax.keyword.text.toUpperCase() === 'FROM' ? index : []))
  return starts.map((start, index) => new Stage(dockerfile, index, sources.slice(start, starts[index + 1]), start))
}
