import { defineRule } from '../../rule.ts'
import { openedPortsOf } from './opened-port.ts'

export const hostPort = defineRule({
  id: 'host-port',
  title: 'A container opens a port of its node',
  severity: 'warning',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    A port of the node is reachable from wherever the node is, past Services and their load balancers, and in many clusters
    past NetworkPolicies too. Whoever can reach the node talks to the container directly.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/configuration/overview/',
  ],
  equivalents: {
    'pod-security': ['hostPorts'],
    trivy: ['KSV-0024'],
    checkov: ['CKV_K8S_26'],
    kics: ['2b1836f1-dcce-416e-8e16-da8c71920633'],
    kubescape: ['C-0044', 'C-0204'],
    polaris: ['hostPortSet'],
    kyverno: ['disallow-host-ports', 'disallow-host-ports-range'],
    gatekeeper: ['K8sPSPHostNetworkingPorts'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'One of two ports',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              ports:
                - containerPort: 8080
                  hostPort: «80» # for everyone
                - containerPort: 9090
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
              ports:
                - containerPort: 8080
                  # for everyone
                - containerPort: 9090
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    // In the network of the node every port of the container is one of the node, written or not.
    const ports = container.pod.get('hostNetwork').isNot(true) ? openedPortsOf(container) : []
    for (const { hostPort, number, changes } of ports) {
      report({
        at: hostPort,
        message: `Container "${container.name}" opens port ${number} of its node.`,
        fixes: [{ title: 'Remove hostPort', applicability: 'unsafe', changes }],
      })
    }
  },
})
