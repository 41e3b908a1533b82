import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { defineRule, type Severity } from '../../rule.ts'
import { adminPortIn, containerPortsOf } from './admin-port.ts'
import { portsOf, serviceName } from './service.ts'

export const adminPortExposed = defineRule({
  id: 'admin-port-exposed',
  title: 'A port is that of a protocol for administrators',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Who gets through on such a port has a shell, a desktop, or all containers of a node: these are the ports that scanners try
    first, with stolen and guessed passwords. In a pod "kubectl exec" does the same, by the rights of the cluster.`,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/',
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
  ],
  equivalents: { 'kube-linter': ['ssh-port'], kubescape: ['C-0042'], kyverno: ['k6t-add-services'] },
  fixable: false,
  examples: [
    {
      title: 'SSH for everyone',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          selector:
            app: web
          ports:
            - name: http
              port: 80
            - name: ssh # for the night shift
              port: «22»
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          selector:
            app: web
          ports:
            - name: http
              port: 80
      `,
    },
    {
      title: 'The Docker API in a pod',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: docker
              image: docker:29-dind
              ports:
                - containerPort: «2375»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: docker
              image: docker:29-dind
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service', ...workloadKinds],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const isService = resource.groupKind === '/Service'
    const isOutside = isService && (spec.get('type').is('LoadBalancer') || spec.get('type').is('NodePort'))
    const severity: Severity = isOutside ? 'warning' : 'info'
    for (const port of isService ? portsOf(spec) : []) {
      const [at, what] = adminPortIn([port.get('port'), port.get('targetPort')], isOutside) ?? []
      const where = isOutside ? ', to the outside of the cluster' : ''
      if (at) report({ at, severity, message: `${serviceName(resource)} opens ${what}${where}.` })
    }
    for (const [port, name] of containerPortsOf(resource)) {
      const [at, what] = adminPortIn([port], false) ?? []
      if (at) report({ at, severity: 'info', message: `Container "${name}" opens ${what}.` })
    }
  },
})
