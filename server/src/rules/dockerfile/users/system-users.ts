import { imageUsers } from '../../../docker/data/image-users.ts'

/**
 * The users that an official image of a distribution has, and of languages, which are built on those; `undefined` for
 * images that may have more.
 */
export function systemUsersOf(name: string, tag = ''): ReadonlySet<string> | undefined {
  if (name === 'alpine' || (LANGUAGES.has(name) && tag.includes('alpine'))) return alpine
  if (name === 'debian' || (LANGUAGES.has(name) && !tag.includes('alpine') && tag !== '')) return debian
  return name === 'ubuntu' ? UBUNTU : undefined
}

const LANGUAGES: ReadonlySet<string> = new Set(['golang', 'node', 'perl', 'php', 'python', 'ruby', 'rust'])

const { alpine, debian } = imageUsers.rows
const UBUNTU: ReadonlySet<string> = new Set([...debian, 'ubuntu'])
