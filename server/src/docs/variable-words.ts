import type { Argument } from '../docker/argument.ts'
import type { Instruction, Pair } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import { declarationOf, globalOf, mayScriptSet, type VariableUse } from '../docker/variable-uses.ts'
import { isPlatformVariable } from '../docker/variables.ts'
import { usesOfVariable } from './dockerfile-subject.ts'
import { imageOf, type ShownDockerfile } from './dockerfile-text.ts'
import type { Words } from './words.ts'

/** What a variable is where it is put in, and who says so, or why that is not known. */
export function wordsOfUse(use: VariableUse, shown: ShownDockerfile): Words {
  const declared = declarationOf(use)
  if (declared) return [{ sentence: sentenceOf(declared, shown, DEEPEST) }]
  const { name, instruction, isInShell } = use
  return [{ sentence: isInShell ? setByShell(name, instruction, shown) : undeclared(name, instruction, shown) }]
}

/** What an ARG or ENV says, for whom, and where that is used. */
export function wordsOfDeclaration(pair: Pair, shown: ShownDockerfile): Words {
  const { instruction, string: name = '' } = pair.key
  const lines = usesOfVariable(shown.dockerfile, pair).map((location) => shown.lineOf(location))
  const used = [...new Set(lines)].slice(0, MOST_LINES)
  const uses = used.length > 0 ? `It is used on ${used.length === 1 ? 'line' : 'lines'} ${used.join(', ')}.` : undefined
  return [
    { sentence: sentenceOf(pair, shown, DEEPEST) },
    { sentence: reachOf(instruction, shown.show(name)) },
    { sentence: uses ?? 'Nothing else in the file names it.' },
  ]
}

/** A sentence about the first of the variables for which a word is not known. */
export function whyUnknown(argument: Argument, shown: ShownDockerfile, depth = DEEPEST): string | undefined {
  const { instruction } = argument
  const unknown = argument.references.find(({ variable: { state } }) => state === 'unknown' || state === 'unset')
  if (!unknown || depth === 0) return undefined
  const declared = instruction.dockerfile.variables.declarationOf(unknown.name, instruction)
  return declared ? sentenceOf(declared, shown, depth - 1) : undeclared(unknown.name, instruction, shown)
}

/** Through how many variables is said why one is not known. */
const DEEPEST = 3
const MOST_LINES = 20

function sentenceOf(pair: Pair, shown: ShownDockerfile, depth: number): string {
  const { key, value } = pair
  const { instruction, string = '' } = key
  const name = shown.show(string)
  const by = `${instruction.keyword} on line ${shown.lineOf(key.location)}`
  const given = `--build-arg ${name}=…`
  if (value.isMissing && instruction.keyword === 'ARG') {
    if (isPlatformVariable(string)) return setByBuilder(name)
    const global = globalOf(pair)
    if (global) return `${sentenceOf(global, shown, depth)} ${by} takes it into the stage.`
    return `"${name}" is what the build is given (${given}), else it is not set: ${by} has no default.`
  }
  const text = value.string
  if (text === undefined) {
    const why = whyUnknown(value, shown, depth)
    return `"${name}" is not known: ${by} says "${shown.show(value.written)}".${why === undefined ? '' : ` ${why}`}`
  }
  const is = text === '' ? 'is empty' : `is "${shown.show(text)}"`
  if (instruction.keyword === 'ENV') return `"${name}" ${is}: ${by} says so.`
  return `"${name}" ${is} unless the build is given something else (${given}): ${by} says so.`
}

function undeclared(written: string, instruction: Instruction, shown: ShownDockerfile): string {
  const { stage, keyword } = instruction
  const name = shown.show(written)
  const isGlobal = !stage || keyword === 'FROM'
  if (instruction.variable(written).state === 'missing') {
    return isGlobal ? `No ARG before the first FROM says what "${name}" is.` : `Nothing sets "${name}", so it is empty.`
  }
  if (isGlobal && isPlatformVariable(written)) return setByBuilder(name)
  const outside = stage && outsideOf(written, stage, shown)
  if (outside !== undefined && !isGlobal) return outside
  if (isGlobal || stage.root.isScratch) return `"${name}" is what the build is given (--build-arg ${name}=…).`
  return `"${name}" is not known: nothing in the file sets it, but ${imageOf(stage, shown)} may.`
}

/** An ARG of that name before the first FROM, of which a stage knows nothing. */
function outsideOf(written: string, stage: Stage, shown: ShownDockerfile): string | undefined {
  const global = stage.dockerfile.variables.declarationOf(written, stage.from)
  if (!global) return undefined
  const name = shown.show(written)
  const line = shown.lineOf(global.key.location)
  return `ARG "${name}" on line ${line} is for FROM alone: ARG ${name} in this stage would take it in.`
}

function setByBuilder(name: string): string {
  return `The builder sets "${name}", by the platform that it builds on or for.`
}

function setByShell(written: string, instruction: Instruction, shown: ShownDockerfile): string {
  const name = shown.show(written)
  const { stage, dockerfile } = instruction
  if (mayScriptSet(instruction, written)) return `The script itself may set "${name}".`
  const argument = stage && dockerfile.variables.declarationIn(written, stage, Number.POSITIVE_INFINITY)
  if (argument && instruction.keyword !== 'RUN') {
    return `ARG "${name}" on line ${shown.lineOf(argument.key.location)} is there while the image is built, not in what it starts.`
  }
  const outside = stage && instruction.keyword === 'RUN' ? outsideOf(written, stage, shown) : undefined
  if (outside !== undefined) return outside
  const others = stage && !stage.root.isScratch ? `the shell and ${imageOf(stage, shown)}` : 'the shell'
  return `"${name}" is not known: nothing in the file sets it, but ${others} may.`
}

/** For whom an ARG or ENV is. */
function reachOf({ keyword, stage }: Instruction, name: string): string {
  if (keyword === 'ENV') {
    return 'It is there in what follows in its stage and in those built from it, and in each container of its image.'
  }
  if (!stage) return `It is there for FROM alone; a stage takes it in with ARG ${name}.`
  return 'It is there in what follows in its stage and in those built from it, and in no container.'
}
