import { isAtLeast } from '../../../kubernetes/version.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const hostProbeHost = defineRule({
  id: 'host-probe-host',
  title: 'A probe or lifecycle hook connects to another host',
  severity: 'warning',
  profile: 'recommended',
  podSecurity: { level: 'baseline', since: '1.34' },
  why: `
    The kubelet makes the connections of probes and hooks, from the network of the node. With a host of its own choice, a
    pod lets it knock at addresses that the pod itself cannot reach, and learns from its status which of them answer.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  ],
  equivalents: {
    'pod-security': ['hostProbesAndHostLifecycle'],
    gatekeeper: ['K8sPSPHostProbesLifecycle'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A probe of another host',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              livenessProbe:
                httpGet:
                  host: «10.0.0.1»
                  port: 8080
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
              livenessProbe:
                httpGet:
                  port: 8080
      `,
    },
  ],

  on: 'container',
  check(container, { kubernetes, report }) {
    if (!isAtLeast(kubernetes, 1, 34)) return
    const hosts = collect(HANDLERS, (path) => ACTIONS.map((action) => container.get(...path, action, 'host')))
    for (const host of hosts) {
      if (!host.string) continue
      report({
        at: host,
        message: `Container "${container.name}" makes the kubelet connect to "${host.string}".`,
        fixes: [
          { title: 'Remove host', applicability: 'unsafe', changes: [host.remove()] },
          sendAsHeader(host, host.string),
        ],
      })
    }
  },
})

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const

const ACTIONS = ['httpGet', 'tcpSocket'] as const

/** What is meant where the host is the name of a virtual host. */
function sendAsHeader(host: Value, name: string): Fix | undefined {
  const headers = host.parent?.get('httpHeaders')
  const isHttp = host.parent?.key === 'httpGet'
  if (!isHttp || !headers?.isMissing || name === 'localhost' || name.includes(':') || !/[a-z]/i.test(name))
    return undefined
  const changes = [host.remove(), headers.append({ name: 'Host', value: name })]
  return { title: `Send "${name}" as the Host header`, applicability: 'unsafe', changes }
}
