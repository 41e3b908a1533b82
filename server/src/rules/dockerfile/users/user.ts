import { familiarName } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'

/** Whether a user, with or without a group, certainly is root, or what is root on Windows. */
export function isRoot(user: string | undefined, isWindows: boolean): boolean {
  const name = user?.split(':')[0]
  return isWindows ? name?.toLowerCase() === 'containeradministrator' : name === 'root' || name === '0'
}

/** A user without rights that the image has which a stage is built from; `undefined` when none is known. */
export function userOfImage({ root }: Stage): string | undefined {
  const { reference, isScratch } = root
  // Nobody needs to know a user by name there.
  if (isScratch) return '65532:65532'
  return reference && users.get(familiarName(reference))
}

const users: ReadonlyMap<string, string> = new Map([
  ['nginx', 'nginx'],
  ['node', 'node'],
  ['postgres', 'postgres'],
  ['redis', 'redis'],
  ['httpd', 'www-data'],
  ['php', 'www-data'],
  ['debian', 'nobody'],
  ['ubuntu', 'nobody'],
  ['alpine', 'nobody'],
])
