import { EXTERNAL_DNS_HOST, hostsIn } from '../../../kubernetes/service.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { serviceName } from './service.ts'
import { nameOf } from './unit-pods.ts'

export const externalDnsHostConflict = defineRule({
  id: 'external-dns-host-conflict',
  title: 'Two services ask for the same name in the DNS',
  severity: 'info',
  profile: 'strict',
  why: `
    Which of the two gets the name depends on which was seen first. Users end up at the other application and send it their
    cookies, and so they do when a stranger's Service in the cluster asks for a name that is yours.`,
  references: ['https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/'],
  equivalents: { kyverno: ['unique-external-dns'] },
  fixable: false,
  examples: [
    {
      title: 'A copy',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: shop
          annotations:
            external-dns.alpha.kubernetes.io/hostname: shop.example.com
        spec:
          type: LoadBalancer
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: shop-test
          annotations:
            external-dns.alpha.kubernetes.io/hostname: «shop.example.com» # like the other
        spec:
          type: LoadBalancer
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: shop
          annotations:
            external-dns.alpha.kubernetes.io/hostname: shop.example.com
        spec:
          type: LoadBalancer
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: shop-test
          annotations:
            external-dns.alpha.kubernetes.io/hostname: shop-test.example.com # like the other
        spec:
          type: LoadBalancer
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  reads: ['/Service'],
  check(resource, { unit, report }) {
    const { name, annotations } = resource
    const annotation = annotations.get(EXTERNAL_DNS_HOST)
    const hosts = hostsIn(annotation)
    if (name === undefined || hosts.length === 0) return
    const namespace = unit.namespaceOf(resource)
    const others = collect(unit.resourcesIn('/Service', namespace).certain, (other) => {
      const host = hosts.find((one) => other.facts.service?.hosts.includes(one))
      // Of two, the one with the later name is the copy.
      const isEarlier = other.facts.name !== undefined && other.facts.name < name
      return host !== undefined && isEarlier ? [[other, host] as const] : []
    })
    const [first] = others
    if (!first) return
    report({
      at: annotation,
      message: `${serviceName(resource)} asks for the name ${first[1]}, and so does ${nameOf(first[0])}.`,
      related: others.map(([other]) => other.related('This one asks for it, too.')),
    })
  },
})
