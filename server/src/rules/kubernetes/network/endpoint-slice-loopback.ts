import { readAddress } from '../../../kubernetes/ip-block.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'

export const endpointSliceLoopback = defineRule({
  id: 'endpoint-slice-loopback',
  title: 'Endpoints send to the node that forwards for them',
  severity: 'error',
  profile: 'recommended',
  why: `
    Loopback and link-local addresses mean another machine wherever they are used: whoever connects to the Service reaches
    what listens on his own node only, or the metadata of the cloud (CVE-2021-25737). API servers refuse such addresses since
    Kubernetes 1.21.`,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpoints',
    'https://github.com/kubernetes/kubernetes/issues/102106',
  ],
  fixable: false,
  examples: [
    {
      title: 'The metadata of the cloud',
      bad: `
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata:
          name: metadata-1
          labels:
            kubernetes.io/service-name: metadata
        addressType: IPv4
        endpoints:
          - addresses:
              - «169.254.169.254» # of the node
      `,
      good: `
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata:
          name: metadata-1
          labels:
            kubernetes.io/service-name: metadata
        addressType: IPv4
        endpoints:
          - addresses:
              - 10.20.0.15 # of the node
      `,
    },
  ],

  on: 'resource',
  kinds: ['discovery.k8s.io/EndpointSlice', '/Endpoints'],
  check(resource, { report }) {
    const { kind, name } = resource
    for (const address of addressesIn(resource)) {
      const read = address.string === undefined ? undefined : readAddress(address.string)
      if (!read || address.isConditional || !SPECIAL.has(read.range())) continue
      report({
        at: address,
        message: `${kind} "${name ?? '…'}" sends to ${address.string}, which is the node that forwards itself.`,
      })
    }
  },
})

const SPECIAL: ReadonlySet<string> = new Set(['loopback', 'linkLocal'])

function addressesIn({ groupKind, value }: Resource): readonly Value[] {
  if (groupKind === 'discovery.k8s.io/EndpointSlice') {
    return collect(itemsOf(value.get('endpoints')), (endpoint) => endpoint.get('addresses').items())
  }
  const lists = collect(itemsOf(value.get('subsets')), (set) => [set.get('addresses'), set.get('notReadyAddresses')])
  return collect(lists, (list) => itemsOf(list).map((item) => item.get('ip')))
}

function itemsOf(list: Value): readonly Value[] {
  return list.items().filter((item) => !item.isConditional)
}
