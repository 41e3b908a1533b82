import { collect } from '../text/collect.ts'
import { lineBreakOf } from '../text/document.ts'
import type { EditText, Refusal } from '../yaml/change.ts'
import type { Instruction } from './instruction.ts'
import { LogicalLine } from './line.ts'
import { parseShell } from './shell-tree.ts'
import { splitDockerfile } from './split.ts'
import { isForTools } from './tool-comment.ts'

/**
 * Runs what a RUN runs behind the commands of the RUN right above it, in one instruction, as the lines of RUNs are continued
 * here. Comments between them stay. It is refused where the commands would mean something else: where they leave something
 * to the next one, such as another folder or a variable, where a sign between them would bind others together, or where a
 * comment between them is for tools.
 *
 * @param usual How lines are continued where it does not follow from the two.
 */
export function mergeRuns(first: Instruction, second: Instruction, usual = DEFAULT_STYLE): EditText {
  const { text } = first
  const { content } = text
  const start = first.locate(first.source.syntax.rest).span.end
  const end = second.locate(second.source.syntax.rest).span.start
  const between = content.slice(start, end).split('\n').slice(1)
  const comments = between.map((line) => line.trim()).filter((line) => line.startsWith('#'))
  const own = styleOf([first, second])
  const inserted = joint(first, own && (own.isJoint || !usual.isJoint) ? own : usual, comments)
  return {
    kind: 'edit',
    text,
    edit: { span: { start, end }, text: inserted },
    get refusal() {
      if (!isAlike(first, second) || !leavesNothing(first) || !bindsTogether(second)) return 'layout'
      if (comments.some(isForTools)) return 'comments'
      const [{ span: from }, { span: to }] = [first.source.piece, second.source.piece]
      const after = content.slice(from.start, start) + inserted + content.slice(end, to.end)
      return refusalOf(first, second, content.slice(from.start, to.end), after)
    },
  }
}

/** What stands between the commands then. */
function joint(first: Instruction, { indent, isTrailing }: Style, comments: readonly string[]): string {
  const { escapeCharacter } = first.dockerfile
  const lines = [
    isTrailing ? ` && ${escapeCharacter}` : ` ${escapeCharacter}`,
    ...comments.map((comment) => indent + comment),
    isTrailing ? indent : `${indent}&& `,
  ]
  return lines.join(lineBreakOf(first.text.content))
}

/** How a RUN goes on in the next line. */
interface Style {
  readonly indent: string
  readonly isTrailing: boolean
  /** Whether an `&&` stands at the end of one of the lines or begins the other. */
  readonly isJoint: boolean
}

/** How the lines of RUNs are continued, rather where `&&` stands; `undefined` where none is. */
export function styleOf(runs: readonly Instruction[]): Style | undefined {
  const styles = collect(runs.slice(0, MOST_COMPARED), stylesOf)
  return styles.find(({ isJoint }) => isJoint) ?? styles[0]
}

function stylesOf({ text: { content }, source }: Instruction): readonly Style[] {
  const { lines, span } = source.piece
  const written = lines
    .slice(0, MOST_COMPARED)
    .map(({ start, end }) => content.slice(span.start + start, span.start + end).trimEnd())
  return written.slice(1).map((line, at) => {
    const isTrailing = written[at]?.endsWith('&&') === true
    const unindented = line.trimStart()
    const indent = line.slice(0, line.length - unindented.length)
    return { indent, isTrailing, isJoint: isTrailing || unindented.startsWith('&&') }
  })
}

function isAlike(first: Instruction, second: Instruction): boolean {
  const both = [first, second]
  const flags = both.map((one) => one.flags.map(({ whole }) => whole.written).join(' '))
  const isPlain = ({ keyword, form, heredocs, onbuild, isFullyRead }: Instruction) =>
    keyword === 'RUN' && form === 'shell' && heredocs.length === 0 && !onbuild && isFullyRead
  const isAdjacent = second.index === first.index + 1 && first.stage === second.stage
  return isAdjacent && flags[0] === flags[1] && both.every(isPlain) && !first.source.piece.isUnfinished
}

/** Whether what follows runs as it would alone once these commands have succeeded. */
function leavesNothing({ commands, rest }: Instruction): boolean {
  const isSelfContained = commands.every(({ name }) => name !== undefined && !STATEFUL.has(name))
  return isSelfContained && !/[;&|\\]$|(?:^|\s)#/.test(rest)
}

/** Whether nothing in a script runs also where what is joined before it has failed. */
function bindsTogether({ rest }: Instruction): boolean {
  return !/;|\|\|/.test(rest) && !rest.replaceAll('&&', '').replaceAll('>&', '').replaceAll('&>', '').includes('&')
}

/** Reads what comes of it again: one instruction with the same comments and commands. */
function refusalOf(first: Instruction, second: Instruction, before: string, after: string): Refusal | undefined {
  const { escapeCharacter } = first.dockerfile
  const { pieces, comments } = splitDockerfile(after, escapeCharacter)
  const [only] = pieces
  if (!only || pieces.length !== 1 || only.span.end !== after.length) return 'layout'
  if (comments.length !== splitDockerfile(before, escapeCharacter).comments.length) return 'comments'
  const { text } = new LogicalLine(after, 0, only.lines)
  const script = text.slice(first.source.syntax.rest.start)
  const commands = [...commandsOf(first.rest), ...commandsOf(second.rest)]
  return commandsOf(script).join('\n') === commands.join('\n') ? undefined : 'layout'
}

function commandsOf(script: string): readonly string[] {
  return parseShell(script).commands.map(({ span }) => script.slice(span.start, span.end))
}

const MOST_COMPARED = 20
const DEFAULT_STYLE: Style = { indent: '    ', isTrailing: false, isJoint: false }
const STATEFUL: ReadonlySet<string> = new Set([
  ...['.', 'alias', 'cd', 'declare', 'eval', 'exec', 'exit', 'export', 'popd', 'pushd', 'read', 'readonly', 'return'],
  ...['set', 'shopt', 'source', 'trap', 'ulimit', 'umask', 'unset'],
])
