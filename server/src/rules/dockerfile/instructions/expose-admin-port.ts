import { removeArgument, removeInstruction } from '../../../docker/change.ts'
import { adminPorts } from '../../../docker/data/admin-ports.ts'
import { defineRule } from '../../rule.ts'

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
  check(instruction, { report }) {
    if (instruction.keyword !== 'EXPOSE') return
    const { arguments: ports } = instruction
    for (const port of ports) {
      const service = serviceAt(port.string ?? '')
      if (service === undefined) continue
      const change = ports.length === 1 ? removeInstruction(instruction) : removeArgument(port)
      report({
        at: port,
        message: `Port "${port.string}" is that of ${service}.`,
        fixes: [{ title: `Remove port ${port.string}`, applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})

/** What listens on one of the ports, `22`, `22/tcp` or `20-30`, that are offered over TCP. */
function serviceAt(ports: string): string | undefined {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(ports) ?? []
  if (from === undefined) return undefined
  const [, service] = [...adminPorts.rows].find(([port]) => port >= Number(from) && port <= Number(to)) ?? []
  return service
}
