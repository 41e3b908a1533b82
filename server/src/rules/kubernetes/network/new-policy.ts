import type { Resource } from '../../../kubernetes/resource.ts'
import type { AppendDocument } from '../../../yaml/change.ts'
import type { Json, JsonMap } from '../../../yaml/json.ts'

/** Lets pods ask for names: at the DNS of the cluster, which has this label in all common distributions. */
export const dnsRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
} as const satisfies Json

/** Puts a NetworkPolicy behind a resource, in its namespace. A Namespace is its own. */
export function newPolicy(behind: Resource, name: string, spec: JsonMap): AppendDocument {
  const namespace = behind.groupKind === '/Namespace' ? behind.name : behind.namespace
  return {
    kind: 'append-document',
    after: behind.value.text,
    value: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, ...(namespace !== undefined && { namespace }) },
      spec,
    },
  }
}
