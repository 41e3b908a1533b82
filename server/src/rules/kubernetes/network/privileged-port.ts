import type { Container } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const privilegedPort = defineRule({
  id: 'privileged-port',
  title: 'A container listens on a port below 1024',
  severity: 'info',
  profile: 'strict',
  why: `
    On many nodes only root, or who has the capability NET_BIND_SERVICE, may listen on such a port. So the image runs as root
    for the sake of a number that a Service can give it anyway, and an attacker in it is root, too.`,
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  equivalents: { 'kube-linter': ['privileged-ports'], trivy: ['KSV-0117'] },
  fixable: 'manual',
  examples: [
    {
      title: 'HTTP',
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
                - name: http
                  containerPort: «80» # as always
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
                - name: http
                  containerPort: 8080 # as always
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const sysctls = pod.get('securityContext', 'sysctls')
    const isLifted = !sysctls.isMissing && !sysctls.items().every((sysctl) => sysctl.get('name').isNot(LIMIT))
    if (pod.isWindows || isLifted || sysctls.isUnknown || sysctls.isOpen) return
    const containers = pod.containers()
    const used = new Set(collect(containers, portNumbers))
    for (const container of containers) {
      for (const item of container.get('ports').items()) {
        const port = item.get('containerPort')
        const number = port.scalar
        if (typeof number !== 'number' || number < 1 || number > 1023 || item.isConditional) continue
        const other = usual[number] ?? number + 8000
        const title = `Listen on port ${other}, to which the application and what connects to it by number have to change`
        const fix = { title, applicability: 'manual', changes: [port.set(other)] } as const
        report({
          at: port,
          message: `Container "${container.name}" listens on port ${number}, which is below 1024.`,
          fixes: used.has(other) ? [] : [fix],
        })
      }
    }
  },
})

const usual: Readonly<Record<number, number>> = { 80: 8080, 443: 8443 }

const LIMIT = 'net.ipv4.ip_unprivileged_port_start'

function portNumbers(container: Container): readonly unknown[] {
  return container
    .get('ports')
    .items()
    .map((port) => port.get('containerPort').scalar)
}
