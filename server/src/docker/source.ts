import type { Escape } from './directives.ts'
import { LogicalLine } from './line.ts'
import { ShellTrees } from './shell-trees.ts'
import type { Piece } from './split.ts'
import { parseSyntax, type Syntax } from './syntax.ts'

/** An instruction's piece of the file, and what it says of itself alone. */
export interface InstructionSource {
  readonly piece: Piece
  readonly line: LogicalLine
  readonly syntax: Syntax
  readonly trees: ShellTrees
  /** Whether a dollar sign stands anywhere in it: without one it uses no variable. */
  readonly hasDollar: boolean
}

/**
 * Reads a piece of a Dockerfile, unless one with the same text has been read before.
 *
 * @param previous What an older version of the file consisted of, by its text.
 * @param read What this version consists of so far; the piece is added.
 */
export function readSource(
  content: string,
  piece: Piece,
  escapeCharacter: Escape,
  previous: ReadonlyMap<string, InstructionSource> | undefined,
  read: Map<string, InstructionSource>,
): InstructionSource {
  const { start, end } = piece.span
  const written = content.slice(start, end)
  const known = read.get(written) ?? previous?.get(written)
  if (known) {
    read.set(written, known)
    return { ...known, piece }
  }
  const line = new LogicalLine(content, start, piece.lines)
  const source = {
    piece,
    line,
    syntax: parseSyntax(line.text, piece.heredocs, escapeCharacter),
    trees: new ShellTrees(),
    hasDollar: written.includes('$'),
  }
  read.set(written, source)
  return source
}
