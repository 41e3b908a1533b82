import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'

/** Whether a shell has no variables but those of the instruction and of its script. */
export function isShellPlain(instruction: Instruction): boolean {
  const { commands, shell, isFullyRead } = instruction
  const readsProfile = shell?.some((word) => /^-\w*[il]|^--/.test(word)) !== false
  const hasSecrets = instruction.mounts.some(({ type, get }) => type === undefined || get('env') !== undefined)
  const isHidden = commands.some(({ name, arguments: words }) => {
    return name === undefined || READING.has(name) || (SETTING.has(name) && words.some(({ string }) => !string))
  })
  return isFullyRead && !readsProfile && !hasSecrets && !isHidden
}

/**
 * What the scripts of an instruction may set, and more: each word may be the name of a variable to a command. What a shell
 * or a container has of its own is set, too.
 */
export function namesSetIn({ commands, text, span }: Instruction): ReadonlySet<string> {
  const words = collect(commands, (command) => collect(command.words, ({ string }) => string))
  const written = text.content.slice(span.start, span.end)
  return new Set([
    ...OWN,
    ...collect(words, (word) => [word, word.split('=', 1)[0] ?? '']),
    ...collect(commands, ({ assignments }) => assignments.map(({ name }) => name)),
    ...[...written.matchAll(/\bfor[ \t]+(\w+)|\{(\w+):?=/g)].map(([, loop, given = '']) => loop ?? given),
  ])
}

const READING: ReadonlySet<string> = new Set(['.', 'source', 'eval', 'mapfile', 'readarray', 'let'])
const SETTING: ReadonlySet<string> = new Set(['declare', 'export', 'local', 'read', 'readonly', 'typeset'])
const OWN = collect(
  [
    'COLUMNS DIRSTACK EUID FUNCNAME GROUPS HOME HOSTNAME HOSTTYPE IFS LANG LINENO LINES LOGNAME MACHTYPE MAIL OLDPWD OPTARG',
    'OPTIND OSTYPE PATH PIPESTATUS PPID PS1 PS2 PS4 PWD RANDOM REPLY SECONDS SHELL SHLVL SOURCE_DATE_EPOCH TERM UID USER',
  ],
  (names) => names.split(' '),
)
