import type { Located, Location, Span } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import type { Heredoc, Instruction } from './instruction.ts'
import type { Block, CommandTree, ExpansionTree, Operator, ShellTree, WordTree } from './shell-tree.ts'
import { removedWith } from './word-removal.ts'
import type { Wrapper } from './wrapper.ts'

/** A script that a shell runs for an instruction. */
export interface Script {
  readonly instruction: Instruction
  /** The heredoc that it is; `undefined` for a line, or a word behind `sh -c`. */
  readonly heredoc: Heredoc | undefined
  /** Every simple command, in the order of the text, those in substitutions and blocks included; none where there are errors. */
  readonly commands: readonly Command[]
  /** Whether it runs nothing besides `commands`: it is sound, and short enough to be read. */
  readonly isWhole: boolean
  readonly errors: readonly (Located & { readonly message: string })[]
}

/** A word of a command as it is written and as it is taken. */
export class ShellWord implements Located {
  readonly #source: ScriptSource
  readonly #tree: WordTree

  constructor(source: ScriptSource, tree: WordTree) {
    this.#source = source
    this.#tree = tree
  }

  /** What it certainly is, without its quotes; `undefined` when a variable or a command is put in at run time. */
  get string(): string | undefined {
    return this.#tree.value
  }

  /** As it is written, quotes and variables included. */
  get written(): string {
    return this.#source.content.slice(this.#tree.span.start, this.#tree.span.end)
  }

  /** What the shell puts in: variables, commands, sums. */
  get expansions(): readonly ExpansionTree[] {
    return this.#tree.expansions
  }

  /** In the script. */
  get span(): Span {
    return this.#tree.span
  }

  get location(): Location {
    return this.#source.locate(this.#tree.span)
  }

  /** The place of something that the shell puts in. */
  placeOf({ span }: ExpansionTree): Located {
    return { location: this.#source.locate(span) }
  }

  /** Puts other words, written as the shell reads them, in its place. */
  replace(words: string): EditText {
    return this.#source.edit(this.#tree.span, this.#source.writing.word(words))
  }

  /** A part of it as it is written. */
  part(start: number, end: number): Located {
    const offset = this.#tree.span.start
    return { location: this.#source.locate({ start: offset + start, end: offset + end }) }
  }

  /** Puts text in the place of such a part. */
  replacePart(start: number, end: number, text: string): EditText {
    const offset = this.#tree.span.start
    return this.#source.edit({ start: offset + start, end: offset + end }, text)
  }

  /** Puts another word behind it, in the same line. */
  insertAfter(word: string): EditText {
    const { end } = this.#tree.span
    const { separator, word: write } = this.#source.writing
    return this.#source.edit({ start: end, end }, separator + write(word))
  }

  /**
   * Takes it away, and those behind it up to `last`, a word of the same command: with the blanks before them, or with all
   * of their lines where they stand alone on them. Nothing is taken from a list of JSON, nor what is read from or written to
   * a file between them.
   */
  remove(last: ShellWord = this): EditText {
    const { content, writing } = this.#source
    const words = { start: this.#tree.span.start, end: last.#tree.span.end }
    const isRefused = writing.isList || (last !== this && /[<>]/.test(content.slice(words.start, words.end)))
    return this.#source.edit(removedWith(this.#source, words), '', isRefused)
  }
}

/** `A=b` in front of a command. */
export interface Assignment {
  readonly name: string
  /** `undefined` when it is a list. */
  readonly value: ShellWord | undefined
  readonly whole: ShellWord
}

/** A simple command. `env`, `sudo`, `exec` and others that only run another command are its wrappers. */
export class Command implements Located {
  readonly #source: ScriptSource
  readonly #tree: CommandTree
  /** The name without its path: `apt-get` of `/usr/bin/apt-get`; `undefined` when it cannot be known. */
  readonly name: string | undefined
  #arguments: readonly ShellWord[] | undefined
  #wrappers: readonly Wrapper<ShellWord>[] | undefined

  constructor(source: ScriptSource, tree: CommandTree) {
    this.#source = source
    this.#tree = tree
    this.name = tree.unwrapped.name
  }

  get instruction(): Instruction {
    return this.#source.instruction
  }

  get nameWord(): ShellWord | undefined {
    const [word] = this.#tree.unwrapped.rest
    return word && this.#wordOf(word)
  }

  /** The words behind the name. */
  get arguments(): readonly ShellWord[] {
    this.#arguments ??= this.#tree.unwrapped.rest.slice(1).map((word) => this.#wordOf(word))
    return this.#arguments
  }

  /** All words, those of wrappers included. */
  get words(): readonly ShellWord[] {
    return this.#tree.words.map((word) => this.#wordOf(word))
  }

  /** What runs the command for another one: `sudo` of `sudo apt-get update`, from the outermost to the innermost. */
  get wrappers(): readonly Wrapper<ShellWord>[] {
    if (this.#tree.unwrapped.wrappers.length === 0) return NOTHING
    this.#wrappers ??= this.#tree.unwrapped.wrappers.map(({ name, words }) => ({
      name,
      words: words.map((word) => this.#wordOf(word)),
    }))
    return this.#wrappers
  }

  /** `A=b` in front of it. */
  get assignments(): readonly Assignment[] {
    // Most commands have none, and many rules ask.
    if (this.#tree.assignments.length === 0) return NOTHING
    return this.#tree.assignments.map(({ name, value, whole }) => ({
      name,
      value: value && this.#wordOf(value),
      whole: this.#wordOf(whole),
    }))
  }

  get redirects(): readonly { readonly operator: string; readonly target: ShellWord | undefined }[] {
    if (this.#tree.redirects.length === 0) return NOTHING
    return this.#tree.redirects.map(({ operator, target }) => ({ operator, target: target && this.#wordOf(target) }))
  }

  /** What stands between it and the command before it in the same list. */
  get operator(): Operator | undefined {
    return this.#tree.operator
  }

  /** What stands between it and the command behind it in the same list. */
  get nextOperator(): Operator | undefined {
    return this.#tree.nextOperator
  }

  /** The sign behind it in the same list, where nothing is between them; `undefined` for a line break. */
  get nextSign(): (Located & { replace(text: string): EditText }) | undefined {
    const { nextOperator } = this.#tree
    const { content, locate, edit } = this.#source
    let start = this.#tree.span.end
    while (content[start] === ' ' || content[start] === '\t') start++
    if (nextOperator === undefined || !content.startsWith(nextOperator, start)) return undefined
    const span = { start, end: start + nextOperator.length }
    return { location: locate(span), replace: (text) => edit(span, text) }
  }

  /** The blocks that it stands in, from the outermost to the innermost; none for most commands. */
  get blocks(): readonly Block[] {
    return this.#tree.blocks
  }

  /** Whether it runs whenever its script does: it is in no branch, loop or function, and no other command decides. */
  get isCertain(): boolean {
    return !this.blocks.some((block) => CONDITIONAL.has(block))
  }

  get location(): Location {
    return this.#source.locate(this.#tree.span)
  }

  /** The commands that it stands before in a pipe, the next ones, as far as they are simple commands. */
  get pipedInto(): readonly Command[] {
    const found: Command[] = []
    if (this.nextOperator !== '|') return found
    let last: Command = this
    for (const command of this.instruction.commandsBehind(this)) {
      if (last.nextOperator !== '|' || found.length === MOST_PIPED) break
      // What stands in its substitutions comes first.
      if (command.location.span.start < last.location.span.end) continue
      if (command.operator !== '|') break
      found.push(command)
      last = command
    }
    return found
  }

  /** The first argument that is certainly one of these words. */
  argument(...anyOf: readonly string[]): ShellWord | undefined {
    return this.arguments.find(({ string }) => string !== undefined && anyOf.includes(string))
  }

  #wordOf(word: WordTree): ShellWord {
    return new ShellWord(this.#source, word)
  }
}

const NOTHING: readonly never[] = []
/** How far a pipe is followed. */
const MOST_PIPED = 10
const CONDITIONAL: ReadonlySet<Block> = new Set(['branch', 'alternative', 'loop', 'function'])

/** Where a script stands, and how it is changed there. */
export interface Place {
  locate(span: Span): Location
  /** Puts text in the place of a span, unless more than that would change, or `isRefused` says so. */
  edit(span: Span, text: string, isRefused?: boolean): EditText
}

/** The text of a script and where it stands. */
export interface ScriptSource extends Place {
  readonly instruction: Instruction
  readonly heredoc: Heredoc | undefined
  readonly content: string
  readonly writing: Writing
}

/** How words are put into a script. */
export interface Writing {
  readonly separator: string
  /** Whether the words are strings of a JSON array. */
  readonly isList: boolean
  word(text: string): string
}

/** A parsed script at its place. */
export function bindScript(source: ScriptSource, { commands, errors, isWhole }: ShellTree): Script {
  return {
    instruction: source.instruction,
    heredoc: source.heredoc,
    commands: commands.map((command) => new Command(source, command)),
    isWhole,
    errors: errors.map(({ message, at }) => ({ message, location: source.locate(characterAt(source.content, at)) })),
  }
}

/** A character of a text; behind its end the last one. */
function characterAt(text: string, at: number): Span {
  const start = Math.max(0, Math.min(at, text.trimEnd().length - 1))
  return { start, end: Math.min(start + 1, text.length) }
}
