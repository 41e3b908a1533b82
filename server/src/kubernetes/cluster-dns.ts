import { type Answer, anyOf } from './answer.ts'
import type { NetworkPolicy } from './network-policy.ts'
import { hasRuleFor, type PodEndpoint } from './network-traffic.ts'

/**
 * Whether a policy lets its pods ask the DNS of the cluster, which is in `kube-system`. What labels its pods have depends
 * on the distribution. A policy that says no namespace is taken to be for another one.
 */
export function mayResolveNames(policy: NetworkPolicy): Answer {
  const { namespace = '' } = policy
  const answers = PORTS.map((port) =>
    hasRuleFor({ ...policy, namespace }, 'egress', clusterDns, { to: clusterDns, port, protocol: 'UDP' }),
  )
  return anyOf(answers)
}

/** Its Service is at 53, its pods of some distributions are at others. */
const PORTS = [53, 5353, 8053, 1053]

const clusterDns: PodEndpoint = {
  kind: 'pod',
  namespace: 'kube-system',
  namespaceLabels: { values: new Map([['kubernetes.io/metadata.name', 'kube-system']]), open: true },
  labels: { values: new Map(), open: true },
  usesHostNetwork: 'no',
  ports: { items: [], isOpen: true },
}
