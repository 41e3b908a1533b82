import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { isRoot } from '../users/user.ts'
import { exposedPortsOf, rangeOf } from './exposed-port.ts'

export const exposePrivilegedPortNonroot = defineRule({
  id: 'expose-privileged-port-nonroot',
  title: 'A user without rights is to listen on a port below 1024',
  severity: 'info',
  profile: 'recommended',
  why: `
    Ports below 1024 are those of root. Docker lets anyone open them since 20.10, other runtimes and Kubernetes not always:
    then the server fails, and the quick way out is to run it as root.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  ],
  equivalents: { 'cis-docker': ['5.8'] },
  fixable: false,
  examples: [
    {
      title: 'The port of HTTP',
      bad: `
        FROM debian:13-slim
        COPY shop /usr/local/bin/
        # HTTP, and metrics
        EXPOSE «80» 9090
        USER 10001
        CMD ["shop"]
      `,
      good: `
        FROM debian:13-slim
        COPY shop /usr/local/bin/
        # HTTP, and metrics
        EXPOSE 8080 9090
        USER 10001
        CMD ["shop"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal || stage.isWindows) return
    const { string: user } = stage.user
    if (!user || isRoot(user, false) || stage.chain.some(mayGrantPorts)) return
    const exposing = collect(stage.chain, (one) => one.all('EXPOSE'))
    for (const port of collect(exposing, exposedPortsOf)) {
      const range = rangeOf(port)
      if (!range || range.first === 0 || range.first >= FIRST_FREE) continue
      report({
        at: port.portPart,
        message: `Port ${port.port} is one of root, and the image runs as "${user}".`,
        related: [{ location: stage.user.location, message: 'The user is set here.' }],
      })
    }
  },
})

const FIRST_FREE = 1024

/** Whether a program may get the right to open such ports. */
function mayGrantPorts(stage: Stage): boolean {
  return stage.all('RUN').some(({ commands, isFullyRead }) => {
    return !isFullyRead || commands.some(({ name }) => name === undefined || name === 'setcap' || name === 'sysctl')
  })
}
