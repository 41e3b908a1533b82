import { collect } from '../text/collect.ts'
import type { Located, Location } from '../text/document.ts'
import { Argument } from './argument.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Variable } from './expand.ts'
import { type ImageReference, parseImageReference } from './image.ts'
import { Instruction } from './instruction.ts'
import { byName, lastBefore } from './order.ts'
import type { InstructionSource } from './source.ts'

/** A FROM and the instructions that follow it. Its place is what it is built from. */
export class Stage implements Located {
  readonly dockerfile: Dockerfile
  /** From 0, as `--from=0` counts. */
  readonly index: number
  readonly from: Instruction
  /** Those behind FROM, in order; triggers are not among them. */
  readonly instructions: readonly Instruction[]
  #byKeyword: ReadonlyMap<string, readonly Instruction[]> | undefined
  #chain: readonly Stage[] | undefined
  /** By keyword what `last` has found, `null` for nothing. */
  readonly #last = new Map<string, Instruction | null>()
  /** `null` for none, `undefined` before it is looked for. */
  #base: Stage | null | undefined

  /** @param sources The FROM and what follows it. @param first The index of the FROM among all instructions. */
  constructor(dockerfile: Dockerfile, index: number, sources: readonly InstructionSource[], first: number) {
    const [from, ...instructions] = sources.map(
      (source, at) => new Instruction(source, { dockerfile, stage: this, index: first + at }),
    )
    if (!from) throw new RangeError('A stage begins with a FROM.')
    this.dockerfile = dockerfile
    this.index = index
    this.from = from
    this.instructions = instructions
  }

  /** What it is built from: an image, an earlier stage, or `scratch`. */
  get image(): Argument {
    return this.from.argument(0)
  }

  get location(): Location {
    return this.image.location
  }

  /** The name behind AS, as it is written. */
  get nameArgument(): Argument {
    return this.from.argument(1).string?.toUpperCase() === 'AS' ? this.from.argument(2) : this.from.argument(NONE)
  }

  /** Its name in lower case, as it is compared; `undefined` when it has none. */
  get name(): string | undefined {
    return this.nameArgument.string?.toLowerCase()
  }

  /** The name of the stage in quotes, or its image, for messages. */
  get label(): string {
    return `"${this.nameArgument.string ?? this.image.string ?? this.image.written}"`
  }

  /** The earlier stage that it is built from. */
  get base(): Stage | undefined {
    if (this.#base === undefined) {
      const { string } = this.image
      this.#base = string === undefined ? null : (this.dockerfile.stageNamed(string, this.index) ?? null)
    }
    return this.#base ?? undefined
  }

  get isScratch(): boolean {
    return this.image.is('scratch') && this.base === undefined
  }

  /** Whether what it is built from runs on Windows, as far as the name of the image, the platform or the escape tell. */
  get isWindows(): boolean {
    const { root } = this
    if (this.dockerfile.escapeCharacter === '`') return true
    const platform = root.from.flag('platform').string ?? ''
    return platform.startsWith('windows') || WINDOWS.test(root.image.string ?? '')
  }

  /** The image that it is built from, by a reference that is certain; `undefined` for stages and `scratch`. */
  get reference(): ImageReference | undefined {
    const { string } = this.image
    if (string === undefined || this.base || this.isScratch) return undefined
    return parseImageReference(string)
  }

  /** This stage and those it is built from, the nearest first. Of very long chains only the beginning. */
  get chain(): readonly Stage[] {
    if (this.#chain) return this.#chain
    const chain: Stage[] = []
    for (let stage: Stage | undefined = this; stage && chain.length < LONGEST_CHAIN; stage = stage.base) {
      chain.push(stage)
    }
    this.#chain = chain
    return chain
  }

  /** The stage of the chain that is built from an image or from scratch. */
  get root(): Stage {
    return this.chain.at(-1) ?? this
  }

  /** Whether this is the stage that is built when none is asked for. */
  get isFinal(): boolean {
    return this.dockerfile.finalStage === this
  }

  /** Whether what it sets is inherited by the final stage. */
  get isInFinalChain(): boolean {
    return this.dockerfile.finalChain.has(this)
  }

  /** Whether the final stage needs it at all: builds from it, or copies or mounts from it, on however long a way. */
  get isNeeded(): boolean {
    return this.dockerfile.neededStages.has(this)
  }

  /** The stages that it is built from, copies from or mounts from, itself. */
  get dependencies(): readonly Stage[] {
    const { base } = this
    const named = collect(this.instructions, (instruction) => {
      if (instruction.keyword === 'COPY') return instruction.flag('from').string ?? []
      if (instruction.keyword === 'RUN') return collect(instruction.mounts, (mount) => mount.get('from'))
      return []
    })
    const stages = collect(named, (name) => this.dockerfile.stageFrom(name, this.index))
    return base ? [base, ...stages] : stages
  }

  /** The instructions of this stage with that keyword, in order. */
  all(keyword: string): readonly Instruction[] {
    this.#byKeyword ??= byName(this.instructions, (instruction) => instruction.keyword)
    return this.#byKeyword.get(keyword) ?? []
  }

  /** The last instruction with that keyword in this stage, else in the stages it is built from. */
  last(keyword: string): Instruction | undefined {
    const passed: Stage[] = []
    let found: Instruction | null = null
    for (let stage: Stage | undefined = this; stage; stage = stage.base) {
      const known: Instruction | null | undefined = stage.#last.get(keyword) ?? stage.all(keyword).at(-1)
      passed.push(stage)
      if (known !== undefined || stage.#last.has(keyword)) {
        found = known ?? null
        break
      }
    }
    for (const stage of passed) stage.#last.set(keyword, found)
    return found ?? undefined
  }

  /** The same, before an index in this stage. */
  lastBefore(keyword: string, index: number): Instruction | undefined {
    return lastBefore(this.all(keyword), index) ?? this.base?.last(keyword)
  }

  /** The user that its image runs as, with a group if there is one; unknown when only the base image says. */
  get user(): Argument {
    return this.#effective('USER')
  }

  /** The last WORKDIR as it is written; unknown when only the base image says. */
  get workdir(): Argument {
    return this.#effective('WORKDIR')
  }

  /** ENTRYPOINT, which its image runs; `undefined` when there is none or only the base image says. */
  get entrypoint(): Instruction | undefined {
    return this.last('ENTRYPOINT')
  }

  /** CMD, unless an ENTRYPOINT of a nearer stage takes it back. */
  get command(): Instruction | undefined {
    const command = this.last('CMD')
    const entrypoint = this.last('ENTRYPOINT')
    if (!command || !entrypoint || command.stage === entrypoint.stage) return command
    return this.chain.indexOf(entrypoint.stage ?? this) < this.chain.indexOf(command.stage ?? this)
      ? undefined
      : command
  }

  /** A variable of its image, or one that its last instruction could use. */
  variable(name: string): Variable {
    return this.dockerfile.variables.inStage(name, this, Number.POSITIVE_INFINITY)
  }

  #effective(keyword: string): Argument {
    const instruction = this.last(keyword)
    if (instruction) return instruction.argument(0)
    const { root } = this
    return root.isScratch ? root.from.argument(NONE) : Argument.unknown(root.from, root.image)
  }
}

/** No FROM has so many arguments. */
const NONE = Number.POSITIVE_INFINITY
const WINDOWS =
  /^(?:mcr\.microsoft\.com\/|microsoft\/)?(?:windows|nanoserver|windowsservercore|servercore)\b|nanoserver|windowsservercore/
const LONGEST_CHAIN = 50
