import type { Container, PodSpec } from '../../../kubernetes/pod.ts'
import { isForLinux } from '../../../kubernetes/security-context.ts'
import { isAtLeast, type KubernetesVersion } from '../../../kubernetes/version.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'
import { mayBeExemptInUserNamespace, mayBeExemptOnWindows } from './exemption.ts'

/** A setting that confines a container, and how it is set. */
export interface Setting {
  readonly field: string
  readonly change: Change
}

/** The settings that neither a container nor its pod has, of those that its version and operating system have. */
export function missingSettings(container: Container, kubernetes: KubernetesVersion): readonly Setting[] {
  const demands = demandsOn(container.pod, kubernetes)
  return settingsOf(container).filter(({ field, isMissing }) => isMissing && demands.includes(field))
}

function demandsOn(pod: PodSpec, kubernetes: KubernetesVersion): readonly string[] {
  const isOnLinux = !mayBeExemptOnWindows(pod, kubernetes)
  const demands: readonly (readonly [field: string, isDemanded: boolean])[] = [
    ['allowPrivilegeEscalation', isOnLinux && isAtLeast(kubernetes, 1, 8)],
    ['capabilities', isOnLinux],
    ['readOnlyRootFilesystem', isForLinux(pod)],
    ['runAsNonRoot', !mayBeExemptInUserNamespace(pod, kubernetes)],
    ['seccompProfile', isOnLinux && isAtLeast(kubernetes, 1, 19)],
  ]
  return collect(demands, ([field, isDemanded]) => (isDemanded ? [field] : []))
}

function settingsOf(container: Container): readonly (Setting & { readonly isMissing: boolean })[] {
  const context = container.get('securityContext')
  const drop = context.get('capabilities', 'drop')
  const [escalation, readOnly] = [context.get('allowPrivilegeEscalation'), context.get('readOnlyRootFilesystem')]
  const [nonRoot, seccomp] = [container.effective('runAsNonRoot'), container.effective('seccompProfile')]
  // The API server refuses it beside the privileged mode.
  const isOpen = escalation.isMissing && context.get('privileged').isNot(true)
  const dropsNothing = drop.lacks('ALL') && drop.items().length === 0
  return [
    { field: 'allowPrivilegeEscalation', isMissing: isOpen, change: escalation.set(false) },
    { field: 'capabilities', isMissing: dropsNothing, change: drop.append('ALL') },
    { field: 'readOnlyRootFilesystem', isMissing: readOnly.isMissing, change: readOnly.set(true) },
    { field: 'runAsNonRoot', isMissing: nonRoot.isMissing, change: nonRoot.set(true) },
    { field: 'seccompProfile', isMissing: seccomp.isMissing, change: seccomp.get('type').set('RuntimeDefault') },
  ]
}
