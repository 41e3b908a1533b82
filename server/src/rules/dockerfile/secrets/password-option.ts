import { credentialsIn } from '../../../docker/credential.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'

/** A password that stands in a command as it is, and the word that it is or ends. */
export interface GivenPassword {
  readonly word: ShellWord
  readonly password: string
}

/** The passwords that a command is given. */
export function passwordsOf({ name = '', arguments: words }: Command): readonly GivenPassword[] {
  const login = LOGINS.find(
    ({ program, action }) => program === name && action.every((one, index) => words[index]?.string === one),
  )
  if (!login) return []
  return collect(words.slice(login.action.length), (word, index) => {
    const { string } = word
    if (string === undefined) return []
    const before = words[login.action.length + index - 1]?.string
    const isValue = before !== undefined && login.options.includes(before)
    const equals = string.indexOf('=')
    const isWhole = equals > 0 && string.startsWith('--') && login.options.includes(string.slice(0, equals))
    const value = isWhole ? string.slice(equals + 1) : string
    const password = login.isUser ? value.slice(value.indexOf(':') + 1) : value
    if (!(isValue || isWhole) || (login.isUser && !value.includes(':'))) return []
    // A token of a known shape is found where it stands.
    return OTHER.test(password) || credentialsIn(password).length > 0 ? [] : [{ word, password }]
  })
}

interface Login {
  readonly program: string
  /** The words before its options. */
  readonly action: readonly string[]
  /** What the password stands behind. */
  readonly options: readonly string[]
  /** Whether a user and a colon stand before the password. */
  readonly isUser?: boolean
}

const LOGINS: readonly Login[] = [
  { program: 'aws', action: ['configure', 'set'], options: ['aws_secret_access_key', 'aws_session_token'] },
  { program: 'az', action: ['login'], options: ['-p', '--password'] },
  { program: 'buildah', action: ['login'], options: ['-p', '--password'] },
  { program: 'curl', action: [], options: ['-u', '--user', '--proxy-user', '-U'], isUser: true },
  { program: 'docker', action: ['login'], options: ['-p', '--password'] },
  { program: 'doctl', action: ['auth', 'init'], options: ['-t', '--access-token'] },
  { program: 'helm', action: ['registry', 'login'], options: ['-p', '--password'] },
  { program: 'podman', action: ['login'], options: ['-p', '--password'] },
  { program: 'sshpass', action: [], options: ['-p'] },
  { program: 'wget', action: [], options: ['--password', '--http-password', '--ftp-password', '--proxy-password'] },
]

/** Nothing, a word that says it is none, and what is put in later. */
const OTHER = /^$|^(?:x|none|anonymous|changeme|password)$|[$<>{}]|x-oauth-basic|example|placeholder/i
