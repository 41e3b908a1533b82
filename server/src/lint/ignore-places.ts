import { DockerText } from '../docker/document.ts'
import type { Instruction } from '../docker/instruction.ts'
import { collect } from '../text/collect.ts'
import { lineBreakOf, type Text } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import type { Node } from '../yaml/node.ts'
import { commentedOf } from './commented-text.ts'
import { ignoresInComment } from './ignore-comments.ts'
import type { IgnoredFile } from './ignore-fixes.ts'
import type { Placed } from './linter.ts'

/** A comment on a line of its own above what a finding is in; nothing where none can stand there. */
export function commentForLine({ document: { text }, finding }: Placed, comment: string): EditText | undefined {
  const { start } = finding.location.span
  if (text instanceof DockerText) {
    return commentAt(text, instructionAt(text, start)?.span.start ?? commentLine(text, start), comment)
  }
  if (!(text instanceof YamlText) || !takesComments(text) || text.tree.errors.length > 0) return undefined
  const isInComment = commentedOf(text)?.comments.some((span) => span.start <= start && start < span.end)
  return isInComment ? undefined : commentAt(text, entryLine(text, start), comment)
}

/** A comment above the FROM of the stage that a finding is in. */
export function commentForStage({ document: { text }, finding }: Placed, comment: string): EditText | undefined {
  if (!(text instanceof DockerText)) return undefined
  const stage = instructionAt(text, finding.location.span.start)?.stage
  return commentAt(text, stage?.from.span.start, comment)
}

/** A comment at the top of a file; below its parser directives, and where a template begins below what it begins with. */
export function commentForFile({ documents }: IgnoredFile, comment: string): EditText | undefined {
  const text = documents[0]?.text
  if (text instanceof DockerText) {
    const [first] = text.dockerfile.instructions
    if (!first) return undefined
    const last = text.dockerfile.directives.at(-1)
    return insertion(text, last ? text.content.indexOf('\n', last.span.end) + 1 : 0, '', comment)
  }
  if (!(text instanceof YamlText) || !takesComments(text)) return undefined
  if (!/^[\s\uFEFF]*\{\{/.test(text.content)) return insertion(text, 0, '', comment)
  return text.tree.root && commentAt(text, entryLine(text, text.tree.root.start), comment)
}

function instructionAt({ dockerfile }: DockerText, offset: number): Instruction | undefined {
  return dockerfile.instructions.find(({ span }) => span.start <= offset && offset <= span.end)
}

/** The line of a comment, where nothing but comments stands between it and the instruction that it belongs to. */
function commentLine(text: DockerText, offset: number): number | undefined {
  const { content } = text
  const commented = commentedOf(text)
  if (!commented || offset < commented.directivesEnd) return undefined
  for (let feed = content.indexOf('\n', offset); feed !== -1; feed = content.indexOf('\n', feed + 1)) {
    if (commented.largestEndOn(feed + 1) !== undefined) return lineStart(content, offset)
    if (!/^[ \t]*#/.test(content.slice(feed + 1, feed + 200))) return undefined
  }
  return undefined
}

/** What is written as JSON has no comments. */
function takesComments({ tree: { root } }: YamlText): boolean {
  return root === undefined || ((root.kind === 'map' || root.kind === 'seq') && !root.flow)
}

/** The start of the line on which the value begins that an offset is in; nothing where no comment can stand above it. */
function entryLine(text: YamlText, offset: number): number | undefined {
  const { content } = text
  const at = lineStart(content, offset)
  const line = lineStart(content, scalarOver(text.tree.root, at)?.start ?? at)
  const isInAction = text.mask.holes.some(({ start, end }) => start < line && line < end)
  return isInAction || /^(?:---|%)/.test(content.slice(line, line + 3)) ? undefined : line
}

/** The scalar of several lines that an offset lies in. */
function scalarOver(root: Node | undefined, offset: number): Node | undefined {
  let node = root
  while (node && (node.kind === 'map' || node.kind === 'seq')) {
    const nodes: readonly Node[] =
      node.kind === 'seq' ? node.items : collect(node.pairs, ({ key, value }) => [key, value])
    node = nodes.find(({ start, end }) => start < offset && offset < end)
  }
  return node?.kind === 'scalar' ? node : undefined
}

/** A comment above the line that an offset is on, with its indentation. */
function commentAt(text: Text, offset: number | undefined, comment: string): EditText | undefined {
  if (offset === undefined) return undefined
  const { content } = text
  const line = lineStart(content, offset)
  let end = line
  while (content[end] === ' ' || content[end] === '\t') end++
  return insertion(text, aboveOthers(text, line), content.slice(line, end), comment)
}

/** The start of the first of the lines above a line on which other tools are told to ignore something on it. */
function aboveOthers(text: Text, line: number): number {
  const commented = commentedOf(text)
  let first = line
  for (const { start, end } of commented?.comments.toReversed() ?? []) {
    if (start >= first || start < (commented?.directivesEnd ?? 0)) continue
    const own = lineStart(text.content, start)
    const isAbove = text.content.indexOf('\n', end) + 1 === first && text.content.slice(own, start).trim() === ''
    const ignores = ignoresInComment(text.content.slice(start, end))
    if (!isAbove || !ignores.some(({ family }) => family !== 'seaworthy')) break
    first = own
  }
  return first
}

function insertion(text: Text, offset: number, indentation: string, comment: string): EditText {
  const at = Math.max(offset, text.content.startsWith('\uFEFF') ? 1 : 0)
  const line = `${indentation}${comment}${lineBreakOf(text.content)}`
  return { kind: 'edit', text, edit: { span: { start: at, end: at }, text: line } }
}

function lineStart(content: string, offset: number): number {
  return offset === 0 ? 0 : content.lastIndexOf('\n', offset - 1) + 1
}
