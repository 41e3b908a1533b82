import { removeArgument, removeInstruction } from '../../../docker/change.ts'
import { adminPorts } from '../../../docker/data/admin-ports.ts'
import { defineRule } from '../../rule.ts'
import { type ExposedPort, exposedPortsOf, rangeOf } from './exposed-port.ts'

export const exposeAdminPort = defineRule({
  id: 'expose-admin-port',
  title: 'An image offers a port of remote administration',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A service for remote administration in a container is one more door with passwords and keys of its own, past all that
    watches over the runtime. Who needs a shell there has docker exec and kubectl exec, with their rights and logs.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://docs.docker.com/engine/containers/multi-service_container/',
  ],
  equivalents: {
    trivy: ['DS-0004'],
    checkov: ['CKV_DOCKER_1'],
    kics: ['5907595b-5b6d-4142-b173-dbb0e73fbff8'],
    sonar: ['S6473'],
    'cis-docker': ['5.7'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'SSH beside the server',
      bad: `
        FROM debian:13-slim
        # the server, and a way in
        EXPOSE 8080 «22»
        EXPOSE «2375/tcp»
        CMD ["app"]
      `,
      good: `
        FROM debian:13-slim
        # the server, and a way in
        EXPOSE 8080
        CMD ["app"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['EXPOSE'],
  check(instruction, { report }) {
    for (const port of exposedPortsOf(instruction)) {
      const service = serviceAt(port)
      if (service === undefined) continue
      const { argument } = port
      const isOnly = instruction.arguments.length === 1
      const change = isOnly ? removeInstruction(instruction) : removeArgument(argument)
      report({
        at: argument,
        message: `Port "${argument.string}" is that of ${service}.`,
        fixes: [{ title: `Remove port ${argument.string}`, applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})

/** What listens on one of the ports, where they are offered over TCP. */
function serviceAt(ports: ExposedPort): string | undefined {
  const range = rangeOf(ports)
  if (!range || ports.host !== '' || ports.protocol.toLowerCase() !== 'tcp') return undefined
  const [, service] = [...adminPorts.rows].find(([port]) => port >= range.first && port <= range.last) ?? []
  return service
}
