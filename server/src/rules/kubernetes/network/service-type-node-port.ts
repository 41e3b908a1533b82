import { defineRule } from '../../rule.ts'
import { portsOf, serviceName, services } from './service.ts'

export const serviceTypeNodePort = defineRule({
  id: 'service-type-node-port',
  title: 'A service opens a port on every node',
  severity: 'info',
  profile: 'strict',
  why: `
    The port is open on all nodes, also on those that have a public address and run none of the pods. Firewalls are made for
    the load balancers in front, so an attacker who reaches any node gets past them.`,
  references: [`${services}#type-nodeport`],
  equivalents: {
    'kube-linter': ['exposed-services'],
    kics: ['845acfbe-3e10-4b8e-b656-3b404d36dfb2'],
    kyverno: ['restrict-nodeport', 'restrict-service-port-range'],
    gatekeeper: ['K8sBlockNodePort'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A service for one cluster',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: «NodePort» # for testing
          selector:
            app: web
          ports:
            - port: 80
              nodePort: 30080
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: ClusterIP # for testing
          selector:
            app: web
          ports:
            - port: 80
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const type = spec.get('type')
    const message = `${serviceName(resource)} opens a port on every node.`
    if (type.is('NodePort')) {
      // The API server refuses these beside ClusterIP.
      const outside = ['externalTrafficPolicy', 'healthCheckNodePort'].map((field) => spec.get(field))
      const opened = [...outside, ...portsOf(spec).map((port) => port.get('nodePort'))].filter(({ exists }) => exists)
      const changes = [type.set('ClusterIP'), ...opened.map((field) => field.remove())]
      const fix = { title: 'Make it a ClusterIP service', applicability: 'unsafe', changes } as const
      report({ at: type, message, fixes: [fix] })
    }
    const allocate = spec.get('allocateLoadBalancerNodePorts')
    if (type.is('LoadBalancer') && (allocate.isMissing || allocate.is(true))) {
      const changes = [allocate.set(false)]
      const fix = { title: 'Let the load balancer do without node ports', applicability: 'unsafe', changes } as const
      report({ at: type, severity: 'hint', message, fixes: [fix] })
    }
  },
})
