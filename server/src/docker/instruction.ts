import { collect } from '../text/collect.ts'
import type { Located, Location, Span, Text } from '../text/document.ts'
import { Argument } from './argument.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Variable } from './expand.ts'
import { type Mount, mountsOf } from './mount.ts'
import { type PackageCall, packageCallsOf } from './package-manager.ts'
import type { Command, Script } from './script.ts'
import { execCommandOf, isFullyRead, runs, scriptsOf } from './shell.ts'
import type { InstructionSource } from './source.ts'
import type { HeredocBody } from './split.ts'
import type { Stage } from './stage.ts'
import { expandsFlag, type PairWords } from './syntax.ts'
import type { FlagWord, Word } from './words.ts'

/** An assignment of ENV, LABEL or ARG. */
export interface Pair {
  readonly key: Argument
  /** Missing for `ARG NAME`. */
  readonly value: Argument
  /** Written `ENV key value`. */
  readonly isLegacy: boolean
}

export interface Flag {
  readonly name: string
  readonly value: Argument
  /** `--name=value`. */
  readonly whole: Argument
}

/** A heredoc with its place in the file. */
export interface Heredoc extends Located {
  readonly name: string
  readonly isQuoted: boolean
  readonly stripsTabs: boolean
  readonly fileDescriptor: number
  /** The lines of its body, as they stand in the file. */
  readonly content: string
  readonly contentLocation: Location
  /** Whether the file ends before it does. */
  readonly isOpen: boolean
}

/** Where an instruction stands among the others, and what holds there. */
export interface Position {
  readonly dockerfile: Dockerfile
  /** `undefined` before the first FROM. */
  readonly stage: Stage | undefined
  /** The how many-th instruction of the file, from 0; a trigger has that of its ONBUILD. */
  readonly index: number
}

/** An instruction of a Dockerfile. What an ONBUILD keeps for later, its `trigger`, is an instruction too. */
export class Instruction implements Located {
  readonly dockerfile: Dockerfile
  readonly stage: Stage | undefined
  readonly index: number
  /** The ONBUILD that this is the trigger of. */
  readonly onbuild: Instruction | undefined
  readonly source: InstructionSource
  /** In upper case, however it is written. */
  readonly keyword: string
  readonly trigger: Instruction | undefined
  #absent: Argument | undefined
  #flags: readonly Flag[] | undefined
  #arguments: readonly Argument[] | undefined
  #pairs: readonly Pair[] | undefined
  #heredocs: readonly Heredoc[] | undefined
  #scripts: readonly Script[] | undefined
  #commands: readonly Command[] | undefined
  #places: ReadonlyMap<Command, number> | undefined
  #isFullyRead: boolean | undefined
  #sources: readonly Argument[] | undefined
  #mounts: readonly Mount[] | undefined
  #packageCalls: readonly PackageCall[] | undefined

  constructor(source: InstructionSource, position: Position, onbuild?: Instruction) {
    this.dockerfile = position.dockerfile
    this.stage = position.stage
    this.index = position.index
    this.source = source
    this.onbuild = onbuild
    this.keyword = source.syntax.keyword.text.toUpperCase()
    const { trigger } = source.syntax
    this.trigger = trigger && new Instruction({ ...source, syntax: trigger }, position, this)
  }

  get text(): Text {
    return this.dockerfile.text
  }

  /** The keyword. */
  get location(): Location {
    return this.locate(this.source.syntax.keyword.span)
  }

  /** All of it in the file, heredocs included. A trigger begins after its ONBUILD. */
  get span(): Span {
    const { span } = this.source.piece
    return { start: this.location.span.start, end: span.end }
  }

  /** `exec` when the arguments are a JSON array of strings; else the shell takes them, or they are words. */
  get form(): 'exec' | 'shell' {
    return this.source.syntax.form
  }

  get flags(): readonly Flag[] {
    const { flags } = this.source.syntax
    this.#flags ??= flags.length === 0 ? NONE : flags.map((flag) => this.#flagOf(flag))
    return this.#flags
  }

  /** The value of the first flag of that name; missing without one. */
  flag(name: string): Argument {
    return this.flags.find((flag) => flag.name === name)?.value ?? this.#nothing
  }

  /**
   * The words behind the flags: of COPY and ADD without those that open heredocs, of HEALTHCHECK from CMD on. None of
   * ENV, LABEL and ARG (see `pairs`), of ONBUILD (see `trigger`), and of a command in shell form (see `scripts`).
   */
  get arguments(): readonly Argument[] {
    const { words } = this.source.syntax
    this.#arguments ??=
      words.length === 0 ? NONE : words.map((word) => this.#argumentOf(word, EXPANDING.has(this.keyword)))
    return this.#arguments
  }

  /** The argument with that index; missing when there are fewer. */
  argument(index: number): Argument {
    return this.arguments[index] ?? this.#nothing
  }

  /** The assignments of ENV, LABEL and ARG. */
  get pairs(): readonly Pair[] {
    const { pairs } = this.source.syntax
    this.#pairs ??= pairs.length === 0 ? NONE : pairs.map((pair) => this.#pairOf(pair))
    return this.#pairs
  }

  get heredocs(): readonly Heredoc[] {
    const { heredocs } = this.source.piece
    this.#heredocs ??= heredocs.length === 0 ? NONE : heredocs.map((body) => this.#heredocOf(body))
    return this.#heredocs
  }

  /**
   * What a POSIX shell runs: RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form, heredocs that are scripts, and
   * `sh -c '…'` in any form. None where another shell runs, such as PowerShell, or the shell is not known.
   */
  get scripts(): readonly Script[] {
    this.#scripts ??= scriptsOf(this)
    return this.#scripts
  }

  /** The commands of all scripts, and the one that an exec form is; shell.ts says what can be asked about them. */
  get commands(): readonly Command[] {
    this.#commands ??= runs(this)
      ? [...collect(this.scripts, ({ commands }) => commands), ...execCommandOf(this)]
      : NONE
    return this.#commands
  }

  /** The commands behind one of `commands`, in order. */
  *commandsBehind(command: Command): Generator<Command> {
    this.#places ??= new Map(this.commands.map((one, index) => [one, index]))
    const place = this.#places.get(command) ?? this.commands.length
    for (let index = place + 1; index < this.commands.length; index++) {
      const next = this.commands[index]
      if (next) yield next
    }
  }

  /** Whether `commands` are all that it runs: nothing hides in a script that is malformed, or for another shell. */
  get isFullyRead(): boolean {
    this.#isFullyRead ??= isFullyRead(this)
    return this.#isFullyRead
  }

  /** The calls of package managers among the commands. */
  get packageCalls(): readonly PackageCall[] {
    this.#packageCalls ??= packageCallsOf(this)
    return this.#packageCalls
  }

  /** What `--mount` gives to a RUN, in order. */
  get mounts(): readonly Mount[] {
    this.#mounts ??= mountsOf(this)
    return this.#mounts
  }

  /** What COPY and ADD take: all but the last argument. */
  get sources(): readonly Argument[] {
    this.#sources ??= this.arguments.slice(0, -1)
    return this.#sources
  }

  /** Where COPY and ADD put it. */
  get destination(): Argument {
    return this.arguments.at(-1) ?? this.#nothing
  }

  /** All behind the keyword and the flags, without continuations and comments. */
  get rest(): string {
    const { rest } = this.source.syntax
    return this.source.line.text.slice(rest.start, rest.end)
  }

  /**
   * The words that run a command in shell form here: of the last SHELL above, else those of the platform. `undefined` when
   * SHELL is malformed. A trigger has the shell of the finished image.
   */
  get shell(): readonly string[] | undefined {
    const set = this.stage?.lastBefore('SHELL', this.onbuild ? Number.POSITIVE_INFINITY : this.index)
    if (!set) return this.stage?.isWindows ? WINDOWS_SHELL : LINUX_SHELL
    const words = collect(set.arguments, ({ string }) => string)
    return set.form === 'exec' && words.length > 0 ? words : undefined
  }

  /** What a variable is for the words of this instruction. In a trigger nothing is known: it runs in another file. */
  variable(name: string): Variable {
    if (this.onbuild) return { state: 'unknown' }
    return this.dockerfile.variables.lookUp(name, this)
  }

  /** Where a span of the logical line stands in the file. */
  locate(span: Span): Location {
    const { start, end } = this.source.line.spanOf(span)
    return this.#at(start, end)
  }

  #at(start: number, end: number): Location {
    const origin = this.source.piece.span.start
    return { text: this.text, span: { start: origin + start, end: origin + end } }
  }

  #argumentOf(word: Word, isExpanded: boolean): Argument {
    return new Argument(this, word, word.span, isExpanded)
  }

  /** What is not there at all. */
  get #nothing(): Argument {
    this.#absent ??= this.#missing(this.source.syntax.keyword.span)
    return this.#absent
  }

  #missing(place: Span): Argument {
    return new Argument(this, undefined, place, false)
  }

  #flagOf({ name, span, nameSpan, value }: FlagWord): Flag {
    const isExpanded = expandsFlag(this.keyword, name)
    const whole = this.#argumentOf({ span, text: this.source.line.text.slice(span.start, span.end) }, false)
    return { name, value: value ? this.#argumentOf(value, isExpanded) : this.#missing(nameSpan), whole }
  }

  #pairOf({ key, value, isLegacy }: PairWords): Pair {
    return {
      key: this.#argumentOf(key, true),
      value: value ? this.#argumentOf(value, true) : this.#missing(key.span),
      isLegacy,
    }
  }

  #heredocOf({ word, content, terminator }: HeredocBody): Heredoc {
    const { name, isQuoted, stripsTabs, fileDescriptor } = word
    const contentLocation = this.#at(content.start, content.end)
    const { start, end } = contentLocation.span
    return {
      name,
      isQuoted,
      stripsTabs,
      fileDescriptor,
      content: this.text.content.slice(start, end),
      contentLocation,
      isOpen: terminator === undefined,
      location: this.locate(word.span),
    }
  }
}

/** Most instructions have most of all that not. */
const NONE: readonly never[] = []
const LINUX_SHELL: readonly string[] = ['/bin/sh', '-c']
const WINDOWS_SHELL: readonly string[] = ['cmd', '/S', '/C']

/** The instructions in whose arguments the builder replaces variables; in those of others a shell may do it. */
const EXPANDING: ReadonlySet<string> = new Set([
  'ADD',
  'COPY',
  'EXPOSE',
  'FROM',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
])
