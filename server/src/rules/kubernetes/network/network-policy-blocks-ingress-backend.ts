import { type BackendPlace, backendsOf, routeKinds } from '../../../kubernetes/backend.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import { defineRule } from '../../rule.ts'
import { blockedBehind } from './blocked-backend.ts'
import { networkPolicies } from './network-policy.ts'
import { hasOnlyNetworkPolicies, otherPolicyKinds } from './other-policies.ts'
import { nameOf } from './unit-pods.ts'

export const networkPolicyBlocksIngressBackend = defineRule({
  id: 'network-policy-blocks-ingress-backend',
  title: 'Traffic from outside is sent to pods that take none',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Users get errors, and the usual repair in a hurry is to delete the network policy. A rule that lets the namespace of the
    ingress controller in keeps the pods closed to everyone else.`,
  references: [`${networkPolicies}#behavior-of-to-and-from-selectors`],
  fixable: false,
  examples: [
    {
      title: 'An Ingress to pods that are closed',
      bad: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: { name: deny }
          spec: { podSelector: {} }
        `,
        'web.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: Ingress
          metadata: { name: web }
          spec:
            defaultBackend:
              service:
                name: «web»
                port: { number: 80 }
          ---
          apiVersion: v1
          kind: Service
          metadata: { name: web }
          spec: { selector: { app: web }, ports: [{ port: 80 }] }
          ---
          apiVersion: v1
          kind: Pod
          metadata: { name: web, labels: { app: web } }
          spec: { containers: [{ name: app, image: nginx:1.29 }] }
        `,
      },
      good: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: { name: deny }
          spec:
            podSelector: {}
            ingress:
              - from:
                  - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress } }
        `,
      },
    },
  ],

  on: 'resource',
  kinds: ['/Service', ...routeKinds],
  reads: ['/Service', 'networking.k8s.io/NetworkPolicy', ...otherPolicyKinds, ...workloadKinds],
  check(resource, { unit, report }) {
    const namespace = unit.namespaceOf(resource)
    const places = [...balanced(resource), ...backendsOf(resource)].filter((place) => place.namespace === undefined)
    if (places.length === 0 || !unit.isWhole || !hasOnlyNetworkPolicies(unit)) return
    for (const { service: name, at } of places) {
      const found = unit.find('/Service', namespace, name)
      const service = found.kind === 'found' ? found.resource.facts.service : undefined
      const blocked = service && blockedBehind(service, unit, namespace)
      if (!blocked) continue
      const { workload, policy } = blocked
      report({
        at,
        message: `Service "${name}" leads to ${nameOf(workload)}, whose pods take nothing from outside of their namespace.`,
        related: [
          policy.related(`${nameOf(policy)} closes the pods.`),
          workload.related(`${nameOf(workload)} has the pods.`),
        ],
      })
    }
  },
})

/** A load balancer leads to its own Service. */
function balanced({ groupKind, value, name }: Resource): readonly BackendPlace[] {
  const isBalancer = groupKind === '/Service' && value.get('spec', 'type').is('LoadBalancer')
  const at = value.get('metadata', 'name')
  return isBalancer && name !== undefined ? [{ service: name, namespace: undefined, at }] : []
}
