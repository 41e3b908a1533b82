import type { Span } from '../text/document.ts'
import { trimmed } from './blank.ts'

/** A parser directive: `# escape=\``. Offsets are those of the file. */
export interface Directive {
  /** In lower case, as BuildKit compares it. */
  readonly name: string
  readonly value: string
  readonly span: Span
  readonly nameSpan: Span
  readonly valueSpan: Span
  /** Whether the same directive stands above; BuildKit refuses such a file. */
  readonly isRepeated: boolean
}

/**
 * Reads the lines of directives with which a file begins. The first line that is none ends them: a blank line, any other
 * comment, an unknown name. `// syntax=…` counts too, as it does where BuildKit looks for the frontend.
 */
export class DirectiveBlock {
  readonly directives: Directive[] = []
  readonly #set: Escape | undefined
  #isDone: boolean

  /** @param set The escape character, where the block is over already. */
  constructor(set?: Escape) {
    this.#set = set
    this.#isDone = set !== undefined
  }

  /** Whether the line, which begins and ends with no blank, is a directive. */
  add(content: string, line: Span): boolean {
    if (this.#isDone) return false
    const directive = this.#read(content, line)
    if (directive) this.directives.push(directive)
    else this.#isDone = true
    return directive !== undefined
  }

  /** The character that escapes, and continues a line. */
  get escapeCharacter(): Escape {
    if (this.#set) return this.#set
    const value = this.directives.find(({ name }) => name === 'escape')?.value
    return value === '`' ? '`' : '\\'
  }

  #read(content: string, line: Span): Directive | undefined {
    const isSlashed = content.startsWith('//', line.start)
    const nameStart = line.start + (isSlashed ? 2 : 1)
    const equals = content.indexOf('=', nameStart)
    if (equals === -1 || equals >= line.end || equals - nameStart > LONGEST_NAME) return undefined
    const nameSpan = trimmed(content, { start: nameStart, end: equals })
    const valueSpan = trimmed(content, { start: equals + 1, end: line.end })
    const name = content.slice(nameSpan.start, nameSpan.end).toLowerCase()
    if (!NAMES.has(name) || (isSlashed && name !== 'syntax') || valueSpan.start === valueSpan.end) return undefined
    const isRepeated = this.directives.some((directive) => directive.name === name)
    const value = content.slice(valueSpan.start, valueSpan.end)
    return { name, value, span: line, nameSpan, valueSpan, isRepeated }
  }
}

export type Escape = '\\' | '`'

const NAMES: ReadonlySet<string> = new Set(['syntax', 'escape', 'check'])
const LONGEST_NAME = 200
