import type { Container } from '../../../kubernetes/pod.ts'
import type { Change } from '../../../yaml/change.ts'

/** The changes that give a container what the restricted standard demands. */
export function hardenedContext(container: Container): readonly Change[] {
  const context = container.get('securityContext')
  return [
    context.get('allowPrivilegeEscalation').set(false),
    context.get('capabilities', 'drop').append('ALL'),
    context.get('runAsNonRoot').set(true),
    context.get('seccompProfile', 'type').set('RuntimeDefault'),
  ]
}
