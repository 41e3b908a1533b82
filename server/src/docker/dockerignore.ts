import { type Located, type Location, Text } from '../text/document.ts'
import { trimmed } from './blank.ts'
import { IgnorePattern } from './ignore-pattern.ts'

/** A line of a `.dockerignore` that is no comment. */
export interface IgnoreLine extends Located {
  /** As it is compared: a clean path, without the `!`. */
  readonly pattern: string
  /** Written with `!`: takes back what lines above ignore. */
  readonly isException: boolean
  /** Whether the builder refuses it, and with it the file, or takes it for what nobody can have meant. */
  readonly isMalformed: boolean
  /** Whether it names a path, or a folder that the path is in. */
  matches(path: string): boolean
}

/** What a `.dockerignore` keeps out of a build. Never throws. */
export class Dockerignore {
  readonly text: Text
  readonly lines: readonly IgnoreLine[]

  constructor(text: Text) {
    this.text = text
    this.lines = linesOf(text)
  }

  /**
   * Whether a path, relative to the context and with slashes, is kept out of the build; `undefined` when the file is
   * malformed. What is in a folder that is ignored is ignored, unless a line further down takes it back.
   */
  ignores(path: string): boolean | undefined {
    if (this.lines.some(({ isMalformed }) => isMalformed)) return undefined
    const clean = cleaned(path)
    let isIgnored = false
    if (clean === '.') return false
    for (const line of this.lines) {
      if (line.isException === isIgnored && line.matches(clean)) isIgnored = !line.isException
    }
    return isIgnored
  }
}

/** The content of a `.dockerignore`, and what it says, which is read when it is first asked for. */
export class DockerignoreText extends Text {
  #file: Dockerignore | undefined

  get file(): Dockerignore {
    this.#file ??= new Dockerignore(this)
    return this.#file
  }
}

/**
 * The files that may say what a build ignores, the one that counts first, the path of whose Dockerfile ends with a name.
 * The first stands beside the Dockerfile, the second in the folder of the context.
 */
export function ignoreFilesOf(dockerfileName: string): { readonly beside: string; readonly inContext: string } {
  return { beside: `${dockerfileName}.dockerignore`, inContext: '.dockerignore' }
}

function linesOf(text: Text): readonly IgnoreLine[] {
  const { content } = text
  const lines: IgnoreLine[] = []
  let start = content.startsWith('\ufeff') ? 1 : 0
  while (start < content.length) {
    const feed = content.indexOf('\n', start)
    const end = feed === -1 ? content.length : feed
    const span = trimmed(content, { start, end })
    // A comment begins with its line; behind blanks `#` is part of a name.
    if (content[start] !== '#' && span.start < span.end) {
      lines.push(lineOf(content.slice(span.start, span.end), { text, span }))
    }
    start = end + 1
  }
  return lines
}

function lineOf(written: string, location: Location): IgnoreLine {
  const isException = written.startsWith('!')
  const path = isException ? written.slice(1).trim() : written
  const pattern = path === '' ? '' : patternOf(cleaned(path), isException)
  const matcher = pattern === '' ? undefined : IgnorePattern.of(pattern)
  const matches = (other: string) => matcher?.matches(other) ?? false
  return { location, pattern, isException, isMalformed: matcher === undefined, matches }
}

/** A pattern that begins at the context, as all do; empty for an exception of the context itself, which is refused. */
function patternOf(path: string, isException: boolean): string {
  if (path === '/') return isException ? '' : path
  return cleaned((path.startsWith('/') ? path.slice(1) : path).trim())
}

/** A path as Go's `filepath.Clean` writes it. */
function cleaned(path: string): string {
  const isRooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!isRooted) parts.push(part)
  }
  const joined = (isRooted ? '/' : '') + parts.join('/')
  return joined === '' ? '.' : joined
}
