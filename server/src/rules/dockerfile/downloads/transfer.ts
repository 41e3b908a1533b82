import type { Command, ShellWord } from '../../../docker/script.ts'
import { addressOf } from './address.ts'

/** Whether a command loads what is behind an address. */
export function isTransfer({ name }: Command): boolean {
  return name === 'curl' || name === 'wget' || name === 'wget2'
}

/** The address that a transfer loads, if it stands there. */
export function addressWord({ arguments: words }: Command): ShellWord | undefined {
  return words.find((word) => addressOf(word) !== undefined && !word.written.startsWith('-'))
}

/** Whether a command runs what it reads from a pipe: an interpreter that is given no program of another kind. */
export function runsInput({ name, arguments: words }: Command): boolean {
  if (name === undefined || !INTERPRETER.test(name)) return false
  const [first] = words.filter((word) => !/^-(?:-?[A-Za-z]*)?$/.test(word.string ?? '') || word.string === '-')
  const hasProgram = words.some(({ string }) => string === undefined || PROGRAM.test(string))
  if (words.some(({ string }) => string === '-s')) return true
  return !hasProgram && (first === undefined || first.string === '-')
}

/** Whether a command is a shell. */
export function isShell({ name }: Command): boolean {
  return name !== undefined && SHELL.test(name)
}

const SHELL = /^(?:ba|da|a|k|z)?sh$/
const INTERPRETER = /^(?:(?:ba|da|a|k|z)?sh|python[\d.]*|perl|ruby|node|php)$/
/** The options that give a program: `-c` of shells and Python, `-e` of the others, `-m`. */
const PROGRAM = /^-[a-z]*[cemnpr]$|^--(?:eval|print|command)/

/** The name of the file to which a transfer writes; `undefined` when it is not known. */
export function fileOf(
  { name, arguments: words, redirects }: Command,
  address: string | undefined,
): string | undefined {
  const redirected = redirects.find(({ operator }) => operator === '>')
  if (redirected) return baseName(redirected.target?.string)
  const option = name === 'curl' ? /^(?:-[A-Za-z]*o|--output)$/ : /^(?:-[A-Za-z]*O|--output-document)$/
  const at = words.findIndex(({ string = '' }) => option.test(string))
  if (at !== -1) return baseName(words[at + 1]?.string)
  const keepsName = name !== 'curl' || words.some(({ string = '' }) => /^-[A-Za-z]*O$|^--remote-name$/.test(string))
  return keepsName ? baseName(address?.split(/[?#]/)[0]) : undefined
}

/** The last part of a path; `undefined` for what is no name. */
export function baseName(path: string | undefined): string | undefined {
  const name = path?.slice(path.lastIndexOf('/') + 1)
  return name === '' || name === '-' ? undefined : name
}

/** Whether a command compares a file with a checksum or a signature, or may do so. */
export function mayVerify({ name, arguments: words }: Command): boolean {
  if (name === undefined || VERIFYING.test(name)) return true
  return name === 'openssl' && words.some(({ string = '' }) => string === 'dgst' || string === 'cms')
}

const VERIFYING =
  /sum$|^(?:gpgv?\d?|cosign|minisign|signify|slsa-verifier|rhash|notation|aide|sigstore|md5|sha\d+)$|verify|check/
