/**
 * A pattern for paths, as configuration files have it:
 * - `*` and `?` stand for any text and any one character without a `/`; `[a-z]` and `[!a-z]` for one character;
 * - `**` stands for any number of folders where it stands alone between slashes, and for `*` elsewhere;
 * - `{a,b}` stands for one of several patterns, which may have braces of their own;
 * - a `\` takes the meaning from the character behind it.
 */
export interface Glob {
  /** As written. */
  readonly pattern: string
  /** It begins with `!`: it takes back what patterns before it cover. */
  readonly isNegated: boolean
  /** A machine that begins with its first step and accepts behind its last one. */
  readonly steps: readonly Step[]
}

/** A sentence about a pattern that cannot be read. */
export interface GlobMistake {
  readonly mistake: string
}

/** Goes on where one of `targets` is, or takes a character and goes on with the next step. */
type Step = { readonly targets: readonly number[] } | { readonly takes: (character: string) => boolean }

/** A longer pattern is a mistake, so that no pattern can take long to match. */
export const LONGEST_GLOB = 1000

/** Reads a pattern. A `./` or `/` at its start and a `/` at its end mean nothing. Never throws. */
export function parseGlob(pattern: string): Glob | GlobMistake {
  if (pattern.length > LONGEST_GLOB) return { mistake: `The pattern is longer than ${LONGEST_GLOB} characters.` }
  const isNegated = pattern.startsWith('!')
  const parts = (isNegated ? pattern.slice(1) : pattern)
    .replace(/^\.?\//, '')
    .replace(/\/$/, '')
    .split('/')
  // One after the other they stand for the same folders as one alone.
  const characters = [...parts.filter((part, index) => part !== '**' || parts[index - 1] !== '**').join('/')]
  if (characters.length === 0) return { mistake: 'The pattern is empty.' }
  if (parts.some((part) => part === '.' || part === '..')) {
    return { mistake: `"${pattern}" leads out of the folder: patterns have no "." and ".." in them.` }
  }
  const builder = new GlobBuilder(characters)
  const mistake = builder.build()
  return mistake === undefined ? { pattern, isNegated, steps: builder.steps } : { mistake }
}

/** Whether the pattern, without its `!`, matches the whole path, whose folders are separated by `/`. */
export function matchesGlob(glob: Glob, path: string): boolean {
  return run(glob, path, false)
}

/** Whether the patterns cover a path: the last one that matches it or a folder above it decides. */
export function coversPath(globs: readonly Glob[], path: string): boolean {
  return globs.findLast((glob) => run(glob, path, true))?.isNegated === false
}

/**
 * Follows all ways through the machine at once, so the time is that of the path times the pattern at most.
 *
 * @param orFolder Whether a folder above the path is enough.
 */
function run({ steps }: Glob, path: string, orFolder: boolean): boolean {
  const reached = new Uint32Array(steps.length + 1)
  let round = 1
  let active = arrive([0], steps, reached, round)
  for (const character of path) {
    if (orFolder && character === '/' && reached[steps.length] === round) return true
    round++
    const next: number[] = []
    for (const index of active) {
      const step = steps[index]
      if (step && 'takes' in step && step.takes(character)) next.push(index + 1)
    }
    active = arrive(next, steps, reached, round)
    if (active.length === 0) return false
  }
  return reached[steps.length] === round
}

/** The steps that can be reached without taking a character, each once. */
function arrive(from: readonly number[], steps: readonly Step[], reached: Uint32Array, round: number): number[] {
  const ahead = [...from]
  const active: number[] = []
  for (let index = ahead.pop(); index !== undefined; index = ahead.pop()) {
    if (reached[index] === round) continue
    reached[index] = round
    active.push(index)
    const step = steps[index]
    if (step && 'targets' in step) ahead.push(...step.targets)
  }
  return active
}

const any = () => true
const inName = (character: string) => character !== '/'

/** Braces that are not closed yet. */
interface Group {
  /** Where each alternative begins; filled while they are read. */
  readonly starts: number[]
  /** The jumps from the ends of alternatives, which lead behind the braces. */
  readonly ends: number[][]
  /** Whether a folder may begin where the braces begin. */
  readonly isAtFolder: boolean
}

/** Makes the machine of a pattern in one pass. */
class GlobBuilder {
  readonly steps: Step[] = []
  readonly #characters: readonly string[]
  readonly #groups: Group[] = []
  #at = 0
  /** Whether a folder begins here. */
  #isAtFolder = true

  constructor(characters: readonly string[]) {
    this.#characters = characters
  }

  /** @returns what is wrong with the pattern, if anything is. */
  build(): string | undefined {
    while (this.#at < this.#characters.length) {
      const mistake = this.#readOne(this.#characters[this.#at] ?? '')
      if (mistake !== undefined) return mistake
    }
    return this.#groups.length > 0 ? 'A "{" is not closed.' : undefined
  }

  #readOne(character: string): string | undefined {
    const wasAtFolder = this.#isAtFolder
    this.#at++
    this.#isAtFolder = false
    if (character === '*') this.#readStars(wasAtFolder)
    else if (character === '/') this.#readSlash()
    else if (character === '?') this.#take(inName)
    else if (character === '[') return this.#readClass()
    else if (character === '{') this.#open(wasAtFolder)
    else if (character === ',' && this.#groups.length > 0) this.#nextAlternative()
    else if (character === '}' && this.#groups.length > 0) this.#close()
    else if (character === '\\') return this.#readEscaped()
    else this.#take((other) => other === character)
    return undefined
  }

  #take(takes: (character: string) => boolean): void {
    this.steps.push({ takes })
  }

  #readStars(wasAtFolder: boolean): void {
    const first = this.#at - 1
    while (this.#characters[this.#at] === '*') this.#at++
    const isWhole = wasAtFolder && this.#endsFolder(this.#at)
    if (!isWhole || this.#at - first < 2) {
      // Where it is the whole name, the name is not empty.
      if (isWhole) this.#take(inName)
      this.#loop(inName)
    } else if (this.#characters[this.#at] === '/') {
      // No folder at all, or any text that ends with a slash.
      const start = this.steps.length
      const targets = [start + 1]
      this.steps.push({ targets })
      this.#loop(any)
      this.#take((other) => other === '/')
      targets.push(this.steps.length)
      this.#at++
      this.#isAtFolder = true
    } else this.#loop(any)
  }

  /** A slash; one before a `**` that ends the pattern may be missing together with it. */
  #readSlash(): void {
    let stars = this.#at
    while (this.#characters[stars] === '*') stars++
    const isOptional = stars - this.#at >= 2 && stars === this.#characters.length
    const targets = [this.steps.length + 1]
    if (isOptional) this.steps.push({ targets })
    this.#take((other) => other === '/')
    if (isOptional) {
      this.#loop(any)
      targets.push(this.steps.length)
      this.#at = stars
    }
    this.#isAtFolder = true
  }

  /** Takes such characters, any number of them. */
  #loop(takes: (character: string) => boolean): void {
    const start = this.steps.length
    this.steps.push({ targets: [start + 1, start + 3] }, { takes }, { targets: [start] })
  }

  #endsFolder(at: number): boolean {
    const next = this.#characters[at]
    return next === undefined || next === '/' || (this.#groups.length > 0 && (next === ',' || next === '}'))
  }

  #open(isAtFolder: boolean): void {
    const starts = [this.steps.length + 1]
    this.steps.push({ targets: starts })
    this.#groups.push({ starts, ends: [], isAtFolder })
    this.#isAtFolder = isAtFolder
  }

  #nextAlternative(): void {
    const group = this.#groups.at(-1)
    if (!group) return
    this.#jump(group)
    group.starts.push(this.steps.length)
    this.#isAtFolder = group.isAtFolder
  }

  #close(): void {
    const group = this.#groups.pop()
    if (!group) return
    for (const end of group.ends) end.push(this.steps.length)
    this.#isAtFolder = false
  }

  #jump({ ends }: Group): void {
    const targets: number[] = []
    ends.push(targets)
    this.steps.push({ targets })
  }

  #readEscaped(): string | undefined {
    const character = this.#characters[this.#at++]
    if (character === undefined) return 'The pattern ends with a "\\".'
    if (/[\p{L}\p{N}]/u.test(character)) return 'Folders are separated by "/", not by "\\".'
    this.#take((other) => other === character)
    return undefined
  }

  #readClass(): string | undefined {
    const first = this.#characters[this.#at]
    const isNegated = first === '!' || first === '^'
    if (isNegated) this.#at++
    const ranges: (readonly [from: string, to: string])[] = []
    for (let isFirst = true; ; isFirst = false) {
      const from = this.#characters[this.#at++]
      if (from === undefined) return 'A "[" is not closed.'
      if (from === '/') return 'There is a "/" between "[" and "]".'
      if (from === ']' && !isFirst) break
      const to = this.#characters[this.#at + 1]
      const isRange = this.#characters[this.#at] === '-' && to !== undefined && to !== ']'
      if (isRange) this.#at += 2
      ranges.push([from, isRange ? to : from])
    }
    this.#take((c) => c !== '/' && ranges.some(([from, to]) => from <= c && c <= to) !== isNegated)
    return undefined
  }
}
