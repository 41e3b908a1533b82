import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { isPublicLoadBalancer } from './load-balancer.ts'
import { isAll } from './network-policy.ts'
import { serviceName, services } from './service.ts'

export const serviceLoadBalancerPublic = defineRule({
  id: 'service-load-balancer-public',
  title: 'A load balancer takes connections from anywhere',
  severity: 'warning',
  profile: 'strict',
  why: `
    In most clouds a load balancer gets a public address, and scanners find it within minutes. Whatever the pods behind it
    forget to check is open to everyone then.`,
  references: [`${services}#internal-load-balancer`, `${services}#loadbalancer`],
  equivalents: {
    'kube-linter': ['exposed-services'],
    kics: ['26763a1c-5dda-4772-b507-5fca7fb5f165'],
    kyverno: ['no-loadbalancer-service'],
    gatekeeper: ['K8sBlockLoadBalancer'],
    kubescape: ['C-0256'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A service for the office',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: «LoadBalancer»
          selector:
            app: web # in the back
          ports:
            - port: 443
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          selector:
            app: web # in the back
          ports:
            - port: 443
          loadBalancerSourceRanges:
            - 10.0.0.0/8
            - 172.16.0.0/12
            - 192.168.0.0/16
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (!isPublicLoadBalancer(resource)) return
    const ranges = spec.get('loadBalancerSourceRanges')
    const everywhere = ranges.items().filter((range) => EVERYWHERE.some((all) => range.is(all)) && !range.isConditional)
    const isUnlimited = isAll(ranges)
    if (!isUnlimited && everywhere.length === 0) return
    report({
      at: everywhere[0] ?? spec.get('type'),
      message: `${serviceName(resource)} has a load balancer that takes connections from anywhere.`,
      fixes: [
        limit(ranges),
        ...(isUnlimited ? clouds : []).map(([cloud, annotation, value]): Fix => {
          const title = `Make it an internal load balancer of ${cloud}`
          return { title, applicability: 'manual', changes: [resource.annotations.get(annotation).set(value)] }
        }),
      ],
    })
  },
})

const EVERYWHERE = ['0.0.0.0/0', '::/0']

const clouds = [
  ['AWS', 'service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal'],
  ['Azure', 'service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
  ['Google Cloud', 'networking.gke.io/load-balancer-type', 'Internal'],
] as const

function limit(ranges: Value): Fix {
  const changes = [ranges.set(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])]
  return { title: 'Take connections from private addresses only', applicability: 'unsafe', changes }
}
