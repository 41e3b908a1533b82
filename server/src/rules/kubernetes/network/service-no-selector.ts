import { defineRule } from '../../rule.ts'
import { hasNoEntry, serviceName, services } from './service.ts'

export const serviceNoSelector = defineRule({
  id: 'service-no-selector',
  title: 'A service that is open to the outside sends to addresses that are written by hand',
  severity: 'info',
  profile: 'strict',
  why: `
    Without a selector the addresses come from EndpointSlices that anybody with the right to write them fills in. They may
    name pods of other namespaces, past the network policies that keep strangers out (CVE-2021-25740).`,
  references: [`${services}#services-without-selectors`, 'https://github.com/kubernetes/kubernetes/issues/103675'],
  fixable: false,
  examples: [
    {
      title: 'A load balancer for something else',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: «legacy»
        spec:
          type: LoadBalancer
          ports:
            - port: 443
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: legacy
        spec:
          type: LoadBalancer
          selector:
            app: legacy
          ports:
            - port: 443
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const type = spec.get('type')
    if (!(type.is('LoadBalancer') || type.is('NodePort')) || !hasNoEntry(spec.get('selector'))) return
    report({
      at: resource,
      message: `${serviceName(resource)} is open to the outside and sends to addresses that are written by hand.`,
    })
  },
})
