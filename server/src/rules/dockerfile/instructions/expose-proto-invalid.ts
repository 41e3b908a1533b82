import { defineRule } from '../../rule.ts'
import { exposedPortsOf } from './exposed-port.ts'

export const exposeProtoInvalid = defineRule({
  id: 'expose-proto-invalid',
  title: 'EXPOSE names a protocol that does not exist',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder knows tcp, udp and sctp, and refuses everything else. An image that cannot be built stays at its last
    version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  equivalents: { 'dockerfile-utils': ['INVALID_PROTO'] },
  fixable: false,
  examples: [
    {
      title: 'What speaks over TCP',
      bad: `
        FROM nginx:1.29
        EXPOSE 443/«http» 443/udp
      `,
      good: `
        FROM nginx:1.29
        EXPOSE 443/tcp 443/udp
      `,
    },
  ],

  on: 'instruction',
  keywords: ['EXPOSE'],
  check(instruction, { report }) {
    for (const { protocol, protocolPart } of exposedPortsOf(instruction)) {
      if (KNOWN.has(protocol.toLowerCase())) continue
      report({ at: protocolPart, message: `EXPOSE names "${protocol}", which is none of tcp, udp and sctp.` })
    }
  },
})

const KNOWN: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp'])
