import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { reportHostNamespace } from './host-namespace.ts'
import { openedPortsOf } from './opened-port.ts'

export const hostNetwork = defineRule({
  id: 'host-network',
  title: 'A pod shares the network of its node',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    In the network of its node a pod reaches what listens on the loopback address there, the kubelet and cloud metadata
    included, and can record the traffic of the node. No NetworkPolicy applies to it.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  ],
  equivalents: {
    'pod-security': ['hostNamespaces'],
    'kube-linter': ['host-network'],
    trivy: ['KSV-0009'],
    checkov: ['CKV_K8S_19'],
    kics: ['6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a'],
    kubescape: ['C-0041', 'C-0196'],
    polaris: ['hostNetworkSet'],
    kyverno: ['disallow-host-namespaces'],
    gatekeeper: ['K8sPSPHostNetworkingPorts'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The DNS policy for such pods goes too',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: «true»
          dnsPolicy: ClusterFirstWithHostNet
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, context) {
    const dnsPolicy = pod.get('dnsPolicy')
    const policy = dnsPolicy.is('ClusterFirstWithHostNet') ? [dnsPolicy.remove()] : []
    // Those of the pod's own network would be opened on the node as well.
    const ports = collect(pod.containers(), (container) => collect(openedPortsOf(container), ({ changes }) => changes))
    const says = 'shares the network of its node, where no NetworkPolicy applies to it'
    reportHostNamespace(pod, context, 'hostNetwork', says, [...policy, ...ports])
  },
})
