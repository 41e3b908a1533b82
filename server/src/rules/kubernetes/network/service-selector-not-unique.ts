import { labelsIn } from '../../../kubernetes/selector-value.ts'
import { readService, type Service } from '../../../kubernetes/service.ts'
import { defineRule } from '../../rule.ts'
import { serviceName, services } from './service.ts'
import { nameOf } from './unit-pods.ts'

export const serviceSelectorNotUnique = defineRule({
  id: 'service-selector-not-unique',
  title: 'Two services lead to the same pods on the same port',
  severity: 'info',
  profile: 'strict',
  why: `
    One of the two was mostly copied and its selector forgotten. What is sent to it arrives at pods that somebody else answers
    for, which is how the traffic of one application ends up with another.`,
  references: [`${services}#defining-a-service`],
  equivalents: { gatekeeper: ['K8sUniqueServiceSelector'], kyverno: ['require-unique-service-selector'] },
  fixable: false,
  examples: [
    {
      title: 'A copy',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: orders
        spec:
          selector:
            app: orders
          ports: [{ port: 80 }]
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: payments
        spec:
          «selector»:
            app: orders # like the other
          ports: [{ port: 80 }]
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: orders
        spec:
          selector:
            app: orders
          ports: [{ port: 80 }]
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: payments
        spec:
          selector:
            app: payments # like the other
          ports: [{ port: 80 }]
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  reads: ['/Service'],
  check(resource, { unit, report }) {
    const { name } = resource
    const selector = resource.value.get('spec', 'selector')
    if (name === undefined) return
    const own = readService(resource)
    // Of two, the one with the later name is the copy.
    const all = unit.selecting('/Service', unit.namespaceOf(resource), labelsIn(selector)).certain
    const others = all.filter(({ facts }) => {
      return facts.name !== undefined && facts.name < name && facts.service && isAlike(own, facts.service)
    })
    const [other] = others
    if (!other) return
    report({
      at: { location: selector.keyLocation },
      message: `${serviceName(resource)} leads to the same pods as ${nameOf(other)} on the same port.`,
      related: others.map((one) => one.related('This one leads there, too.')),
    })
  },
})

/** One without an address of its own, and one of another type, are there for other callers. */
function isAlike(a: Service, b: Service): boolean {
  if (a.isHeadless !== 'no' || b.isHeadless !== 'no' || a.type !== b.type || a.type === 'unknown') return false
  if (typeof a.pods === 'string' || typeof b.pods === 'string' || keyOf(a) !== keyOf(b)) return false
  return a.ports.items.some((port) =>
    b.ports.items.some((other) => port.port === other.port && port.protocol === other.protocol),
  )
}

function keyOf({ pods }: Service): string {
  const labels = typeof pods === 'string' ? [] : pods.map(({ key, values }) => `${key}=${values}`)
  return labels.sort().join()
}
