import { folderUsers, imageUsers } from './data/image-users.ts'
import { familiarName, type ImageReference } from './image.ts'

/** As which user an image runs when nobody says otherwise, with a group if there is one; `undefined` when that is not known. */
export function userOf(image: ImageReference): string | undefined {
  const name = familiarName(image)
  const { tag = '' } = image
  if (name.startsWith('gcr.io/distroless/')) return NONROOT.test(tag) ? '65532' : distrolessUser(tag)
  if (/(?:^|-)dev(?:-|$)/.test(tag)) return undefined
  if (name.startsWith('mcr.microsoft.com/dotnet/')) return CHISELED.test(tag) ? '1654' : undefined
  return rowOf(imageUsers.rows, name)?.runsAs ?? folderOf(folderUsers.rows, name)
}

/** A user without rights that an image has; `undefined` when none is known. */
export function unprivilegedUserOf(image: ImageReference): string | undefined {
  const known = rowOf(imageUsers.rows, familiarName(image))?.hasUser
  if (known !== undefined) return known
  const user = userOf(image)
  return user === 'root' ? undefined : user
}

const NONROOT = /(?:^|-)nonroot(?:-|$)/
const CHISELED = /-(?:chiseled|distroless)(?:-|$)/

/** Only tags that say nothing else run as root for certain. */
function distrolessUser(tag: string): string | undefined {
  return tag === '' || tag === 'latest' ? 'root' : undefined
}

function rowOf<T>(rows: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

function folderOf<T>(rows: Readonly<Record<string, T>>, name: string): T | undefined {
  const folder = Object.keys(rows).find((start) => name.startsWith(start))
  return folder === undefined ? undefined : rows[folder]
}
