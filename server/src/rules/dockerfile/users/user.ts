import { imageUsers } from '../../../docker/data/image-users.ts'
import { familiarName } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'

/** Whether a user, with or without a group, certainly is root, or what is root on Windows. */
export function isRoot(user: string | undefined, isWindows: boolean): boolean {
  const name = user?.split(':')[0]
  return isWindows ? name?.toLowerCase() === 'containeradministrator' : name === 'root' || name === '0'
}

/** The user with all rights. */
export function rootOf({ isWindows }: Stage): string {
  return isWindows ? 'ContainerAdministrator' : 'root'
}

/** A user without rights that the image has which a stage is built from; `undefined` when none is known. */
export function userOfImage({ root }: Stage): string | undefined {
  const { reference, isScratch } = root
  // Nobody needs to know a user by name there.
  if (isScratch) return '65532:65532'
  if (!reference) return undefined
  const name = familiarName(reference)
  if (DOTNET.test(name)) return Number.parseInt(reference.tag ?? '', 10) >= FIRST_WITH_USER ? 'app' : undefined
  return users.get(name)
}

/** The number of a user that an image has; `undefined` when it is not known. */
export function numberOfUser({ root }: Stage, user: string): string | undefined {
  const { reference } = root
  if (!reference) return undefined
  const name = familiarName(reference)
  const isAlpine = name === 'alpine' || (reference.tag ?? '').includes('alpine')
  if (user === 'www-data' && users.get(name) === user) return isAlpine ? '82' : '33'
  if (user === 'nobody') return isAlpine || /^(?:debian|ubuntu|node|python|golang)$/.test(name) ? '65534' : undefined
  if (user === 'nonroot') return name.startsWith('gcr.io/distroless/') ? '65532' : undefined
  if (user === 'app') return userOfImage(root.root) === 'app' ? '1654' : undefined
  return users.get(name) === user ? numbers.get(user) : undefined
}

const { numbers, own: users } = imageUsers.rows
const DOTNET = /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps|sdk)$/
/** The version of .NET whose images have a user for programs. */
const FIRST_WITH_USER = 8
