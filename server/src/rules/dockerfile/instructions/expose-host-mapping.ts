import { defineRule } from '../../rule.ts'
import { exposedPortsOf } from './exposed-port.ts'

export const exposeHostMapping = defineRule({
  id: 'expose-host-mapping',
  title: 'EXPOSE names a port of the host',
  severity: 'warning',
  profile: 'recommended',
  why: `
    An image cannot choose a port or an address of the host: that part is ignored. Who reads that the port is bound to
    localhost only believes in a protection that is not there.`,
  references: [
    'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
    'https://docs.docker.com/reference/dockerfile/#expose',
  ],
  equivalents: { buildkit: ['ExposeInvalidFormat'], dockerfilelint: ['expose_host_port'] },
  fixable: 'manual',
  examples: [
    {
      title: 'As in docker run',
      bad: `
        FROM nginx:1.29
        EXPOSE 443 «127.0.0.1:8080:80/tcp»
      `,
      good: `
        FROM nginx:1.29
        EXPOSE 443 80/tcp
      `,
    },
  ],

  on: 'instruction',
  keywords: ['EXPOSE'],
  check(instruction, { report }) {
    for (const { argument, host, port } of exposedPortsOf(instruction)) {
      if (host === '' || port === '') continue
      report({
        at: argument,
        message: `EXPOSE "${argument.string}" names an address or a port of the host.`,
        fixes: [
          {
            title: `Expose port ${port}`,
            applicability: 'manual',
            changes: [argument.part(0, host.length).replace('')],
          },
        ],
      })
    }
  },
})
