import type { Value } from '../yaml/value.ts'
import type { Container, SharedField } from './pod.ts'
import type { ContainerSecurityField } from './security-context.ts'

/** One setting of a container's security, and who decides it. */
export interface EffectiveSetting {
  readonly field: ContainerSecurityField
  /** What counts: as written, or in words where nobody says anything. `undefined` where it cannot be known. */
  readonly value: string | undefined
  readonly from: 'container' | 'pod' | 'default'
}

/** What the security context of a container comes to, with the defaults of Kubernetes for what nobody says. */
export function effectiveSettings(container: Container): readonly EffectiveSetting[] {
  return shownFields.map((field) => settingOf(container, field))
}

const shownFields: readonly ContainerSecurityField[] = [
  'runAsNonRoot',
  'runAsUser',
  'runAsGroup',
  'privileged',
  'allowPrivilegeEscalation',
  'capabilities',
  'readOnlyRootFilesystem',
  'seccompProfile',
  'appArmorProfile',
  'seLinuxOptions',
  'procMount',
]

/** From the API reference of `SecurityContext`, in words where the node or the image decides. */
const defaults: Readonly<Partial<Record<ContainerSecurityField, string>>> = {
  runAsNonRoot: 'false',
  runAsUser: 'the user of the image',
  runAsGroup: 'the group of the image',
  privileged: 'false',
  allowPrivilegeEscalation: 'true',
  capabilities: 'those of the runtime',
  readOnlyRootFilesystem: 'false',
  seccompProfile: 'that of the node, mostly none',
  appArmorProfile: 'that of the runtime, where the node has AppArmor',
  seLinuxOptions: 'chosen by the runtime',
  procMount: 'Default',
}

const sharedFields: ReadonlySet<string> = new Set<SharedField>([
  'appArmorProfile',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
])

function settingOf(container: Container, field: ContainerSecurityField): EffectiveSetting {
  const own = container.get('securityContext', field)
  const shared = container.pod.get('securityContext', field)
  const isFromPod = own.isMissing && sharedFields.has(field) && !shared.isMissing
  const value = isFromPod ? shared : own
  if (value.isMissing) return { field, value: defaults[field] ?? '', from: 'default' }
  return { field, value: textOf(field, value), from: isFromPod ? 'pod' : 'container' }
}

function textOf(field: ContainerSecurityField, value: Value): string | undefined {
  if (field === 'capabilities') return capabilitiesIn(value)
  if (field === 'seccompProfile' || field === 'appArmorProfile') return profileIn(value)
  if (field !== 'seLinuxOptions') return scalarText(value)
  const parts = value.entries().map(([name, option]) => `${name}: ${scalarText(option) ?? '…'}`)
  return value.isUnknown || value.isOpen ? undefined : parts.join(', ')
}

function capabilitiesIn(value: Value): string | undefined {
  const parts: string[] = []
  for (const list of ['drop', 'add'] as const) {
    const names = value.get(list)
    if (names.isUnknown || names.isOpen) return undefined
    const items = names.items().map((item) => item.string)
    if (items.includes(undefined)) return undefined
    if (items.length > 0) parts.push(`${list} ${items.join(', ')}`)
  }
  return parts.length > 0 ? parts.join('; ') : defaults.capabilities
}

function profileIn(value: Value): string | undefined {
  const type = value.get('type')
  const path = value.get('localhostProfile').string
  const text = scalarText(type)
  return text !== undefined && path !== undefined ? `${text} ${path}` : text
}

function scalarText({ scalar }: Value): string | undefined {
  return scalar === undefined || scalar === null ? undefined : String(scalar)
}
