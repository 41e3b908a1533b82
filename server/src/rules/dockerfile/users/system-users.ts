/**
 * The users that an official image of a distribution has, and of languages, which are built on those; `undefined` for
 * images that may have more. `/etc/passwd` of the images, autumn 2026.
 */
export function systemUsersOf(name: string, tag = ''): ReadonlySet<string> | undefined {
  if (name === 'alpine' || (LANGUAGES.has(name) && tag.includes('alpine'))) return ALPINE
  if (name === 'debian' || (LANGUAGES.has(name) && !tag.includes('alpine') && tag !== '')) return DEBIAN
  return name === 'ubuntu' ? UBUNTU : undefined
}

const LANGUAGES: ReadonlySet<string> = new Set(['golang', 'node', 'perl', 'php', 'python', 'ruby', 'rust'])

const DEBIAN: ReadonlySet<string> = new Set(
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network messagebus'.split(
    ' ',
  ),
)
const UBUNTU: ReadonlySet<string> = new Set([...DEBIAN, 'ubuntu'])
const ALPINE: ReadonlySet<string> = new Set(
  'root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games cyrus vpopmail ntp smmsp guest nobody'.split(
    ' ',
  ),
)
