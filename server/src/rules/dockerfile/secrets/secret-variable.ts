import { credentialsIn } from '../../../docker/credential.ts'
import type { Instruction, Pair } from '../../../docker/instruction.ts'
import { isSecretName } from '../../../text/secret.ts'

/** Whether an ENV or ARG of a stage is there for a secret by its name, and by its value for nothing else. */
export function holdsSecret({ keyword, stage }: Instruction, { key, value }: Pair): boolean {
  const name = key.string
  if ((keyword !== 'ENV' && keyword !== 'ARG') || !stage || name === undefined) return false
  if (!isSecretName(name) || OTHER_NAME.test(name)) return false
  if (value.isMissing) return true
  const { string } = value
  // A token of a known shape is found where it stands.
  return string !== undefined && !OTHER_VALUE.test(string) && credentialsIn(string).length === 0
}

/** What ends like a secret and is none: the working directory, ways to log in, and what is public or a switch. */
const OTHER_NAME =
  /^(?:OLD)?PWD$|AUTH$|PUBLIC|PUBLISHABLE|(?:^|_)(?:ALLOW|DISABLE|ENABLE|EMPTY|GENERATE|NO|RANDOM|USE)_/i
/** Switches, paths, addresses, and variables that are put in. */
const OTHER_VALUE = /^(?:[01]|true|false|yes|no|on|off|none|null|nil|undefined)$|^[./~]|:\/\/|\$/i

/** The other instructions of the file that a name stands in, as a word of its own, heredocs included. */
export function instructionsNaming(name: string, but: Instruction): readonly Instruction[] {
  return but.dockerfile.instructions.filter((one) => {
    if (one.index === but.index) return false
    const { start, end } = one.span
    return hasWord(one.text.content.slice(start, end), name)
  })
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + name.length] ?? '')) return true
  }
  return false
}
