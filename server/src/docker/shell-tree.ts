import {
  type AndOr,
  type Command as CommandNode,
  forEachChild,
  type ParsedScript,
  type Pipeline as PipelineNode,
  parse,
  type Redirection,
  type Script as ScriptNode,
  type Statement,
  type SyntaxNode,
  type Word as WordNode,
  type WordPart,
} from 'unbash'
import type { Span } from '../text/document.ts'
import { type Unwrapped, unwrapped } from './wrapper.ts'

/** A shell script, as far as rules ask about it. Spans are those of the script. */
export interface ShellTree {
  /** Every simple command, in the order of the text, those in substitutions and blocks included. */
  readonly commands: readonly CommandTree[]
  /** What is not sound shell. Where there is any, there are no commands: what a shell would run is not known. */
  readonly errors: readonly ShellError[]
  /** Whether it runs nothing besides `commands`. Not so for what is malformed, too long or too deep to be read. */
  readonly isWhole: boolean
}

interface ShellError {
  readonly message: string
  readonly at: number
}

/** What stands between a command and the one before it in the same list; `undefined` for the first. */
export type Operator = '&&' | '||' | '|' | ';' | '&'

/** What a command stands in, besides the script itself. In a list with `||` all but the first are alternatives. */
export type Block = 'condition' | 'branch' | 'alternative' | 'loop' | 'function' | 'subshell' | 'group' | 'substitution'

/** A command as it is written. */
interface WrittenCommand {
  readonly span: Span
  readonly words: readonly WordTree[]
  readonly assignments: readonly AssignmentTree[]
  readonly redirects: readonly RedirectTree[]
  readonly operator: Operator | undefined
  /** What stands behind it in the same list. */
  readonly nextOperator: Operator | undefined
  /** From the outermost to the innermost. */
  readonly blocks: readonly Block[]
}

/** `A=b` before a command. */
interface AssignmentTree {
  readonly name: string
  /** What is known of its value; `undefined` for a list. */
  readonly value: WordTree | undefined
  readonly whole: WordTree
}

/** A command and what it does when that which only runs it is taken away. */
export interface CommandTree extends WrittenCommand {
  readonly unwrapped: Unwrapped<WordTree>
}

export interface RedirectTree {
  readonly operator: string
  readonly target: WordTree | undefined
}

export interface WordTree {
  readonly span: Span
  /** What it is without its quotes; `undefined` when the shell puts something in at run time. */
  readonly value: string | undefined
  readonly expansions: readonly ExpansionTree[]
}

export interface ExpansionTree {
  readonly span: Span
  /** The variable; `undefined` for commands, sums and brace lists. */
  readonly name: string | undefined
  readonly isQuoted: boolean
}

/** Parses a POSIX or Bash script. Never throws: what cannot be read is not whole. */
export function parseShell(script: string): ShellTree {
  if (isTooComplex(script)) return UNKNOWN
  const found: Found = { commands: [], errors: [], isWhole: true }
  try {
    addScript(parse(script), [], found)
    if (found.errors.length > 0) return { ...UNKNOWN, errors: found.errors }
    if (found.commands.length > MOST_COMMANDS) return UNKNOWN
    return {
      commands: found.commands.map((command) => commandTree(command, script)),
      errors: [],
      isWhole: found.isWhole,
    }
  } catch {
    // The parser descends once for each word of `coproc coproc …`, as deep as the stack is.
    return UNKNOWN
  }
}

const UNKNOWN: ShellTree = { commands: [], errors: [], isWhole: false }

/** What is gathered on the way through a script. */
interface Found {
  readonly commands: WrittenCommand[]
  readonly errors: ShellError[]
  isWhole: boolean
}

/**
 * Whether it is more than someone writes into a Dockerfile. The parser reads what stands in a substitution once for every
 * substitution around it, so what counts is how deep they are, and how many.
 */
function isTooComplex(script: string): boolean {
  if (script.length > LONGEST) return true
  // The patterns of a case end with a bracket that closes nothing.
  const isCounted = !/\bcase\b/.test(script)
  let depth = 0
  let count = 0
  for (const [sign] of script.matchAll(OPENING)) {
    if (sign === ')') {
      if (isCounted) depth = Math.max(0, depth - 1)
      continue
    }
    count++
    if (sign === '(') depth++
    if (depth > (isCounted ? DEEPEST : MOST) || count > MOST || count * script.length > MOST_STEPS) return true
  }
  return false
}

const LONGEST = 50_000
const OPENING = /[(`)]|\$\{|<</g
const DEEPEST = 20
const MOST = 200
const MOST_STEPS = 1_000_000
const MOST_COMMANDS = 1000

export function commandTree(command: WrittenCommand, script: string): CommandTree {
  return { ...command, unwrapped: unwrapped(command.words, script) }
}

/** The operators around a command. */
interface Around {
  readonly operator: Operator | undefined
  readonly nextOperator: Operator | undefined
}

const ALONE: Around = { operator: undefined, nextOperator: undefined }

function addScript(
  { commands, errors = [], source }: ScriptNode & Partial<ParsedScript>,
  blocks: readonly Block[],
  found: Found,
): void {
  for (const { message, pos } of errors) found.errors.push({ message, at: pos })
  // The places in a substitution with escapes are not those of the script.
  if (source === undefined) addStatements(commands, blocks, found)
  else found.isWhole = false
}

function addStatements(statements: readonly Statement[], blocks: readonly Block[], found: Found): void {
  for (const [index, { command, background }] of statements.entries()) {
    const before = statements[index - 1]
    const operator = before && (before.background ? '&' : ';')
    const last = index === statements.length - 1 ? undefined : ';'
    addNode(command, { operator, nextOperator: background ? '&' : last }, blocks, found)
  }
}

function addNode(node: SyntaxNode, around: Around, blocks: readonly Block[], found: Found): void {
  if (node.type === 'Command') addCommand(node, around, blocks, found)
  else if (node.type === 'AndOr' || node.type === 'Pipeline') addList(node, around, blocks, found)
  else if (node.type === 'Redirected') addNode(node.command, around, blocks, found)
  else if (node.type === 'Script') addScript(node, blocks, found)
  else if (node.type === 'CompoundList') addStatements(node.commands, blocks, found)
  else addChildren(node, blocks, found)
}

function addList(list: AndOr | PipelineNode, around: Around, blocks: readonly Block[], found: Found): void {
  const operators: readonly Operator[] = list.type === 'AndOr' ? list.operators : list.operators.map(() => '|' as const)
  const rest: readonly Block[] = operators.includes('||') ? [...blocks, 'alternative'] : blocks
  for (const [index, command] of list.commands.entries()) {
    const operator = operators[index - 1] ?? around.operator
    const next = operators[index] ?? around.nextOperator
    addNode(command, { operator, nextOperator: next }, index === 0 ? blocks : rest, found)
  }
}

function addChildren(node: SyntaxNode, blocks: readonly Block[], found: Found): void {
  const clause = node.type === 'If' || node.type === 'Elif' || node.type === 'While' ? node.clause : undefined
  forEachChild(node, (child) => {
    const block = child === clause ? 'condition' : BLOCKS[node.type]
    addNode(child, ALONE, block ? [...blocks, block] : blocks, found)
  })
}

const BLOCKS: { readonly [type in SyntaxNode['type']]?: Block } = {
  If: 'branch',
  Elif: 'branch',
  Case: 'branch',
  For: 'loop',
  While: 'loop',
  Function: 'function',
  Subshell: 'subshell',
  BraceGroup: 'group',
  CommandExpansion: 'substitution',
  ProcessSubstitution: 'substitution',
  ArithmeticCommandExpansion: 'substitution',
}

function addCommand(node: CommandNode, around: Around, blocks: readonly Block[], found: Found): void {
  const words = node.name ? [node.name] : []
  const assignments: AssignmentTree[] = []
  const redirects: RedirectTree[] = []
  for (const part of node.prefix) {
    if (part.type !== 'Assignment') redirects.push(redirectOf(part))
    else {
      const value = part.value.type === 'Word' ? wordOf(part.value) : undefined
      assignments.push({ name: part.name, value, whole: assignmentWord(part) })
    }
  }
  const arguments_: WordTree[] = []
  for (const part of node.suffix) {
    if (part.type === 'Word') arguments_.push(wordOf(part))
    else if (part.type === 'Assignment') arguments_.push(assignmentWord(part))
    else redirects.push(redirectOf(part))
  }
  found.commands.push({
    span: { start: node.pos, end: node.end },
    words: [...words.map(wordOf), ...arguments_],
    assignments,
    redirects,
    ...around,
    blocks,
  })
  // Substitutions in its words, and in the values of its variables.
  addChildren(node, blocks, found)
}

function redirectOf(part: Redirection): RedirectTree {
  const target = part.type === 'HereDoc' ? undefined : part.target
  return { operator: part.operator, target: target && wordOf(target) }
}

/** `export A=b`: an assignment among the arguments is a word, too. */
function assignmentWord(part: { pos: number; end: number; text: string; value: { type: string } }): WordTree {
  const isPlain = part.value.type === 'Word' && !/[$`"'\\{*?[]/.test(part.text)
  return { span: { start: part.pos, end: part.end }, value: isPlain ? part.text : undefined, expansions: [] }
}

function wordOf({ pos, end, value, parts }: WordNode): WordTree {
  const expansions: ExpansionTree[] = []
  for (const part of parts ?? []) addExpansions(part, false, expansions)
  return { span: { start: pos, end }, value: expansions.length === 0 ? value : undefined, expansions }
}

function addExpansions(part: WordPart, isQuoted: boolean, found: ExpansionTree[]): void {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
    for (const child of part.parts) addExpansions(child, true, found)
  } else if (!LITERAL.has(part.type))
    found.push({ span: { start: part.pos, end: part.end }, name: nameOf(part), isQuoted })
}

const LITERAL: ReadonlySet<WordPart['type']> = new Set([
  'Literal',
  'Glob',
  'SingleQuoted',
  'AnsiCQuoted',
  'ExtendedGlob',
])

function nameOf(part: WordPart): string | undefined {
  if (part.type === 'ParameterExpansion') return part.parameter
  return part.type === 'SimpleExpansion' ? part.text.slice(1) : undefined
}
