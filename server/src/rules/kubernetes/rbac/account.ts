import type { Answer } from '../../../kubernetes/answer.ts'
import type { PodSpec } from '../../../kubernetes/pod.ts'
import { type Automount, accountOf, automountOf, mountsToken } from '../../../kubernetes/pod-token.ts'
import type { Located } from '../../../text/document.ts'
import type { UnitIndex } from '../../rule.ts'

const ACCOUNT = '/ServiceAccount'

/** The account of a pod, and where it is named; the pod itself where it names none. */
export interface Runner {
  readonly name: string
  readonly at: Located
}

/** As what a pod runs; `undefined` where that is not known. */
export function runnerOf(pod: PodSpec): Runner | undefined {
  const { name, value } = accountOf(pod)
  return name === undefined ? undefined : { name, at: value.exists ? value : pod }
}

/** Whether the token of its account is mounted into a pod. */
export function tokenOf(pod: PodSpec, account: string, unit: UnitIndex): Answer {
  return mountsToken(automountOf(pod), automountIn(unit, pod, account))
}

/** What a ServiceAccount of the unit says; every namespace has a default one, which says nothing. */
function automountIn(unit: UnitIndex, { resource }: PodSpec, name: string): Automount {
  const found = unit.find(ACCOUNT, unit.namespaceOf(resource), name)
  if (found.kind === 'found') return found.resource.facts.automount ?? 'unknown'
  return found.kind === 'missing' && name === 'default' ? 'unset' : 'unknown'
}
