import { credentialsIn } from '../../../docker/credential.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'
import { withVariable } from '../../../docker/shell-variable.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'
import { passwordsOf } from './password-option.ts'

/** A secret that stands in a command, and what puts a variable in its place. */
export interface InlineSecret {
  /** Of the variable, which nothing in the file names yet. */
  readonly name: string
  readonly changes: readonly Change[]
}

/**
 * The secrets that stand in the commands of a RUN, where a variable of that name could stand as well: in commands that
 * keep nothing of them in the image, and in words whose quotes are certain.
 */
export function inlineSecretsIn(instruction: Instruction): readonly InlineSecret[] {
  const { commands, form, text } = instruction
  if (form === 'exec') return []
  const found = new Map<string, { readonly name: string; readonly changes: Change[] }>()
  const names = new Set<string>()
  for (const command of commands) {
    for (const { word, secret, name } of secretsOf(command)) {
      if (!found.has(secret) && found.size === MOST) return []
      const known = found.get(secret) ?? { name: freeName(name, names, text.content), changes: [] }
      const written = withVariable(word.written, secret, known.name)
      if (written === undefined) continue
      known.changes.push(word.replace(written))
      names.add(known.name)
      found.set(secret, known)
    }
  }
  // One that stands elsewhere, too, stays where it is.
  return collect([...found], ([secret, one]) => (countOf(secret, instruction) === one.changes.length ? one : []))
}

/** Nobody gives a build so many. */
const MOST = 20

function countOf(secret: string, { text, span }: Instruction): number {
  return text.content.slice(span.start, span.end).split(secret).length - 1
}

/** Whether a command only sends what it is given, and keeps it nowhere. */
function isSending(command: Command): boolean {
  if (command.name === 'pip' || command.name === 'pip3') {
    // What is cloned knows where from.
    const isCloned = command.arguments.some(({ written }) => written.includes('git+'))
    return !isCloned && command.argument('download', 'install', 'wheel') !== undefined
  }
  return command.name === 'curl' || command.name === 'sshpass' || command.name === 'wget'
}

interface SecretWord {
  readonly word: ShellWord
  readonly secret: string
  /** For a variable. */
  readonly name: string
}

/** At most one for each word. */
function secretsOf(command: Command): readonly SecretWord[] {
  const program = command.name ?? ''
  if (!isSending(command)) return []
  const password = `${program.toUpperCase()}_PASSWORD`
  const given = passwordsOf(command).map(({ word, password: secret }) => ({ word, secret, name: password }))
  const known = collect(command.arguments, (word) => {
    const [first, ...more] = credentialsIn(word.string ?? '')
    if (!first || more.length > 0) return []
    const [, owner] = /^a token of (.+)$/.exec(first.kind) ?? []
    // Of other shapes it is not certain where they end.
    if (owner === undefined && first.kind !== 'a password in an address') return []
    const secret = word.string?.slice(first.span.start, first.span.end) ?? ''
    return [{ word, secret, name: owner ? `${owner.toUpperCase().replace(/\W+/g, '_')}_TOKEN` : password }]
  })
  return [...given, ...known]
}

function freeName(name: string, taken: ReadonlySet<string>, content: string): string {
  let free = name
  for (let count = 2; taken.has(free) || content.includes(free); count++) free = `${name}_${count}`
  return free
}
