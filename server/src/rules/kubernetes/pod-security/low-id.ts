import type { Container } from '../../../kubernetes/pod.ts'
import { isForLinux } from '../../../kubernetes/security-context.ts'
import type { Report } from '../../rule.ts'
import { placeInContext } from './place.ts'

/** IDs from here on belong to nobody on most nodes. */
const LOWEST = 10_000

/** What to say of a container whose user or group has an ID that people of the node have too; `undefined` where it is not certainly so. */
export function lowId(container: Container, field: 'runAsUser' | 'runAsGroup', noun: string): Report | undefined {
  if (!isForLinux(container.pod)) return undefined
  const value = container.effective(field)
  const fixes = [{ title: `Set ${field} to 10001`, applicability: 'manual', changes: [value.set(10_001)] }] as const
  if (value.isMissing) {
    const message = `Container "${container.name}" sets no ${noun} ID.`
    return { at: placeInContext(container, field), message, fixes }
  }
  const id = value.scalar
  // Of root there is a rule of its own.
  if (typeof id !== 'number' || id === 0 || id >= LOWEST) return undefined
  return { at: value, message: `Container "${container.name}" runs with the ${noun} ID ${id}, below ${LOWEST}.`, fixes }
}
