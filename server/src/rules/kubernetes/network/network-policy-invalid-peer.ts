import { readCidr, readIpBlock } from '../../../kubernetes/ip-block.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { networkPolicies, peersOf, policyName, rulesOf } from './network-policy.ts'

export const networkPolicyInvalidPeer = defineRule({
  id: 'network-policy-invalid-peer',
  title: 'A network policy has a peer or a port that the API server refuses',
  severity: 'error',
  profile: 'recommended',
  why: `
    The API server refuses the whole policy, so none of it is in force: pods that it would have isolated stay open to
    everyone, and the pipeline that applies it may go on with the rest.`,
  references: [`${networkPolicies}#networkpolicy-resource`],
  fixable: false,
  examples: [
    {
      title: 'A block beside a selector',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
            - from:
                - «ipBlock»:
                    cidr: 203.0.113.0/24
                  podSelector: {}
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
            - from:
                - ipBlock:
                    cidr: 203.0.113.0/24
                - podSelector: {}
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    for (const direction of ['ingress', 'egress'] as const) {
      for (const rule of rulesOf(spec, direction)) {
        for (const fault of [
          ...peersOf(rule, direction).map(faultOfPeer),
          ...rule.get('ports').items().map(faultOfPort),
        ]) {
          if (fault) report({ at: fault.at, message: `${policyName(resource)} has ${fault.what}.` })
        }
      }
    }
  },
})

interface Fault {
  readonly at: Parameters<typeof faultOfPeer>[0] | { readonly location: Value['location'] }
  readonly what: string
}

function faultOfPeer(peer: Value): Fault | undefined {
  const [block, pods, namespaces] = [peer.get('ipBlock'), peer.get('podSelector'), peer.get('namespaceSelector')]
  if (!block.exists) {
    const isEmpty = peer.node?.kind === 'map' && [block, pods, namespaces].every(({ isMissing }) => isMissing)
    return isEmpty ? { at: peer, what: 'a peer that names nobody' } : undefined
  }
  if (pods.exists || namespaces.exists)
    return { at: { location: block.keyLocation }, what: 'a block beside a selector' }
  const cidr = block.get('cidr')
  if (cidr.string !== undefined && !readCidr(cidr.string)) return { at: cidr, what: `no network in "${cidr.string}"` }
  const isKnown = block.json !== undefined && cidr.string !== undefined
  return isKnown && !readIpBlock(block)
    ? { at: { location: block.get('except').keyLocation }, what: `exceptions that are not inside of "${cidr.string}"` }
    : undefined
}

function faultOfPort(port: Value): Fault | undefined {
  const [first, last] = [port.get('port'), port.get('endPort')]
  if (!last.exists) return undefined
  if (first.isMissing || first.string !== undefined)
    return { at: last, what: 'a last port without a number as the first' }
  const isBackward = typeof first.scalar === 'number' && typeof last.scalar === 'number' && last.scalar < first.scalar
  return isBackward ? { at: last, what: 'a last port before the first' } : undefined
}
