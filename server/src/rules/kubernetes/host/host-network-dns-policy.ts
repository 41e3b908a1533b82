import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'

export const hostNetworkDnsPolicy = defineRule({
  id: 'host-network-dns-policy',
  title: 'A pod in the network of its node does not resolve the names of the cluster',
  severity: 'info',
  profile: 'strict',
  why: `
    In the network of its node a pod with the DNS policy ClusterFirst asks the DNS servers of the node. They do not know the
    Services of the cluster, so their names go out to servers elsewhere, whose answers decide where the pod connects to.`,
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'No DNS policy',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          hostNetwork: «true»
          containers:
            - name: agent
              image: busybox:1.37
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          hostNetwork: true
          containers:
            - name: agent
              image: busybox:1.37
          dnsPolicy: ClusterFirstWithHostNet
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const hostNetwork = pod.get('hostNetwork')
    const dnsPolicy = pod.get('dnsPolicy')
    const asksNode = dnsPolicy.isMissing || dnsPolicy.is('ClusterFirst')
    if (asksNode && hostNetwork.is(true)) {
      const changes = [dnsPolicy.set('ClusterFirstWithHostNet')]
      report({
        at: dnsPolicy.exists ? dnsPolicy : hostNetwork,
        message: `${nameOf(pod)} asks the DNS servers of its node, which do not know the names of the cluster.`,
        fixes: [{ title: 'Set dnsPolicy to ClusterFirstWithHostNet', applicability: 'unsafe', changes }],
      })
    }
  },
})
