import type { Container } from '../../../kubernetes/pod.ts'
import type { Report } from '../../rule.ts'

/** Where a container has another view of `/proc` than the one that the runtime masks, and how to get that. */
export function otherProcMount(container: Container): Pick<Report, 'at' | 'fixes'> | undefined {
  const procMount = container.get('securityContext', 'procMount')
  if (procMount.isMissing || !procMount.isNot('Default')) return undefined
  const changes = [procMount.set('Default')]
  return { at: procMount, fixes: [{ title: 'Set procMount to Default', applicability: 'unsafe', changes }] }
}
