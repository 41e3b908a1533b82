import type { Located, Location, Span } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import { replaceInLine } from './change.ts'
import { type Expansion, expand, literal, type Mistake, mayChange, type Reference } from './expand.ts'
import type { Instruction } from './instruction.ts'
import { pairAt } from './origin.ts'
import type { Word } from './words.ts'

/**
 * A word of an instruction, and what it becomes when variables are replaced; or a word that could be there.
 *
 * Like a value in YAML it is **known**, **missing** or **unknown** (a variable that the base image or who builds sets).
 * All questions about an unknown argument are answered with no, also those that are each other's opposite.
 */
export class Argument implements Located {
  readonly instruction: Instruction
  readonly #word: Word | undefined
  readonly #place: Span
  readonly #isExpanded: boolean
  /** Whether it is what is written: so are most words, and most of them are only asked what they are. */
  #isLiteral: boolean | undefined
  #expansion: Expansion | undefined

  /** @param place Where to point in the logical line: the word, or what stands nearest to where it is missing. */
  constructor(instruction: Instruction, word: Word | undefined, place: Span, isExpanded: boolean) {
    this.instruction = instruction
    this.#word = word
    this.#place = place
    this.#isExpanded = isExpanded
  }

  /** What may stand where it cannot be seen: in the base image that `near` names. */
  static unknown(instruction: Instruction, near: Argument): Argument {
    const unknown = new Argument(instruction, { text: '', span: near.#place }, near.#place, false)
    unknown.#isLiteral = false
    unknown.#expansion = { value: undefined, stretches: [], references: [], mistake: undefined }
    return unknown
  }

  /** What is written: quotes and variables as they are, without line continuations. Empty when it is missing. */
  get written(): string {
    return this.#word?.text ?? ''
  }

  /** What it certainly is, without quotes and with variables replaced by their values and defaults. */
  get string(): string | undefined {
    return this.#isPlain ? this.#word?.text : this.#word && this.#expanded.value
  }

  /** Whether this is certainly that text. */
  is(text: string): boolean {
    return this.string === text
  }

  /** Whether this is certainly not that text; something missing is not. */
  isNot(text: string): boolean {
    return !this.isUnknown && this.string !== text
  }

  get isMissing(): boolean {
    return this.#word === undefined
  }

  get exists(): boolean {
    return this.string !== undefined
  }

  get isUnknown(): boolean {
    return this.#word !== undefined && this.string === undefined
  }

  /** Why the builder refuses the word, whatever its variables are, and where. */
  get mistake(): (Located & { readonly kind: Mistake['kind'] }) | undefined {
    const mistake = this.#isPlain ? undefined : this.#expanded.mistake
    return mistake && { kind: mistake.kind, location: this.instruction.locate(this.#inLine(mistake.span)) }
  }

  /** The variables that it uses, those in defaults included. */
  get references(): readonly Reference[] {
    return this.#isPlain ? NO_REFERENCES : this.#expanded.references
  }

  get location(): Location {
    return this.instruction.locate(this.#place)
  }

  /** Where a part of `string` comes from: exact where it is written, else the variable that it comes from. */
  part(start: number, end: number): Part {
    return new Part(this.instruction, this.#sourceOf(start, end))
  }

  /**
   * Where a part of `string` is written as it is: here, or in the ARG or ENV whose value is put in. `undefined` where it is
   * put together from several.
   */
  origin(start: number, end: number, depth = DEEPEST): Part | undefined {
    let at = 0
    for (const { value = '', source, isLiteral } of this.#expanded.stretches) {
      const [from, to] = [start - at, end - at]
      at += value.length
      if (from < 0 || to > value.length || from >= to) continue
      if (isLiteral) return this.part(start, end)
      const used = this.references.find(({ span }) => span.start === source.start && span.end === source.end)
      if (depth === 0 || used?.variable.state !== 'known' || used.variable.value !== value) return undefined
      const { origin } = used.variable
      return origin && pairAt(this.instruction.dockerfile, origin)?.value.origin(from, to, depth - 1)
    }
    return undefined
  }

  /** Where a part of it stands as it is written, such as a variable that it uses. */
  placeOf({ span }: { readonly span: Span }): Part {
    return new Part(this.instruction, this.#inLine(span))
  }

  /** Where it stands in the logical line, or what stands nearest to it. */
  get place(): Span {
    return this.#place
  }

  /** Puts another word in its place, as it is: in an exec form as a string of JSON. */
  replace(word: string): EditText {
    return replaceInLine(this.instruction, this.#place, this.#isJson ? JSON.stringify(word) : word)
  }

  /** Whether it is a string of a JSON array. */
  get #isJson(): boolean {
    const { form, source } = this.instruction
    return (
      form === 'exec' && this.#place.start > source.syntax.rest.start && source.line.text[this.#place.start] === '"'
    )
  }

  get #isPlain(): boolean {
    this.#isLiteral ??= !this.#isExpanded || !mayChange(this.written, this.instruction.dockerfile.escapeCharacter)
    return this.#isLiteral
  }

  get #expanded(): Expansion {
    this.#expansion ??= this.#expand()
    return this.#expansion
  }

  #expand(): Expansion {
    const { instruction } = this
    if (!this.#word || !this.#isExpanded) return literal(this.written)
    return expand(this.#word.text, instruction.dockerfile.escapeCharacter, (name) => instruction.variable(name))
  }

  #sourceOf(start: number, end: number): Span {
    let from: number | undefined
    let to: number | undefined
    let at = 0
    for (const { value = '', source, isLiteral } of this.#expanded.stretches) {
      const after = at + value.length
      if (from === undefined && start < after) from = isLiteral ? source.start + start - at : source.start
      if (end > at && end <= after) to = isLiteral ? source.start + end - at : source.end
      at = after
    }
    if (from === undefined || to === undefined || to < from) return this.#place
    return this.#inLine({ start: from, end: to })
  }

  /** A span of the word in the logical line; all of it where the word is not written as it is. */
  #inLine({ start, end }: Span): Span {
    const place = this.#place
    if (this.#word?.text.length === place.end - place.start)
      return { start: place.start + start, end: place.start + end }
    // A string of JSON without escapes is as long as what stands between its quotes.
    if (this.#word?.text.length === place.end - place.start - 2) {
      return { start: place.start + 1 + start, end: place.start + 1 + end }
    }
    return place
  }
}

const NO_REFERENCES: readonly Reference[] = []

/** Through how many variables a value is followed. */
const DEEPEST = 10

/** A part of an instruction that can be pointed at and replaced. */
export class Part implements Located {
  readonly instruction: Instruction
  readonly #span: Span

  /** @param span In the logical line of the instruction. */
  constructor(instruction: Instruction, span: Span) {
    this.instruction = instruction
    this.#span = span
  }

  get location(): Location {
    return this.instruction.locate(this.#span)
  }

  /** Puts `text` in its place, as it is. */
  replace(text: string): EditText {
    return replaceInLine(this.instruction, this.#span, text)
  }
}
