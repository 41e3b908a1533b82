import { type NetworkPolicy, type Protocol, readNetworkPolicy } from '../../server/src/kubernetes/network-policy.ts'
import { type Endpoint, mayConnect, type PodEndpoint } from '../../server/src/kubernetes/network-traffic.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { type Row, rows } from './network-rows.ts'
import { specs } from './network-specs.ts'

/**
 * How many rows have another answer than they say.
 *
 * @public Called by way of the bundles of mutants.
 */
export function countWrong(): number {
  return Object.values(rows)
    .flat()
    .filter((row) => answerTo(row) !== row[4]).length
}

export function answerTo([policies, from, to, target]: Row): string {
  const [port, protocol] = target.split('/')
  const sender = endpoint(from)
  return mayConnect(policies.split(' ').filter(Boolean).map(policy), {
    from: sender,
    to: to === 'itself' ? sender : endpoint(to),
    port: Number(port),
    protocol: (protocol ?? 'TCP') as Protocol, // The rows write nothing else.
  })
}

function policy(name: string): NetworkPolicy {
  const [spec, namespace = 'shop'] = name.split(':').reverse()
  const content = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name.replace(':', '-')}, namespace: ${namespace}}\nspec: ${specs[spec!]}\n`
  const [resource] = resourcesOf(readYaml('file:///policy.yaml', content, 'kubernetes')[0]!.text)
  return readNetworkPolicy(resource!)
}

function endpoint(text: string): Endpoint {
  const pod = /^([a-z-]+)\/([^@+]*)(@host)?(?:\+([a-z]+)=([0-9]+))?$/.exec(text)
  if (!pod) return { kind: 'address', address: text }
  const [, namespace, labels, host, name, port] = pod
  return {
    kind: 'pod',
    namespace,
    namespaceLabels: partial(`team=${namespace},kubernetes.io/metadata.name=${namespace}`),
    labels: partial(labels ?? ''),
    usesHostNetwork: host ? 'yes' : 'no',
    ports: { items: name ? [{ name, protocol: 'TCP', port: Number(port) }] : [], isOpen: false },
  }
}

function partial(labels: string): PodEndpoint['labels'] {
  const pairs = labels.split(',').filter(Boolean)
  return { values: new Map(pairs.map((pair) => pair.split('=') as [string, string])), open: false } // Each has one `=`.
}
