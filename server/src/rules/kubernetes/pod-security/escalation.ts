import type { Container } from '../../../kubernetes/pod.ts'
import type { Fix } from '../../rule.ts'
import { removeWhole } from './removal.ts'

/**
 * Sets allowPrivilegeEscalation to `false`, and takes away what the API server refuses beside it: the privileged mode, and
 * a capability that is spelt `CAP_SYS_ADMIN`.
 */
export function forbidEscalation(container: Container): Fix | undefined {
  const context = container.get('securityContext')
  const privileged = context.get('privileged')
  const added = context.get('capabilities', 'add')
  const isWithoutAdmin = added.lacks('CAP_SYS_ADMIN')
  const admins = added.items().filter((item) => item.is('CAP_SYS_ADMIN'))
  if (privileged.isUnknown || (admins.length === 0 && !isWithoutAdmin)) return undefined

  const isPrivileged = privileged.is(true)
  const fields = isPrivileged ? 'allowPrivilegeEscalation and privileged' : 'allowPrivilegeEscalation'
  return {
    title: `Set ${fields} to false${admins.length > 0 ? ', and remove CAP_SYS_ADMIN' : ''}`,
    applicability: 'unsafe',
    changes: [
      context.get('allowPrivilegeEscalation').set(false),
      ...(isPrivileged ? [privileged.set(false)] : []),
      ...admins.map(removeWhole),
    ],
  }
}
