import { namespaceOf } from '../../../kubernetes/namespace.ts'
import type { PodSpec } from '../../../kubernetes/pod.ts'
import { accountOf } from '../../../kubernetes/pod-token.ts'
import { collect } from '../../../text/collect.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Context, Fix } from '../../rule.ts'

const ACCOUNT = '/ServiceAccount'
const MOST_OFFERED = 3

/** Makes a pod run as a ServiceAccount that is there. */
export function runAs(pod: PodSpec, name: string): Fix {
  return { title: `Run as ServiceAccount ${name}`, applicability: 'manual', changes: [setAccount(pod, name)] }
}

/** Puts a ServiceAccount without a token behind the document of a pod; none where it would be there whatever a template says. */
export function makeAccount(pod: PodSpec, name: string, changes: readonly Change[] = []): Fix | undefined {
  const { text } = pod.value
  const namespace = namespaceOf(pod.resource)
  if (!text.gaps.isEmpty || namespace.kind === 'unknown') return undefined
  const value = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: namespace.kind === 'named' ? { name, namespace: namespace.name } : { name },
    automountServiceAccountToken: false,
  }
  return {
    title: `Make ServiceAccount ${name}`,
    applicability: 'manual',
    changes: [...changes, { kind: 'append-document', after: text, value }],
  }
}

/** Gives a pod that runs as the default account one of its own, that of its name first. */
export function ownAccount(pod: PodSpec, { unit }: Context): readonly (Fix | undefined)[] {
  const namespace = unit.namespaceOf(pod.resource)
  const { name } = pod.resource
  const there = collect(unit.resourcesIn(ACCOUNT, namespace).certain, ({ facts }) =>
    facts.name === undefined || facts.name === 'default' ? [] : facts.name,
  )
  const own = name !== undefined && !there.includes(name) ? [makeAccount(pod, name, [setAccount(pod, name)])] : []
  const nameFirst = [...there.filter((other) => other === name), ...there.filter((other) => other !== name)]
  return [...own, ...nameFirst.slice(0, MOST_OFFERED).map((other) => runAs(pod, other))]
}

function setAccount(pod: PodSpec, name: string): Change {
  return accountOf(pod).value.set(name)
}
