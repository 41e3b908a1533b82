import type { Container } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'
import { removeWhole } from './removal.ts'

/** A capability that a container adds to those it has from its runtime. */
export interface AddedCapability {
  /** As written: neither case nor a prefix `CAP_` is made the same. */
  readonly name: string
  readonly value: Value
}

/** The capabilities that a container certainly asks for. */
export function addedCapabilities(container: Container): readonly AddedCapability[] {
  const items = container.get('securityContext', 'capabilities', 'add').items()
  return collect(items, (value) => (value.string === undefined ? [] : [{ name: value.string, value }]))
}

/** Whether the baseline standard lets a container add the capability; it compares names as they are written. */
export function isInBaseline(name: string): boolean {
  return BASELINE.has(name)
}

/** Takes the capability away from those that are added. */
export function removeCapability({ name, value }: AddedCapability): Fix {
  return { title: `Remove ${name} from the added capabilities`, applicability: 'unsafe', changes: [removeWhole(value)] }
}

const BASELINE: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])
