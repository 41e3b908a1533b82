import type { Instruction } from '../../../docker/instruction.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'

/** A password that a command sets, as far as it stands there. */
export interface PasswordSetting {
  readonly word: ShellWord
  /** The password, in clear or encrypted; `undefined` when it is put in at run time. */
  readonly password: string | undefined
  /** Whether the word is the password and nothing else. */
  readonly isWhole: boolean
}

/** The passwords that an instruction sets with useradd, usermod and chpasswd. */
export function passwordSettingsIn(instruction: Instruction): readonly PasswordSetting[] {
  const { commands } = instruction
  if (!commands.some(({ name = '' }) => SETTING.has(name))) return []
  return collect(commands, (command, index) => [...optionOf(command), ...pipedInto(commands[index + 1], command)])
}

const SETTING: ReadonlySet<string> = new Set(['chpasswd', 'useradd', 'usermod'])

function optionOf({ name, arguments: words }: Command): readonly PasswordSetting[] {
  if (name !== 'useradd' && name !== 'usermod') return []
  return collect(words, (word, index): readonly PasswordSetting[] => {
    const { string } = word
    if (string?.startsWith('--password=')) {
      return [{ word, password: string.slice('--password='.length), isWhole: false }]
    }
    const isFlag = string === '--password' || (string !== undefined && /^-[a-zA-Z]*p$/.test(string))
    const value = isFlag ? words[index + 1] : undefined
    return value ? [{ word: value, password: value.string, isWhole: true }] : []
  })
}

/** What `echo user:password | chpasswd` sets. */
function pipedInto(
  next: Command | undefined,
  { name, arguments: words, nextOperator }: Command,
): readonly PasswordSetting[] {
  if (next?.name !== 'chpasswd' || nextOperator !== '|') return []
  if (name !== 'echo' && name !== 'printf') return []
  return collect(words, (word) => {
    const [, password] = /^[\w.-]+:(.*?)(?:\\n)?$/.exec(word.string ?? '') ?? []
    if (password === undefined || (name === 'printf' && password.includes('%'))) return []
    return [{ word, password, isWhole: false }]
  })
}
